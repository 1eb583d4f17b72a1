import type { Instant, PlainDate } from "../kit/dates.ts"

/** What is planned: a temperature, a visit at the door, the rubbish, a call, a knock of a round from door to door. */
export const checkKinds = ["reading", "visit", "waste", "call", "knock"] as const
export type CheckKind = (typeof checkKinds)[number]

export const checkSources = [
  "quarantine",
  "follow-up",
  "care",
  "call-back",
  "verification",
  "knock-round",
] as const
export type CheckSource = (typeof checkSources)[number]

/**
 * What became of it. The household's failing and ours stay apart: `nobody-there` was tried, `not-attempted` was not.
 * `called-off`: the case ended before its day.
 */
export const checkStatuses = [
  "not-yet",
  "fine",
  "not-fine",
  "nobody-there",
  "not-attempted",
  "called-off",
] as const
export type CheckStatus = (typeof checkStatuses)[number]

/** One check as it is planned; `cause` tells it from every other of the neighbourhood. */
export type PlannedCheck = {
  readonly kind: CheckKind
  readonly source: CheckSource
  readonly sourceId: string
  readonly cause: string
  readonly day: PlainDate
  /** 上午 or 下午 of a reading, else "". */
  readonly slot: string
  readonly dwellingId: string | null
  readonly personId: string | null
  /** From this moment on it is missing. */
  readonly dueAt: Instant
}

/** The cause of the reading of a person's slot, by which whoever takes it settles it. */
export function readingCause(personId: string, day: string, slot: string): string {
  return `reading ${personId} ${day} ${slot}`
}

/** The cause of a home's visit or collection of a day: the household is what is visited. */
export function homeCause(kind: "visit" | "waste", dwellingId: string, day: string): string {
  return `${kind} ${dwellingId} ${day}`
}

/** The cause of the knock at a home's door in a round. */
export function knockCause(roundId: string, dwellingId: string): string {
  return `knock ${roundId} ${dwellingId}`
}
