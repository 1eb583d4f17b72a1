import { type Change, newBreaches } from "./change.ts"
import { type Contract, createContracts } from "./contract.ts"
import { type Ground, layGround } from "./ground.ts"
import { type Demand, OFF, type Roster, type RosterPerson, type RosterProblem, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import { createRowSearch } from "./row-search.ts"

/** People tried for a turn in each manner: who is free, who stands elsewhere, whose other days change too. */
const MOST_TRIED = 6

/** Ways to bring one row more to a turn, each the changes of one person; `costOf` says what a way comes to. */
type Fills = (roster: Roster, demand: Demand, costOf: (fill: readonly Change[]) => number) => Change[][]

/** The cheapest few of each manner; nobody's rules are broken. */
export function createFills(problem: RosterProblem, absent: number | null): Fills {
  const isKept = createRowRules(problem)
  // rarely needed, and a while in the making
  let rowsWith: RowsWith | null = null
  const rowWith: RowsWith = (...asked) => {
    rowsWith ??= createRowsWith(problem)
    return rowsWith(...asked)
  }
  return (roster, { day, shift, skill }, costOf) => {
    const direct: Change[][] = []
    const moved: Change[][] = []
    const others: number[] = []
    for (const [person, { size, skilled, may, isHeadcount }] of problem.people.entries()) {
      const brings = skill === null ? size : (skilled[skill] ?? 0)
      const stands = roster[person]?.[day] ?? OFF
      if (person === absent || isHeadcount || brings === 0 || !may[shift]) continue
      // who uses up what is wanted may leave, who brings it may come
      if (brings < 0 !== (stands === shift)) continue
      const change = { person, day, to: brings < 0 ? OFF : shift }
      if (isKept(roster, [change])) (stands === OFF ? direct : moved).push([change])
      else others.push(person)
    }
    const given =
      direct.length >= MOST_TRIED
        ? []
        : others.flatMap((person) => rowWith(roster, person, day, shift, isKept))
    return [direct, moved, given].flatMap((fills) =>
      fills
        .map((fill) => ({ fill, cost: costOf(fill) }))
        .toSorted((one, other) => one.cost - other.cost)
        .slice(0, MOST_TRIED)
        .map(({ fill }) => fill),
    )
  }
}

type RowsWith = (roster: Roster, person: number, day: number, shift: number, isKept: RowRules) => Change[][]

/** The row of a person that takes a turn, or leaves it where they stand on it, with the fewest other changes. */
function createRowsWith(problem: RosterProblem): RowsWith {
  const plain = { ...problem, requests: [], fairness: 0, published: null }
  const contractOf = createContracts(plain)
  const contracts: Contract[] = []
  const ground = layGround(plain, [], contracts)
  const search = createRowSearch(problem.shifts.length, problem.firstWeekday)
  const idle = new Int16Array(problem.days).fill(OFF)
  const changesFor = (told: Row, person: number, day: number, shift: number): Change[] => {
    contracts[person] ??= contractOf(plain.people[person] as RosterPerson)
    const leaves = told[day] === shift
    const price = pricesNear(ground, person, told)
    for (const each of problem.shifts.keys()) {
      if ((each === shift) === leaves) price[day * problem.shifts.length + each] = Number.POSITIVE_INFINITY
    }
    const bound = new Uint8Array(problem.days)
    if (!leaves) bound[day] = 1
    const { row } = search.find({ ...askFor(ground, person, idle, 0, problem.days, price), bound }, "some")
    if (row === null) return []
    return [...row.entries()].flatMap(([at, to]) => (to === told[at] ? [] : [{ person, day: at, to }]))
  }
  const known = createRowMemory<Change[]>()
  return (roster, person, day, shift, isKept) => {
    const told = roster[person] as Row
    const changes = known(told, `${day}.${shift}`, () => changesFor(told, person, day, shift))
    return changes.length > 0 && isKept(roster, changes) ? [changes] : []
  }
}

/** What each turn costs where a row is to stay what it is: a turn given up is a change here, and one more for who takes it. */
function pricesNear({ problem, wishes }: Ground, person: number, told: Row): Float64Array {
  const shifts = problem.shifts.length
  const price = (wishes[person] as Float64Array).slice()
  for (const [day, stands] of told.entries()) {
    const isFree = stands === OFF
    for (let slot = day * shifts; slot < (day + 1) * shifts; slot++) {
      if (price[slot] !== Number.POSITIVE_INFINITY) price[slot] = isFree ? 1 : 0
    }
    if (!isFree && price[day * shifts + stands] === 0) price[day * shifts + stands] = -2
  }
  return price
}

/** What is found of a row, told again as long as the row stands: rows that nobody changes are asked the same again and again. */
function createRowMemory<Found>(): (row: Row, key: string, find: () => Found) => Found {
  const memory = new WeakMap<Row, Map<string, Found>>()
  return (row, key, find) => {
    const of = memory.get(row) ?? new Map<string, Found>()
    memory.set(row, of)
    const known = of.get(key)
    if (known !== undefined) return known
    const found = find()
    of.set(key, found)
    return found
  }
}

/** Whether a person's changes break no rule that was kept before. */
type RowRules = (roster: Roster, changes: readonly Change[]) => boolean

function createRowRules(problem: RosterProblem): RowRules {
  const uncovered = { ...problem, demands: [] }
  const paired = new Set(problem.apart.flat())
  const known = createRowMemory<boolean>()
  return (roster, changes) => {
    const person = changes[0]?.person ?? 0
    const row = roster[person] as Row
    const { daysOff = [] } = problem.people[person] ?? {}
    if (changes.some(({ day, to }) => to !== OFF && daysOff.includes(day))) return false
    const isKept = () => newBreaches(uncovered, roster, changes).length === 0
    const key = changes.map(({ day, to }) => `${day}.${to}`).join(" ")
    // who is with the child depends on the other's row too
    return paired.has(person) ? isKept() : known(row, key, isKept)
  }
}
