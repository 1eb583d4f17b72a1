import { toHalfWidth } from "../place/door.ts"

/** What a person to be forgotten can be told by. `own` belongs to them alone; `shared` to someone else too. */
export type Traces = {
  readonly names: { readonly own: readonly string[]; readonly shared: readonly string[] }
  readonly numbers: { readonly own: readonly string[]; readonly shared: readonly string[] }
}

/** The same of what residents write, by its own keys. */
const REPORT_COLUMNS = ["name", "idNumber", "phone"]

/** Columns that say whom a row is about: named in one of them, all that the row says goes. */
const ABOUT = new Set([
  "姓名",
  "身份证号",
  "手机号",
  "户主",
  "联系电话",
  "持证人",
  "来电号码",
  ...REPORT_COLUMNS,
])

/** A value no longer than this is a name or none; in longer ones a name stands among words. */
const LONGEST_NAME = 4

/** Whether a text names the person. `near`: it stands at their door or beside a number of theirs. */
export function mentions(traces: Traces, text: string, near: boolean): boolean {
  const plain = plainText(text)
  const names = near ? [...traces.names.own, ...traces.names.shared] : traces.names.own
  const numbers = near ? [...traces.numbers.own, ...traces.numbers.shared] : traces.numbers.own
  return (
    numbers.some((number) => plain.includes(number)) ||
    names.some((name) => plain === name || (plain.length > LONGEST_NAME && plain.includes(name)))
  )
}

/** Whether a number that is theirs alone stands anywhere in a value. */
export function holdsOwnNumber(traces: Traces, value: unknown): boolean {
  const plain = plainText(JSON.stringify(value) ?? "")
  return traces.numbers.own.some((number) => plain.includes(number))
}

/** Whether a row's columns say that it is about the person. */
export function isAbout(traces: Traces, values: Readonly<Record<string, string>>, near: boolean): boolean {
  return Object.entries(values).some(([column, text]) => ABOUT.has(column) && mentions(traces, text, near))
}

/** A JSON value without the texts that name the person: they are empty. The very value where none does. */
export function withoutMentions(traces: Traces, value: unknown, near: boolean): unknown {
  if (typeof value === "string") return mentions(traces, value, near) ? "" : value
  if (Array.isArray(value)) {
    const items = value.map((item) => withoutMentions(traces, item, near))
    return items.some((item, index) => item !== value[index]) ? items : value
  }
  if (typeof value !== "object" || value === null) return value
  const entries = Object.entries(value)
  const cleaned = entries.map(([key, item]) => [key, withoutMentions(traces, item, near)] as const)
  return cleaned.some(([, item], index) => item !== entries[index]?.[1]) ? Object.fromEntries(cleaned) : value
}

/** A sentence with what names the person blacked out. */
export function blackedOut(traces: Traces, text: string): string {
  const all = [
    ...[...traces.names.own, ...traces.names.shared],
    ...[...traces.numbers.own, ...traces.numbers.shared],
  ]
  return all.reduce((left, trace) => left.replaceAll(trace, "□".repeat(Math.min(trace.length, 4))), text)
}

/** As stored traces are compared: half-width, without the blanks and hyphens that people put into numbers. */
export function plainText(text: string): string {
  return toHalfWidth(text).replace(/[\s-]/g, "").toUpperCase()
}
