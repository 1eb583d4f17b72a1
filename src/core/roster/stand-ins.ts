import { type BurdenLevel, burdenLevel } from "./burden.ts"
import { demandsAt } from "./demands-at.ts"
import { headsOn } from "./evaluate.ts"
import { isClosedTo, type Slot, type Standing, shiftOf, whyNotTake } from "./standing.ts"
import { dayIndex } from "./turn-objection.ts"
import { burdenByNow } from "./workload.ts"

/** Somebody who may stand in for a shift, and what speaks for them. */
export type StandIn = {
  readonly workerId: string
  readonly level: BurdenLevel
  /** In the seven days up to then. */
  readonly minutes: number
  readonly nights: number
  readonly canLead: boolean
  readonly isNear: boolean
}

export type StandInAsk = {
  readonly slot: Slot
  /** Who lives here: they are there in minutes. */
  readonly near: ReadonlySet<string>
  /** Who is missing themselves, or has said no. */
  readonly without: ReadonlySet<string>
}

/**
 * Whoever may take a shift that lacks somebody, by the rules of every roster: nobody who is red or would be, nobody who is under
 * age, away or busy. First, where nobody leads, those who can; then the most rested; of those alike, who lives here.
 */
export function rankStandIns(standing: Standing, { slot, near, without }: StandInAsk): StandIn[] {
  const { ground, duties } = standing
  const lacksLead = lacksLeadOn(standing, slot)
  const able = ground.workers
    .filter(
      ({ id }) =>
        !without.has(id) && !isClosedTo(standing, id, slot) && whyNotTake(standing, id, slot).length === 0,
    )
    .map((worker): StandIn => {
      const burden = burdenByNow(duties.get(worker.id) ?? [], slot.day)
      return {
        ...{ workerId: worker.id, level: burdenLevel(burden, ground.fatigue) },
        ...{ minutes: burden.minutes, nights: burden.nights },
        ...{ canLead: worker.isExperienced, isNear: near.has(worker.id) },
      }
    })
  const order = (one: StandIn) => [
    lacksLead && !one.canLead ? 1 : 0,
    one.level === "rested" ? 0 : 1,
    one.minutes,
    one.isNear ? 0 : 1,
  ]
  return able.toSorted((one, other) => compare(order(one), order(other)))
}

/** Whether nobody with experience stands on a shift that wants one. */
export function lacksLeadOn({ ground, desk, roster }: Standing, slot: Slot): boolean {
  const turn = { day: dayIndex(ground, slot.day), shift: shiftOf(desk, slot) }
  return demandsAt(desk.problem, turn).some(
    (demand) => demand.skill === "lead" && headsOn(desk.problem, roster, demand) < demand.need,
  )
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}
