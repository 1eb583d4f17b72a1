import { parsePlainDate } from "../../core/kit/dates.ts"
import { toHalfWidth } from "../../core/place/door.ts"
import type { SelfReport } from "../../core/residents/self-report.ts"

export type ReportKind = SelfReport["kind"]

/** What is typed into a form of a report: each field's text. */
export type ReportValues = Readonly<Record<string, string>>

/** A field's name → the key of the words that say what to do about it. */
export type ReportErrors = Readonly<Record<string, string>>

export type ReportField = {
  readonly name: string
  readonly input: "text" | "tel" | "day" | "celsius" | "long" | "slot" | "category" | "transport"
  readonly needed?: true
}

const name: ReportField = { name: "name", input: "text", needed: true }
const maybeName: ReportField = { name: "name", input: "text" }
const phone: ReportField = { name: "phone", input: "tel" }
const text: ReportField = { name: "text", input: "long", needed: true }

/** The fields of each kind, in the order in which they are asked. */
export const reportFields: Readonly<Record<ReportKind, readonly ReportField[]>> = {
  reading: [
    name,
    { name: "celsius", input: "celsius", needed: true },
    { name: "slot", input: "slot" },
    { name: "day", input: "day", needed: true },
    { name: "symptoms", input: "text" },
  ],
  return: [
    name,
    phone,
    { name: "from", input: "text", needed: true },
    { name: "arrivedOn", input: "day", needed: true },
    { name: "transport", input: "transport" },
    { name: "vehicle", input: "text" },
    { name: "idNumber", input: "text" },
    { name: "note", input: "long" },
  ],
  need: [{ name: "category", input: "category" }, text, maybeName, phone],
  correction: [name, text, phone],
  objection: [name, text, phone],
  thanks: [text, maybeName],
  complaint: [text, maybeName, phone],
  access: [name, phone, { name: "text", input: "long" }],
}

/** As the books write them. */
export const needCategories = ["买菜", "买药", "收快递", "维修", "婴儿用品", "宠物", "其他"] as const
export const transports = ["火车", "飞机", "客车", "自驾", "其他"] as const

/** A form as it is opened: a temperature of now, all else empty. */
export function emptyReport(kind: ReportKind, day: string, clock: string): ReportValues {
  const values = Object.fromEntries(reportFields[kind].map((field) => [field.name, ""]))
  if (kind === "reading") return { ...values, day, slot: clock < "13:00" ? "上午" : "下午" }
  if (kind === "need") return { ...values, category: needCategories[0] }
  return kind === "return" ? { ...values, arrivedOn: day, transport: transports[0] } : values
}

/** What is wrong with what was typed; empty where it can be sent. */
export function errorsOfReport(kind: ReportKind, values: ReportValues): ReportErrors {
  const errors = reportFields[kind].flatMap((field): [string, string][] => {
    const typed = (values[field.name] ?? "").trim()
    if (typed === "") return field.needed ? [[field.name, "report.error.required"]] : []
    if (field.input === "celsius" && readCelsius(typed) === null)
      return [[field.name, "report.error.celsius"]]
    if (field.input === "day" && parsePlainDate(typed) === null) return [[field.name, "report.error.day"]]
    return []
  })
  return Object.fromEntries(errors)
}

/** What was typed as it is sent; for values without errors. */
export function reportOfValues(kind: ReportKind, values: ReportValues): SelfReport {
  const fields = reportFields[kind].map((field): [string, string | number] => {
    const typed = (values[field.name] ?? "").trim()
    return [field.name, field.input === "celsius" ? (readCelsius(typed) ?? 0) : typed]
  })
  // every kind has a name and, but for temperatures, a telephone
  const common = kind === "reading" ? {} : { name: "", phone: "" }
  return { kind, ...common, ...Object.fromEntries(fields) } as SelfReport
}

/** Degrees as people write them: `36.8`, `36，8`, `36度8`, `３６．８℃`. */
export function readCelsius(typed: string): number | null {
  const plain = toHalfWidth(typed)
    .replace(/\s|℃|°C?|C$/gi, "")
    .replace(/[,，。·度]/, ".")
    .replace(/\.$/, "")
  if (!/^\d{2}(\.\d{1,2})?$/.test(plain)) return null
  const degrees = Math.round(Number(plain) * 10) / 10
  return degrees >= 34 && degrees <= 43 ? degrees : null
}
