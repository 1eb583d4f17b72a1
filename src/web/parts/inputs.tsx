import type { InputHTMLAttributes } from "react"
import { Field } from "./field.tsx"

type Common = { label: string; hint?: string | undefined; error?: string | undefined }

type TextFieldProps = Common &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "type" | "autoComplete" | "inputMode" | "maxLength" | "autoFocus"
  > & {
    value: string
    onChange: (value: string) => void
  }

export function TextField({ label, hint, error, value, onChange, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <input
          {...rest}
          {...control}
          className="input"
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}

type ChoiceFieldProps<T extends string> = Common & {
  value: T
  choices: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { label, hint, error, value, choices, onChange } = props
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <select
          {...control}
          className="input"
          value={value}
          onChange={(event) => {
            const chosen = choices.find((choice) => choice.value === event.target.value)
            if (chosen) onChange(chosen.value)
          }}
        >
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type LongTextFieldProps = Common & { value: string; onChange: (value: string) => void; maxLength?: number }

export function LongTextField({ label, hint, error, value, onChange, maxLength }: LongTextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <textarea
          {...control}
          className="input"
          rows={3}
          maxLength={maxLength}
          value={value}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  )
}
