import type { Calibration } from "../../core/reconcile/calibration.ts"
import type { MatchedRow } from "../../core/reconcile/decide-row.ts"
import type { Decision } from "../../core/reconcile/decisions.ts"
import type { ChosenKinds } from "../../core/reconcile/evidence.ts"
import type { Waterfall } from "../../core/reconcile/explain.ts"
import type { Room } from "../../core/reconcile/room-table.ts"

/** A list as it crosses to the thread that matches: the first column holds the rows' ids. */
export type WrittenList = {
  readonly header: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A neighbourhood's register as it is matched against. */
export type RegisterList = {
  readonly list: WrittenList
  readonly rooms: readonly Room[]
  readonly thisYear: number
}

/** `key` names its state: `whole` is asked for only where the thread does not have it under that key. */
export type MatchRegister = { readonly key: string; readonly whole: () => Promise<RegisterList> }

/** In decisions list 0 is the register, list 1 what is held against it. */
export type MatchAsk = {
  readonly register: MatchRegister
  /** Null: the register against itself. */
  readonly added: WrittenList | null
  /** What the columns of the added list hold, where people said so. */
  readonly kinds: ChosenKinds
  readonly decisions: readonly Decision[]
  readonly calibration: Calibration
}

/** Two records and the probability that they are one person; of the register against itself both are its own. */
export type FoundPair = { readonly one: string; readonly other: string; readonly chance: number }

/** Beyond so many rows a list is matched behind everybody's back: nobody who asks for less waits for it. */
const LONG = 5_000

export function isLong(rows: number): boolean {
  return rows > LONG
}

/** The rows of a list against the register. */
export type RowsAsk = MatchAsk & { readonly added: WrittenList }

/** Matches on a thread of its own, so that no desk waits for it. */
export type Matcher = {
  /** Pairs of a record of the register (`one`) and an added row (`other`), or two of the register; no more than come into question. */
  readonly match: (ask: MatchAsk) => Promise<readonly FoundPair[]>
  /** Every row of the list with whom it may be, and why; what is told of the register's own doubles is known by then. */
  readonly matchRows: (ask: RowsAsk) => Promise<readonly MatchedRow[]>
  /** Why a record of the register and an added row have their score; null where one is not there. */
  readonly explain: (ask: RowsAsk, one: string, other: string) => Promise<Waterfall | null>
  /** The same of two records of the register, as if the other had just come in. */
  readonly explainOwn: (register: MatchRegister, one: string, other: string) => Promise<Waterfall | null>
  readonly close: () => Promise<void>
}

export type WatchOptions = {
  readonly signal?: AbortSignal
  /** Told how much is done, from 0 to 1. */
  readonly onProgress?: (done: number) => void
}

/** Holds a register against itself: its pairs from a chance on. Takes a while where it is long, and can be watched and cancelled. */
export type MatchSelf = (
  ask: MatchAsk,
  least: number,
  watch: WatchOptions,
) => Promise<
  | { readonly ok: true; readonly pairs: readonly FoundPair[] }
  | { readonly ok: false; readonly refusal: "cancelled" }
>
