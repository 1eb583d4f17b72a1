import { addDays, type PlainDate } from "../kit/dates.ts"
import { OFF } from "./problem.ts"
import { companyOf, isClosedTo, type Move, type Slot, type Standing, whyNotMove } from "./standing.ts"
import { type Swap, swaps } from "./swaps.ts"
import { dayIndex } from "./turn-objection.ts"

/** A way to be rid of a turn: handed on, or exchanged among two or three. */
export type SwapWay = { readonly moves: readonly Move[] }

const MOST_TAKERS = 30
const MOST_EXCHANGES = 12

/**
 * Who could take a turn, in the order of the roll, and with whom it could be exchanged; every way keeps the rules. Turns before `from` are over.
 */
export function waysOf(
  standing: Standing,
  turn: Slot & { readonly workerId: string },
  { from }: { readonly from: PlainDate },
): SwapWay[] {
  const { ground, desk, roster } = standing
  const [row, day] = [desk.rowOf(turn.workerId), dayIndex(ground, turn.day)]
  const givers = desk.rows[row ?? -1]?.workerIds ?? []
  if (row === undefined || (roster[row]?.[day] ?? OFF) === OFF) return []
  const people = new Set<number>()
  const takers = ground.workers.flatMap(({ id, kind }): SwapWay[] => {
    const other = desk.rowOf(id)
    if (kind === "organisation" || other === undefined || other === row || people.has(other)) return []
    people.add(other)
    if (isClosedTo(standing, id, turn)) return []
    const company = companyOf(ground, id)
    if (company.length !== givers.length) return []
    const moves = givers.map((giver, at) => ({ ...slotOf(turn), from: giver, to: company[at]?.id ?? "" }))
    return whyNotMove(standing, moves).length === 0 ? [{ moves }] : []
  })
  // what is over cannot be exchanged; it still counts when a way is held against the rules
  const ahead = roster.map((days) => days.map((shift, at) => (at < dayIndex(ground, from) ? OFF : shift)))
  const rings = swaps(desk.problem, ahead, row, day).flatMap((ring) => {
    const moves = movesOf(standing, ring)
    return moves.length > 0 && whyNotMove(standing, moves).length === 0 ? [{ moves }] : []
  })
  return [...takers.slice(0, MOST_TAKERS), ...rings.slice(0, MOST_EXCHANGES)]
}

/** Each in the ring takes the turn of the next; none where one of them has it already. */
function movesOf({ ground, desk }: Standing, { people, changes }: Swap): Move[] {
  const moves = people.map((person, at): Move[] => {
    const givers = desk.rows[people[(at + 1) % people.length] ?? -1]?.workerIds ?? []
    const takers = desk.rows[person]?.workerIds ?? []
    const taken = changes.find((change) => change.person === person && change.to !== OFF)
    const shift = desk.shifts[taken?.to ?? OFF]
    if (taken === undefined || shift === undefined) return []
    const slot = { day: addDays(ground.firstDay, taken.day), ...shift }
    return givers.map((from, index) => ({ ...slot, from, to: takers[index] ?? "" }))
  })
  return moves.every((each) => each.length > 0) ? moves.flat() : []
}

function slotOf({ day, postId, hoursId }: Slot): Slot {
  return { day, postId, hoursId }
}
