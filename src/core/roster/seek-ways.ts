import { addDays, daysFromTo, type Instant, type PlainDate } from "../kit/dates.ts"
import { spanOf } from "./duty-day.ts"
import { type MendWay, mendFreed } from "./mend-freed.ts"
import { lacksLeadOn, rankStandIns, type StandIn, type StandInAsk } from "./stand-ins.ts"
import { placesOn, type Slot, type Standing, standingOf } from "./standing.ts"
import { type SwapWay, waysOf } from "./swap-ways.ts"

/** What people were told, as it is read; from here on everything is worked out, so that it can be sent to another thread. */
export type Told = Pick<Standing, "ground" | "duties">

/** A turn of somebody, as far as it says where they stood. */
export type ToldTurn = {
  readonly workerId: string
  readonly day: PlainDate
  readonly postId: string | null
  readonly hoursId: string | null
}

/** The searches of a day that take long: everybody on the roll is held against every rule. */
export const seekWays = {
  /** How to be rid of a turn. Turns before `from` are over. */
  swaps: ({
    told,
    turn,
    from,
  }: {
    readonly told: Told
    readonly turn: Slot & { readonly workerId: string }
    readonly from: PlainDate
  }): SwapWay[] => waysOf(standingOf(told.ground, told.duties), turn, { from }),

  /** Who may stand in for a shift that lacks somebody, and what it lacks. */
  standIns: ({
    told,
    ...asked
  }: StandInAsk & { readonly told: Told }): {
    readonly missing: number
    readonly lacksLead: boolean
    readonly ranked: readonly StandIn[]
  } => {
    const standing = standingOf(told.ground, told.duties)
    const { heads, stand } = placesOn(standing, asked.slot)
    return {
      missing: heads - stand,
      lacksLead: lacksLeadOn(standing, asked.slot),
      ranked: rankStandIns(standing, asked),
    }
  },

  /** How to fill turns that fell away; what has begun at `now` stays as it is. */
  mends: ({ told, freed, now }: MendAsk): MendWay[] => {
    const { ground, duties } = told
    const published = [
      ...(ground.published ?? []),
      ...freed.map(({ workerId, day, postId, hoursId }) => ({ workerId, day, postId, hoursId, head: 1 })),
    ]
    const begun = begunBy(ground, now)
    // of how it was before only who stood where is asked, nobody's rules
    const before = standingOf({ ...ground, published }, duties, [])
    const ways = mendFreed(before, standingOf(ground, duties), begun)
    // to leave all as it is is a way only where there is no other
    const isOnly = ways.every(({ steps }) => steps.length === 0)
    return isOnly ? ways : ways.filter(({ steps }) => steps.length > 0)
  },
}

export type MendAsk = {
  readonly told: Told
  readonly freed: readonly (Slot & { readonly workerId: string })[]
  readonly now: Instant
}

/** Which shifts have begun at a moment. */
function begunBy({ hours }: Told["ground"], now: Instant): (slot: Slot) => boolean {
  const lasting = new Map(hours.map((each) => [each.id, each]))
  return ({ day, hoursId }) => {
    const own = lasting.get(hoursId)
    return own !== undefined && spanOf(day, own).startsAt <= now
  }
}

/** Whether a shift began after one moment and up to another. */
export function hasBegunSince(ground: Told["ground"], since: Instant, now: Instant): boolean {
  const [before, after] = [begunBy(ground, since), begunBy(ground, now)]
  const days = daysFromTo(ground.firstDay, addDays(ground.firstDay, ground.days - 1))
  const slots = days.flatMap((day) => ground.hours.map(({ id }) => ({ day, postId: "", hoursId: id })))
  return slots.some((slot) => after(slot) && !before(slot))
}

/** As if nobody had been told of these turns. */
export function withoutTurns({ ground, duties }: Told, gone: readonly ToldTurn[]): Told {
  const keys = new Set(gone.map(keyOf))
  const published = (ground.published ?? []).filter((turn) => !keys.has(keyOf(turn)))
  return { ground: { ...ground, published }, duties }
}

function keyOf({ workerId, day, postId, hoursId }: ToldTurn): string {
  return `${workerId} ${day} ${postId} ${hoursId}`
}
