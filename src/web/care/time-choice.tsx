import { type Instant, instantOfShanghai } from "../../core/kit/dates.ts"
import { today } from "../parts/days.ts"
import { TextField } from "../parts/inputs.tsx"

/** A clock of today, or of a day that is named: what a field of day and time gives. */
export function readLocalMoment(text: string): Instant | null {
  const parts = /^(?:(\d{4}-\d{2}-\d{2})[T ])?(\d{2}:\d{2})$/.exec(text)
  if (parts === null) return null
  const day = (parts[1] ?? today()) as ReturnType<typeof today>
  return instantOfShanghai(day, parts[2] ?? "")
}

/** A day and a time, by the browser's own way to type or choose them. */
export function TimeField(props: {
  label: string
  hint?: string
  value: string
  onChange: (text: string) => void
}) {
  return <TextField type="datetime-local" {...props} />
}
