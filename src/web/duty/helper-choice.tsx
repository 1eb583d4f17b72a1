import { useState } from "react"
import { Field } from "../parts/field.tsx"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import type { DutyDay } from "./duty-type.ts"

type Helpers = DutyDay["helpers"]

type HelperChoiceProps = {
  label: string
  helpers: Helpers
  error?: string | undefined
  value: string
  onChange: (id: string) => void
}

/** So many are seen at a glance. */
const FEW = 12

/** Somebody on the roll: chosen from the list, which is as short as what is typed of the name makes it; the only one left is taken. */
export function HelperChoice({ label, helpers, error, value, onChange }: HelperChoiceProps) {
  const { t } = useWords()
  const [text, setText] = useState("")
  const named = helpers.filter(({ name }) => name !== "")
  const bearing = (typed: string) => named.filter(({ name }) => name.includes(typed.trim()))
  const find = (typed: string) => {
    setText(typed)
    const [only, ...others] = bearing(typed)
    if (only !== undefined && others.length === 0) onChange(only.id)
  }
  const chosen = named.filter(({ id }) => id === value)
  return (
    <>
      {named.length > FEW && (
        <TextField label={t("duty.findName")} autoComplete="off" value={text} onChange={find} />
      )}
      <Field label={label} error={error}>
        {(control) => (
          <select
            {...control}
            className="input"
            value={value}
            onChange={({ target }) => onChange(target.value)}
          >
            <option value="">{t("duty.choose")}</option>
            {[...new Set([...chosen, ...bearing(text)])].map(({ id, name, kind }) => (
              <option key={id} value={id}>
                {name} {t(`duty.kind.${kind}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  )
}
