import type { PlainDate } from "../kit/dates.ts"
import type { PolicyValues } from "../policy/policy.ts"
import type { DutyTurn } from "./burden.ts"
import type { FreeTime, ShiftHours } from "./free-times.ts"

export const workerKinds = ["volunteer", "staff", "guard", "cleaner", "organisation"] as const
export type WorkerKind = (typeof workerKinds)[number]

/** Somebody on the roll, or an organisation that owes turns. */
export type DutyWorker = {
  readonly id: string
  readonly kind: WorkerKind
  readonly familyId: string | null
  readonly isExperienced: boolean
  readonly skills: readonly string[]
  readonly free: readonly FreeTime[]
  readonly birthYear: number | null
  /** Known where the year leaves it open whether they are of age. */
  readonly birthMonth?: number | null
  /** In a week; null: as many as the rule allows. */
  readonly mostTurns: number | null
  /** Of an organisation: how many come at once, how many turns it owes in a week. */
  readonly heads: number
  readonly owedTurns: number
  readonly activeOn: PlainDate
}

export type Family = { readonly id: string; readonly bond: "together" | "never-both" }

export type DutyDemand = {
  readonly postId: string
  readonly hoursId: string
  /** 0 is Monday. */
  readonly weekdays: readonly number[]
  readonly heads: number
  readonly leads: number
  readonly skill: string | null
  readonly from: PlainDate
  /** The last day. */
  readonly until: PlainDate | null
}

/** A turn of somebody at a post. */
export type PostTurn = {
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string
  readonly hoursId: string
  /** Of an organisation that sends several, from 1. */
  readonly head: number
}

/** Everything that a roster of some days rests on, as the desk keeps it. */
export type DutyGround = {
  readonly firstDay: PlainDate
  readonly days: number
  readonly fatigue: PolicyValues["fatigue"]
  readonly duty: PolicyValues["duty"]
  readonly posts: readonly { readonly id: string; readonly name: string }[]
  readonly hours: readonly ShiftHours[]
  readonly demands: readonly DutyDemand[]
  readonly closures: readonly { readonly day: PlainDate; readonly postId: string; readonly hoursId: string }[]
  readonly workers: readonly DutyWorker[]
  readonly families: readonly Family[]
  /** `until`: the last day; null: until further notice. */
  readonly absences: readonly {
    readonly workerId: string
    readonly from: PlainDate
    readonly until: PlainDate | null
  }[]
  readonly wishes: readonly {
    readonly workerId: string
    readonly day: PlainDate
    readonly hoursId: string | null
    readonly wish: "on" | "off"
  }[]
  /** Worker → turns of the weeks before, work in the office and nights of inspection among them. */
  readonly past: ReadonlyMap<string, readonly DutyTurn[]>
  /**
   * Worker → what tires them besides this roster from its first day on: work in the office, nights of inspection, and turns
   * that they were told of in the days after its last, or are planned for. Nothing where it is not known.
   */
  readonly beside?: ReadonlyMap<string, readonly DutyTurn[]>
  /** What people were told of these days; null: nothing yet. */
  readonly published: readonly PostTurn[] | null
  /** The draft as it stands; `isPinned`: it stays. */
  readonly draft: readonly (PostTurn & { readonly isPinned: boolean })[]
}
