import type { GateAsk, GateDecision } from "../../core/gate/decide.ts"
import type { EntryBody } from "../../core/gate/entry.ts"
import type { GateState, Sighting } from "../../core/gate/gate-state.ts"
import type { PassCheck } from "../../core/gate/pass.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { Signed } from "./batch.ts"
import type { ShiftBegun } from "./begin-shift.ts"
import type { RecentEntry, Standing } from "./kept.ts"
import type { TypedRoom } from "./lookups.ts"
import type { Membership } from "./membership.ts"
import type { Written } from "./write-entry.ts"

/** How the device stands now: what the page shows besides who is before it. */
export type DeviceView = {
  /** Null before this phone has joined a post. */
  readonly membership: Membership | null
  readonly standing: Standing
  readonly state: GateState | null
  readonly hasTables: boolean
  /** Whether the server answered when it was last asked; null before it was. */
  readonly reached: boolean | null
  /** What the server refused last, a lost connection apart. */
  readonly refusal: string | null
  readonly waiting: number
  readonly setAside: number
  /** When everything had last gone out. */
  readonly sentAt: Instant | null
  readonly recent: readonly RecentEntry[]
  readonly minutesOff: number
  readonly battery: number | null
  /** The gate was opened for life then, and it is still to be written down. */
  readonly opened: Instant | null
}

export type SyncOutcome = { readonly reached: boolean; readonly refusal: string | null }

/** A phone at a gate, without its page. Nothing here throws for a lost network; `write` is done only when it is on the disk. */
export type Device = {
  readonly view: () => DeviceView
  readonly subscribe: (listener: () => void) => () => void
  /** The moment by the server's clock. */
  readonly now: () => Instant
  readonly join: (
    code: string,
  ) => Promise<{ readonly ok: true } | { readonly ok: false; readonly refusal: string }>
  readonly leave: () => Promise<void>
  readonly checkCode: (text: string) => Promise<PassCheck>
  readonly checkNumber: (text: string) => Promise<PassCheck>
  readonly findRoom: (text: string) => Promise<TypedRoom | null>
  /** Null while the device has no rules yet. */
  readonly decide: (ask: Omit<GateAsk, "at" | "seenElsewhere">) => GateDecision | null
  /** `remembered` stays on the phone, closed, for as long as the entry is in the list of recent ones. */
  readonly write: (body: EntryBody, remembered?: string) => Promise<Written>
  readonly undo: (entry: string) => Promise<Written>
  readonly beginShift: (pin: string) => Promise<ShiftBegun>
  /** Notes that the gate stands open for life, until `write` has an emergency or null takes it back. */
  readonly open: (at: Instant | null) => Promise<void>
  /** Sends what waits, unless another tab is at it, and asks for the state: once. */
  readonly sync: () => Promise<SyncOutcome>
  /** Asks for the state alone, after the server has said that there is a new one. */
  readonly learn: () => Promise<SyncOutcome>
  readonly see: (sighting: Sighting) => void
  readonly retrySetAside: () => Promise<void>
  readonly exportFile: () => Promise<Signed[]>
  readonly waiting: () => Promise<number>
  readonly close: () => void
}
