import { type ReactNode, useId } from "react"

/** What the control inside a field is given, so that its label, hint and error are read with it. */
export type ControlProps = {
  id: string
  "aria-describedby": string | undefined
  "aria-invalid": boolean | undefined
}

type FieldProps = {
  label: string
  hint?: string | undefined
  /** What to do about it, in words; undefined where all is well. */
  error?: string | undefined
  children: (control: ControlProps) => ReactNode
}

/** A label above, its control, a hint and an error below it. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, "aria-describedby": describedBy, "aria-invalid": error ? true : undefined })}
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
