import { type Change, newBreaches } from "./change.ts"
import { changeOfCost } from "./change-of-cost.ts"
import { OFF, type Roster, type RosterProblem, type Turn } from "./problem.ts"

/** Turns that go round among two or three people, nobody's rules broken; `cost`: what the roster then costs more. */
export type Swap = {
  readonly people: readonly number[]
  readonly changes: readonly Change[]
  readonly cost: number
}

/** A turn and whose it is. */
type Held = Turn & { readonly person: number }

const MOST_SWAPS = 40
/** Turns that are looked at, the nearest by day. */
const MOST_TURNS = 2000
/** Rings of three that are looked at closely; near days are tried first. */
const MOST_RINGS = 4000

/** Ways to be rid of a turn for another one, two people first, the cheapest of each first. */
export function swaps(problem: RosterProblem, roster: Roster, person: number, day: number): Swap[] {
  const shift = roster[person]?.[day] ?? OFF
  if (shift === OFF) return []
  const own = { person, day, shift }
  const near = heldTurns(problem, roster).toSorted(
    (one, other) => Math.abs(one.day - day) - Math.abs(other.day - day) || one.person - other.person,
  )
  const worth = near.filter((held) => held.person !== person && !(held.day === day && held.shift === shift))
  const looked = worth.slice(0, MOST_TURNS)
  const wanted = looked.filter((held) => isFit(problem, roster, own, held))
  const takers = looked.filter((held) => isFit(problem, roster, held, own))
  const pairs = wanted.filter((held) => takers.includes(held))
  const found = pairs.flatMap((held) => swapOf(problem, roster, [own, held]))
  return [...cheapest(found), ...cheapest(ringsOf(problem, roster, own, wanted, takers))]
}

/** I take yours, you take theirs, they take mine. */
function ringsOf(
  problem: RosterProblem,
  roster: Roster,
  own: Held,
  wanted: readonly Held[],
  takers: readonly Held[],
): Swap[] {
  const found: Swap[] = []
  let looked = 0
  for (const mine of wanted) {
    for (const theirs of takers) {
      if (theirs.person === mine.person) continue
      // whoever hands me theirs must want the third one's turn and not mine alone, or two would do
      if (!isFit(problem, roster, mine, theirs)) continue
      if (++looked > MOST_RINGS || found.length >= MOST_SWAPS) return found
      found.push(...swapOf(problem, roster, [own, mine, theirs]))
    }
  }
  return found
}

/** Each takes the turn of the next one in the ring. */
function swapOf(problem: RosterProblem, roster: Roster, ring: readonly Held[]): Swap[] {
  if (!isEven(problem, ring)) return []
  const freed = ring.map(({ person, day }) => ({ person, day, to: OFF }))
  const taken = ring.map(({ person }, at) => {
    const { day, shift } = ring[(at + 1) % ring.length] as Held
    return { person, day, to: shift }
  })
  const collides = taken.some(({ person, day }, at) => {
    return roster[person]?.[day] !== OFF && day !== ring[at]?.day
  })
  if (collides) return []
  const changes = [
    ...freed.filter(({ day }, at) => taken[at]?.day !== day),
    ...taken.filter(({ person, day, to }) => roster[person]?.[day] !== to),
  ]
  if (newBreaches(problem, roster, changes).length > 0) return []
  return [{ people: ring.map(({ person }) => person), changes, cost: changeOfCost(problem, roster, changes) }]
}

/** A quick look at the taker's own row. */
function isFit(problem: RosterProblem, roster: Roster, gives: Held, takes: Held): boolean {
  if (!isEven(problem, [gives, takes])) return false
  if (gives.day !== takes.day && roster[gives.person]?.[takes.day] !== OFF) return false
  const { person } = gives
  const who = problem.people[person]
  if (!who?.may[takes.shift] || who.daysOff.includes(takes.day)) return false
  const own = { ...problem, apart: [], demands: [] }
  const changes = [
    { person, day: gives.day, to: OFF },
    { person, day: takes.day, to: takes.shift },
  ]
  return newBreaches(own, roster, changes).length === 0
}

/** As many heads leave a turn as come to it. */
function isEven({ people }: RosterProblem, ring: readonly Held[]): boolean {
  const [first] = ring
  return ring.every(({ person }) => people[person]?.size === people[first?.person ?? 0]?.size)
}

function heldTurns(problem: RosterProblem, roster: Roster): Held[] {
  return roster.flatMap((row, person) =>
    problem.people[person]?.isHeadcount
      ? []
      : [...row.entries()].flatMap(([day, shift]) => (shift === OFF ? [] : [{ person, day, shift }])),
  )
}

function cheapest(found: readonly Swap[]): Swap[] {
  return found.toSorted((one, other) => one.cost - other.cost).slice(0, MOST_SWAPS)
}
