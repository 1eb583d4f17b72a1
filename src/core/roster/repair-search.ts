import { adopt, type Board, createBoard, place } from "./board.ts"
import { type Change, withChanges } from "./change.ts"
import { createFills } from "./fills.ts"
import { createGaps, type Gap, type Missing } from "./gaps.ts"
import { layGround } from "./ground.ts"
import type { Demand, Roster, RosterProblem, Row } from "./problem.ts"

export type Mended = { readonly changes: readonly Change[]; readonly open: readonly Missing[] }

/** A roster on the way; `left`: demands that are left open. */
type Node = {
  readonly roster: Roster
  readonly changes: readonly Change[]
  readonly left: ReadonlySet<number>
  readonly gaps: readonly Gap[]
  readonly cost: number
  /** Changes needed at least, and what is left open. */
  readonly rank: number
}

/** Ways that are offered, and rosters that are looked at for them. */
const MOST_WAYS = 5
const NODES_TIMES_PEOPLE = 30_000
const FEWEST_NODES = 40
/** A head left open is worse than any number of changes. */
const OPEN = 1000

/**
 * From a roster with gaps to rosters without, the fewest changes first (A*: a turn with a gap needs a change at least). A
 * turn is taken by whoever may; that may open a gap elsewhere, which is filled in its turn.
 */
export function searchRepairs(
  problem: RosterProblem,
  start: Roster,
  wanted: readonly number[],
  absent: number | null,
): Mended[] {
  // nobody's row is searched on it
  const board = createBoard(layGround(problem, [], []))
  adopt(board, start)
  const gapsOf = createGaps(problem, start, wanted)
  const fillsOf = createFills(problem, absent)
  /** What the board of a roster comes to with some changes more. */
  const costWith = (from: Roster, to: Roster, changes: readonly Change[]): number => {
    write(board, to, changes)
    const { cost } = board
    write(board, from, changes)
    return cost
  }
  const nodeOf = (changes: readonly Change[], left: ReadonlySet<number>): Node => {
    const roster = withChanges(start, changes)
    return ranked(problem, {
      roster,
      changes,
      left,
      gaps: gapsOf(changes),
      cost: costWith(start, roster, changes),
    })
  }
  const fillsAt = ({ roster, changes }: Node, demand: Demand): Change[][] => {
    write(board, roster, changes)
    const fills = fillsOf(roster, demand, (fill) => costWith(roster, withChanges(roster, fill), fill))
    write(board, start, changes)
    return fills
  }
  const first = nodeOf([], new Set())
  const waiting = [first]
  const seen = new Set<string>()
  const ways: Mended[] = []
  const most = Math.max(FEWEST_NODES, Math.floor(NODES_TIMES_PEOPLE / problem.people.length))
  for (let count = 0; count < most && ways.length < MOST_WAYS && waiting.length > 0; count++) {
    const node = takeBest(waiting)
    const gap = node.gaps.find(({ demand }) => !node.left.has(demand))
    if (seen.has(keyOf(node))) continue
    seen.add(keyOf(node))
    if (gap === undefined) ways.push({ changes: node.changes, open: openOf(problem, node.gaps) })
    else {
      const fills = fillsAt(node, problem.demands[gap.demand] as Demand)
      waiting.push(
        ...fills.map((fill) => nodeOf(merge(start, [...node.changes, ...fill]), node.left)),
        ranked(problem, { ...node, left: new Set([...node.left, gap.demand]) }),
      )
    }
  }
  if (first.gaps.length === 0 || ways.some(({ changes }) => changes.length === 0)) return ways
  return [...ways, { changes: [], open: openOf(problem, first.gaps) }]
}

function openOf(problem: RosterProblem, gaps: readonly Gap[]): Missing[] {
  return gaps.map(({ demand, heads }) => {
    const { day, shift, skill } = problem.demands[demand] as Demand
    return { day, shift, skill, heads }
  })
}

function ranked({ demands }: RosterProblem, node: Omit<Node, "rank">): Node {
  const { changes, gaps, left } = node
  const slots = new Set<string>()
  let open = 0
  for (const { demand, heads } of gaps) {
    if (left.has(demand)) open += heads
    else slots.add(`${demands[demand]?.day} ${demands[demand]?.shift}`)
  }
  return { ...node, rank: changes.length + slots.size + OPEN * open }
}

function takeBest(waiting: Node[]): Node {
  let best = 0
  for (const [at, { rank, cost }] of waiting.entries()) {
    const least = waiting[best] as Node
    if (rank < least.rank || (rank === least.rank && cost < least.cost)) best = at
  }
  return waiting.splice(best, 1)[0] as Node
}

function keyOf({ changes, left }: Node): string {
  const days = changes.map(({ person, day, to }) => `${person}.${day}.${to}`).toSorted()
  return `${days.join(" ")} | ${[...left].toSorted((one, other) => one - other).join(" ")}`
}

/** The last change of a day counts, and none that leads back to how it was. */
function merge(start: Roster, changes: readonly Change[]): Change[] {
  const days = new Map(changes.map((change) => [`${change.person} ${change.day}`, change]))
  return [...days.values()].filter(({ person, day, to }) => start[person]?.[day] !== to)
}

/** Brings the changed rows of the board to what they are in a roster. */
function write(board: Board, roster: Roster, changes: readonly Change[]): void {
  for (const person of new Set(changes.map((change) => change.person)))
    place(board, person, roster[person] as Row, 0)
}
