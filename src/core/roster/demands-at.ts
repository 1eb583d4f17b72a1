import { type Demand, OFF, type RosterProblem, type Turn } from "./problem.ts"

/** By slot, the demands of a list; lists never change, and whoever asks about turns one by one asks often. */
const sorted = new WeakMap<readonly Demand[], ReadonlyMap<number, readonly Demand[]>>()

/** What is wanted on a shift of a day, in the order of the problem. */
export function demandsAt({ demands, shifts }: RosterProblem, { day, shift }: Turn): readonly Demand[] {
  const slotOf = (turn: Turn) => turn.day * shifts.length + turn.shift
  let bySlot = sorted.get(demands)
  if (bySlot === undefined) {
    const lists = new Map<number, Demand[]>()
    for (const demand of demands) {
      const others = lists.get(slotOf(demand))
      if (others === undefined) lists.set(slotOf(demand), [demand])
      else others.push(demand)
    }
    bySlot = lists
    sorted.set(demands, bySlot)
  }
  return shift === OFF ? [] : (bySlot.get(slotOf({ day, shift })) ?? [])
}
