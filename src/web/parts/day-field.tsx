import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { fullDayText, weekdayText } from "./days.ts"
import { Field } from "./field.tsx"
import { useWords } from "./i18n.ts"

type DayFieldProps = {
  label: string
  error?: string | undefined
  value: PlainDate | null
  onChange: (day: PlainDate | null) => void
}

/** One day of life: the browser's own way to type or choose it, with its weekday said below. */
export function DayField({ label, error, value, onChange }: DayFieldProps) {
  const { language } = useWords()
  const inWords =
    value === null ? undefined : `${fullDayText(value, language)} ${weekdayText(value, language)}`
  return (
    <Field label={label} hint={inWords} error={error}>
      {(control) => (
        <input
          {...control}
          type="date"
          className="input"
          defaultValue={value ?? ""}
          onChange={(event) => onChange(parsePlainDate(event.target.value))}
        />
      )}
    </Field>
  )
}
