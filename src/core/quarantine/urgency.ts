import { daysBetween, type PlainDate } from "../kit/dates.ts"

/** Which cases a list shows: those that go on, those followed after their release, those that are over. */
export const caseShows = ["open", "followed", "ended"] as const
export type CaseShow = (typeof caseShows)[number]

/** A case in a list, as far as its urgency rests on it. */
export type UrgencyCase = {
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly hasFever: boolean
  /** Readings of today that should be in by now. */
  readonly missing: number
  readonly papersMissing: number
  readonly isObjected: boolean
}

/** What a list is narrowed to. */
export const caseMarks = ["fever", "overdue", "due-today", "objected", "missing", "papers"] as const
export type CaseMark = (typeof caseMarks)[number]

/** What calls for somebody, the most pressing first. */
export function marksOf(one: UrgencyCase, today: PlainDate): CaseMark[] {
  const isOpen = one.endedOn === null
  const marks: Readonly<Record<CaseMark, boolean>> = {
    fever: isOpen && one.hasFever,
    overdue: isOpen && one.dueOn < today,
    "due-today": isOpen && one.dueOn === today,
    objected: one.isObjected,
    missing: isOpen && one.missing > 0,
    papers: isOpen && one.papersMissing > 0,
  }
  return caseMarks.filter((mark) => marks[mark])
}

/** The most pressing first: by what calls for somebody, then by the day that is due. */
export function byUrgency<Case extends UrgencyCase>(cases: readonly Case[], today: PlainDate): Case[] {
  const rank = (one: Case) => {
    const [first] = marksOf(one, today)
    return first === undefined ? caseMarks.length : caseMarks.indexOf(first)
  }
  return cases.toSorted(
    (one, other) =>
      rank(one) - rank(other) || daysBetween(other.dueOn, one.dueOn) || other.missing - one.missing,
  )
}
