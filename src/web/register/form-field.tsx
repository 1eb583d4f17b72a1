import type { InputHTMLAttributes } from "react"
import type { Form } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"

type Texts<Values> = { [Name in keyof Values]: Values[Name] extends string ? Name : never }[keyof Values] &
  string

type FormFieldProps<Values> = {
  form: Form<Values>
  name: Texts<Values>
  label: string
  hint?: string
} & Pick<InputHTMLAttributes<HTMLInputElement>, "inputMode" | "maxLength" | "autoFocus">

/** A text field of a form: value, error and change tied to its name. */
export function FormField<Values>({ form, name, label, hint, ...rest }: FormFieldProps<Values>) {
  const { t } = useWords()
  const error = form.errors[name]
  return (
    <TextField
      {...rest}
      label={t(label)}
      hint={hint && t(hint)}
      autoComplete="off"
      value={String(form.values[name])}
      error={error && t(error)}
      onChange={(value) => form.set(name, value as Values[Texts<Values>])}
    />
  )
}
