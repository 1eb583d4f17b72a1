import type { Form, RowValues } from "./form.ts"

/**
 * The text that a row is known by: its form, its content without the columns filled later, and its ordinal among
 * the identical rows of one file. Its keyed fingerprint is what is stored.
 */
export function identityOf(form: Form, values: RowValues, ordinal: number): string {
  const content = form.columns.filter((column) => !column.later).map((column) => values[column.name] ?? "")
  return [form.name, ordinal, ...content].join("\u001f")
}

/** Counts identical texts of one file as they come: 1 for the first, 2 for the next. */
export function makeOrdinals(): (text: string) => number {
  const seen = new Map<string, number>()
  return (text) => {
    const ordinal = (seen.get(text) ?? 0) + 1
    seen.set(text, ordinal)
    return ordinal
  }
}
