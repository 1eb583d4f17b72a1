import { clockOf, dayOf, type Instant, instantOfShanghai, type PlainDate } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"
import { toHalfWidth } from "../place/door.ts"

/** What residents write to the committee. `access`: they ask to see what is kept of them. */
export const reportKinds = [
  "return",
  "reading",
  "need",
  "correction",
  "objection",
  "thanks",
  "complaint",
  "access",
] as const
export type ReportKind = (typeof reportKinds)[number]

/** How it came: from the residents' page, or told to staff who wrote it down. */
export const reportChannels = ["card", "phone", "paper"] as const
export type ReportChannel = (typeof reportChannels)[number]

export const reportStatuses = ["open", "done", "declined"] as const
export type ReportStatus = (typeof reportStatuses)[number]

export const readingSlots = ["上午", "下午"] as const
export type ReadingSlot = (typeof readingSlots)[number]

/** What somebody wrote; the keys are the same on the page, at the desk and where it is kept. */
export type SelfReport =
  | {
      readonly kind: "return"
      readonly name: string
      readonly idNumber: string
      readonly phone: string
      readonly from: string
      readonly arrivedOn: string
      readonly transport: string
      readonly vehicle: string
      readonly note: string
    }
  | {
      readonly kind: "reading"
      readonly name: string
      readonly day: string
      readonly slot: ReadingSlot
      readonly celsius: number
      readonly symptoms: string
    }
  | {
      readonly kind: "need"
      readonly name: string
      readonly phone: string
      readonly category: string
      readonly text: string
    }
  | {
      readonly kind: "correction" | "objection" | "thanks" | "complaint" | "access"
      readonly name: string
      readonly phone: string
      readonly text: string
    }

/** What staff may do with a report. `done` takes a note of what was done, `decline` a reason. */
export type SettlingWay = "write-reading" | "screen" | "open-need" | "to-case" | "done" | "decline"

/** The ways out of a report, the usual one first: one table for buttons and server. */
export function waysToSettle(report: {
  readonly kind: ReportKind
  readonly status: ReportStatus
}): readonly SettlingWay[] {
  return report.status === "open" ? waysOf[report.kind] : []
}

const waysOf: Readonly<Record<ReportKind, readonly SettlingWay[]>> = {
  reading: ["write-reading", "done", "decline"],
  return: ["screen", "done", "decline"],
  need: ["open-need", "done", "decline"],
  correction: ["done", "decline"],
  // whether it is right is decided in the case, with an answer: nobody declines an objection at the counter
  objection: ["to-case", "done"],
  thanks: ["done"],
  complaint: ["done", "decline"],
  access: ["done", "decline"],
}

const DAY_BEGINS = "08:00"
const DAY_ENDS = "20:00"
const PATIENCE_MINUTES = 120

/** From when on a report has waited too long: a call for help at once, all else after two hours of daytime. */
export function waitsTooLongFrom(isHelp: boolean, receivedAt: Instant): Instant {
  if (isHelp) return receivedAt
  const day = dayOf(receivedAt)
  const clock = clockOf(receivedAt)
  if (clock < DAY_BEGINS) return addMinutes(at(day, DAY_BEGINS), PATIENCE_MINUTES)
  const evening = at(day, DAY_ENDS)
  if (receivedAt >= evening) return addMinutes(at(dayAfter(day), DAY_BEGINS), PATIENCE_MINUTES)
  const due = addMinutes(receivedAt, PATIENCE_MINUTES)
  if (due <= evening) return due
  const left = (Date.parse(due) - Date.parse(evening)) / 60_000
  return addMinutes(at(dayAfter(day), DAY_BEGINS), left)
}

/** Whether somebody has to look at once: a wish for help, a fever, a symptom. */
export function callsForHelp(report: SelfReport, feverFrom: number): boolean {
  if (report.kind === "need") return true
  return report.kind === "reading" && (report.celsius >= feverFrom || !saysNothing(report.symptoms))
}

/** Whether what was written under symptoms is that there are none. */
function saysNothing(symptoms: string): boolean {
  return /^(无|没有|正常|无症状|none|—|-|\/)?$/i.test(symptoms.trim())
}

/** Whether a name as somebody typed it is one that the register has. */
export function isSameName(typed: string, known: string): boolean {
  const plain = plainName(typed)
  return plain !== "" && plain === plainName(known)
}

function plainName(name: string): string {
  return toHalfWidth(name)
    .replace(/[\s·.]/g, "")
    .toUpperCase()
}

function at(day: PlainDate, clock: string): Instant {
  const moment = instantOfShanghai(day, clock)
  if (moment === null) throw new RangeError("not a clock")
  return moment
}

function dayAfter(day: PlainDate): PlainDate {
  return dayOf(addMinutes(at(day, DAY_BEGINS), 24 * 60))
}
