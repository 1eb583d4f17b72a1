import type { PlainDate } from "../kit/dates.ts"
import type { EndReason } from "../quarantine/case-fold.ts"

/**
 * All that the board draws, for every day between its first and last: small enough to send whole (1,362 homes and
 * six weeks: some 100 kB), so that the day slider asks nobody. `boardOn` reads one day out of it, on the server and in the
 * browser alike.
 */
export type BoardBundle = {
  readonly neighbourhood: string
  readonly firstDay: PlainDate | null
  readonly today: PlainDate
  /** Grows with every change; a live event names it, so that a client knows whether it has it already. */
  readonly version: string
  readonly stairwells: readonly BoardStairwell[]
  readonly homes: readonly BoardHome[]
  readonly cases: readonly BoardCase[]
  readonly screenings: { readonly returnee: DayCounts; readonly tenant: DayCounts }
  /** Homes and people on the register, by the day from which the count holds; the first entry holds from the start. */
  readonly register: readonly {
    readonly from: PlainDate | null
    readonly households: number
    readonly people: number
  }[]
  readonly tallies: readonly Tally[]
}

/** Day → how many. */
export type DayCounts = Readonly<Record<string, number>>

export type BoardStairwell = {
  readonly id: string
  readonly lane: string
  readonly number: string
  readonly floors: number
  readonly doorsPerFloor: number
  readonly plan: { readonly x: number; readonly y: number } | null
}

export type Tenure = "owner-occupied" | "let" | "vacant"

export type BoardHome = {
  readonly id: string
  /** Index into `stairwells`. */
  readonly stairwell: number
  readonly room: string
  readonly floor: number
  /** Place on its floor, from 1. */
  readonly position: number
  /** Null where no household is listed; left out for who may not see it. */
  readonly tenure?: Tenure | null
  /** Someone in special care lives here; left out for who may not see it. */
  readonly care?: boolean
}

export type BoardCase = {
  /** Index into `homes`. */
  readonly home: number
  readonly openedOn: PlainDate
  /** Day 0 of the count. */
  readonly countedFrom: PlainDate
  readonly dueOn: PlainDate
  readonly endedOn: PlainDate | null
  readonly endReason: EndReason | null
  /**
   * One digit a day from `openedOn`: 1 morning taken, 2 afternoon taken, 4 a fever among them, added up; days not
   * written are 0. Left out for who may not see health.
   */
  readonly readings?: string
  /** How many readings of `openedOn` it does not owe; left out for none, and for who may not see health. */
  readonly spared?: number
}

/** What the facts of a day add up to; `item` names a good of the stock, else "" (of `calls-by-hour` see there). */
export type Tally = {
  readonly day: PlainDate
  readonly measure: TallyMeasure
  readonly item: string
  readonly amount: number
}

export const tallyMeasures = [
  "readings",
  "fevers",
  "visits",
  "waste-pickups",
  "needs-opened",
  "needs-settled",
  "gate-in",
  "gate-turned-away",
  "gate-fevers",
  "calls",
  "calls-by-hour",
  "mask-bookings",
  "masks-handed-out",
  "passes-issued",
  "passes-lost",
  "duty-turns",
  "duty-minutes",
  "disinfections",
  "checkpoint-inspections",
  "problems-found",
  "problems-mended",
  "stock",
] as const

export type TallyMeasure = (typeof tallyMeasures)[number]
