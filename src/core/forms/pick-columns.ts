import type { Form, RowValues } from "./form.ts"

/** Of a row's values those that identify someone, or all others. */
export function pickColumns(form: Form, values: RowValues, identifying: boolean): RowValues {
  const picked: Record<string, string> = {}
  for (const column of form.columns) {
    const value = values[column.name]
    if (value !== undefined && (column.identifying ?? false) === identifying) picked[column.name] = value
  }
  return picked
}
