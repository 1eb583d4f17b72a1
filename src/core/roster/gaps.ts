import type { Change } from "./change.ts"
import { OFF, type Roster, type RosterProblem } from "./problem.ts"

/** Heads that a turn lacks. */
export type Missing = {
  readonly day: number
  readonly shift: number
  readonly skill: string | null
  readonly heads: number
}

/** A demand, by its place in the list, that lacks heads. */
export type Gap = { readonly demand: number; readonly heads: number }

/** Finds, for changes of a roster, the demands that have fewer heads than they are to have. */
export function createGaps(
  problem: RosterProblem,
  start: Roster,
  wanted: readonly number[],
): (changes: readonly Change[]) => Gap[] {
  const bySlot = new Map<number, number[]>()
  const slotOf = (day: number, shift: number) => day * problem.shifts.length + shift
  for (const [index, { day, shift }] of problem.demands.entries()) {
    const slot = slotOf(day, shift)
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), index])
  }
  const demandsAt = (day: number, shift: number) =>
    shift === OFF ? [] : (bySlot.get(slotOf(day, shift)) ?? [])
  const worth = (person: number, demand: number): number => {
    const { size = 0, skilled = {} } = problem.people[person] ?? {}
    const skill = problem.demands[demand]?.skill ?? null
    return skill === null ? size : (skilled[skill] ?? 0)
  }
  const heads = problem.demands.map(() => 0)
  for (const [person, row] of start.entries()) {
    for (const [day, shift] of row.entries()) {
      for (const demand of demandsAt(day, shift)) heads[demand] = (heads[demand] ?? 0) + worth(person, demand)
    }
  }
  const lacking = (demand: number, more: number): Gap[] => {
    const lacks = (wanted[demand] ?? 0) - (heads[demand] ?? 0) - more
    return lacks > 0 ? [{ demand, heads: lacks }] : []
  }
  const short = heads.flatMap((_, demand) => lacking(demand, 0)).map(({ demand }) => demand)
  return (changes) => {
    const moved = new Map(short.map((demand) => [demand, 0]))
    for (const { person, day, to } of changes) {
      const from = start[person]?.[day] ?? OFF
      for (const demand of demandsAt(day, from))
        moved.set(demand, (moved.get(demand) ?? 0) - worth(person, demand))
      for (const demand of demandsAt(day, to))
        moved.set(demand, (moved.get(demand) ?? 0) + worth(person, demand))
    }
    return [...moved]
      .toSorted(([one], [other]) => one - other)
      .flatMap(([demand, more]) => lacking(demand, more))
  }
}
