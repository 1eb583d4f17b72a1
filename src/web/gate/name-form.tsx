import { type ReactNode, useId, useState } from "react"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

type NameFormProps = {
  title: string
  label: string
  hint?: string
  button: string
  busy: boolean
  refused: string | undefined
  /** True: it was added, and the form is for the next one. */
  onSend: (added: { id: string; name: string }) => Promise<boolean>
  /** Stands below the field, and may fill it. */
  below?: (fill: (name: string) => void) => ReactNode
}

/** Adds something that has nothing but a name: a post, a guard. */
export function NameForm({ title, label, hint, button, busy, refused, onSend, below }: NameFormProps) {
  const { t } = useWords()
  const heading = useId()
  const [id, setId] = useState(newId)
  const { values, set, errors, props, clear } = useForm(
    { name: "" },
    ({ name }) => errorsOf({ name: missing(name) }),
    async ({ name }) => {
      if (busy || !(await onSend({ id, name: name.trim() }))) return
      clear()
      setId(newId())
    },
  )
  return (
    <form {...props} className="form" aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      {refused !== undefined && <ErrorNote refusal={refused} />}
      <TextField
        label={label}
        hint={hint}
        maxLength={40}
        autoComplete="off"
        value={values.name}
        error={errors.name && t(errors.name)}
        onChange={(name) => set("name", name)}
      />
      {below?.((name) => set("name", name))}
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {button}
        </Button>
      </p>
    </form>
  )
}
