import { adopt, type Board, createBoard, place } from "./board.ts"
import { type Change, newBreaches, withChanges } from "./change.ts"
import { layGround } from "./ground.ts"
import { OFF, type Roster, type RosterProblem, type Row } from "./problem.ts"

/** Somebody who cannot come, from `from` up to `until`, the first day on which they can again. */
export type Absence = { readonly person: number; readonly from: number; readonly until: number }

/** `open`: turns for which nobody steps in. `cost`: of the whole roster, with what is left open. */
export type RepairOption = {
  readonly changes: readonly Change[]
  readonly open: readonly Turn[]
  readonly cost: number
}

type Turn = { readonly day: number; readonly shift: number }

/** A way to fill one turn, and the cost of the roster then. */
type Fill = { readonly changes: readonly Change[]; readonly cost: number }

/** First choices for the first turn that options are made of; each goes on with what is best for the others. */
const MOST_OPTIONS = 4

/**
 * Ways to mend a published roster when somebody is away, the fewest turns left open first, then the fewest changes, then
 * the least cost. A turn is taken by somebody who is free, or by one who stands elsewhere on that day and whose place
 * somebody free takes. Nobody's rules are broken by it; those of the absent do not count while they are away.
 */
export function repair(problem: RosterProblem, roster: Roster, absence: Absence): RepairOption[] {
  const { person, from, until } = absence
  const away = {
    ...problem,
    people: problem.people.map((one, index) => (index === person ? excused(one, absence) : one)),
  }
  const row = roster[person] ?? new Int16Array(0)
  const turns = [...row.keys()]
    .filter((day) => day >= from && day < until && row[day] !== OFF)
    .map((day) => ({ day, shift: row[day] as number }))
  const gone = turns.map(({ day }) => ({ person, day, to: OFF }))
  const left = withChanges(roster, gone)
  const board = createBoard(layGround(away))
  adopt(board, left)
  const [first] = turns
  if (first === undefined) return [{ changes: [], open: [], cost: board.cost }]
  const starts: (Fill | null)[] = [...fillsOf(away, board, left, first, person).slice(0, MOST_OPTIONS), null]
  const options = starts.map((start) => {
    let now = left
    const changes: Change[] = [...gone]
    const open: Turn[] = []
    for (const turn of turns) {
      const fill = turn === first ? start : (fillsOf(away, board, now, turn, person)[0] ?? null)
      if (fill === null) open.push(turn)
      else {
        changes.push(...fill.changes)
        now = withChanges(now, fill.changes)
        write(board, now, fill.changes)
      }
    }
    const cost = board.cost
    write(board, left, changes)
    return { changes, open, cost }
  })
  return options.toSorted(
    (one, other) =>
      one.open.length - other.open.length ||
      one.changes.length - other.changes.length ||
      one.cost - other.cost,
  )
}

/** Whoever is away cannot work, and owes nothing meanwhile. */
function excused(
  person: RosterProblem["people"][number],
  { from, until }: Absence,
): RosterProblem["people"][number] {
  const days = Array.from({ length: until - from }, (_, index) => from + index)
  return { ...person, daysOff: [...person.daysOff, ...days], minMinutes: 0, minRun: 1, minOff: 1 }
}

function fillsOf(problem: RosterProblem, board: Board, roster: Roster, turn: Turn, absent: number): Fill[] {
  const direct = problem.people.flatMap((_, person) => {
    if (person === absent || roster[person]?.[turn.day] !== OFF) return []
    return only(weigh(problem, board, roster, [{ person, day: turn.day, to: turn.shift }]))
  })
  const ranked = direct.toSorted((one, other) => one.cost - other.cost)
  return ranked.length > 0 ? ranked : chains(problem, board, roster, turn, absent)
}

/** Somebody on another shift of the day moves here, and somebody free takes the place that falls empty. */
function chains(problem: RosterProblem, board: Board, roster: Roster, turn: Turn, absent: number): Fill[] {
  const { day, shift } = turn
  const movers = problem.people.flatMap((_, mover) => {
    const theirs = roster[mover]?.[day] ?? OFF
    if (mover === absent || theirs === OFF || theirs === shift) return []
    const move = { person: mover, day, to: shift }
    return newBreaches(problem, roster, [move]).length === 0 ? [{ move, theirs }] : []
  })
  const found = movers.flatMap(({ move, theirs }) =>
    problem.people.flatMap((_, person) => {
      if (person === absent || roster[person]?.[day] !== OFF) return []
      return only(weigh(problem, board, roster, [move, { person, day, to: theirs }]))
    }),
  )
  return found.toSorted((one, other) => one.cost - other.cost)
}

function weigh(
  problem: RosterProblem,
  board: Board,
  roster: Roster,
  changes: readonly Change[],
): Fill | null {
  if (newBreaches(problem, roster, changes).length > 0) return null
  write(board, withChanges(roster, changes), changes)
  const { cost } = board
  write(board, roster, changes)
  return { changes, cost }
}

/** Brings the changed rows of the board to what they are in a roster. */
function write(board: Board, roster: Roster, changes: readonly Change[]): void {
  for (const { person } of changes) place(board, person, roster[person] as Row, 0)
}

function only<T>(value: T | null): T[] {
  return value === null ? [] : [value]
}
