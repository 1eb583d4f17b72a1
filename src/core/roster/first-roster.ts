import type { Random } from "../kit/random.ts"
import { type Board, clear, createBoard, place, rebuild, shutWhileAway } from "./board.ts"
import { type Contract, contractOf } from "./contract.ts"
import type { Ground } from "./ground.ts"
import { keepsRules } from "./keeps-rules.ts"
import { OFF, type Row } from "./problem.ts"
import { askFor } from "./row-ask.ts"
import { LARGEST_TABLE, type RowSearch } from "./row-search.ts"
import { tableSize } from "./row-tables.ts"

/** Tables larger than this are not laid out: long horizons are searched a stretch at a time. */
const LARGEST_PLAIN_TABLE = 12_000_000

/** A first roster, or the people for whom no row keeps the rules. */
export type FirstRoster =
  | { readonly ok: true; readonly board: Board }
  | { readonly ok: false; readonly people: readonly number[] }

/** Orders tried where partners stand in each other's way. */
const MOST_ORDERS = 12
/** Of turns that are worth the same, chance chooses: among rows that are all alike, those within all limits are long to find. */
const NOISE = 10
/** From the second order on, rows of partners are drawn: the cheapest would stand in the way again. */
const STRAY = 1000

/**
 * Takes the rows of `start` that keep the rules, and gives the others one after the other, in an order of chance, the
 * cheapest as the rest stands. Whoever is left without one comes first in the next order, if somebody stood in their way.
 */
export function firstRoster(
  ground: Ground,
  search: RowSearch,
  random: Random,
  start: readonly (Row | null)[] | null,
): FirstRoster {
  const everybody = ground.problem.people.map((_, person) => person)
  const fair = withinShares(ground)
  let first: readonly number[] = []
  for (let count = 1; ; count++) {
    const board = createBoard(ground)
    const open = placeStart(board, start ?? [], everybody)
    const order = [...first, ...random.shuffle(open).filter((person) => !first.includes(person))]
    const noiseFor = (person: number) =>
      count > 1 && ground.partners[person]?.length ? STRAY * random.fraction() : NOISE
    const without = order.filter(
      (person) => !placeFirst(board, fair, search, random, person, noiseFor(person)),
    )
    if (without.length === 0) return { ok: true, board }
    const isBlocked = without.every((person) => ground.partners[person]?.length)
    if (!isBlocked || count === MOST_ORDERS) return { ok: false, people: without }
    const partners = without.flatMap((person) => ground.partners[person] ?? [])
    first = [...new Set([...without, ...partners])]
    start = start?.map((row, person) => (first.includes(person) ? null : row)) ?? null
  }
}

/** Places what keeps the rules of a roster to begin with; returns those who are left. */
function placeStart(board: Board, start: readonly (Row | null)[], everybody: readonly number[]): number[] {
  return everybody.filter((person) => {
    const row = start[person] ?? null
    const isPlaced = row !== null && keepsRules(board, person, row)
    if (isPlaced) place(board, person, row, 0)
    return !isPlaced
  })
}

function placeFirst(
  board: Board,
  fair: Ground,
  search: RowSearch,
  random: Random,
  person: number,
  noise: number,
): boolean {
  const { days } = board.ground.problem
  if (!isWholeSearchable(board.ground, person))
    return (
      FILLED.some((filled) => placeByParts(board, search, random, person, filled)) ||
      placePlain(board, search, person)
    )
  return (
    rebuild(board, search, person, 0, days, random, noise, fair) ||
    rebuild(board, search, person, 0, days, random, noise) ||
    placeIdlest(board, search, person)
  )
}

/** Rules by which nobody takes more than their share: whoever comes first would take all that is wanted. */
function withinShares(ground: Ground): Ground {
  const contracts = ground.contracts.map((contract, person) => {
    const { fairShare = null, history } = ground.problem.people[person] ?? {}
    if (fairShare === null || history === undefined || !contract.weighsFatigue) return contract
    const mostFatigue = Math.min(contract.mostFatigue, Math.max(0, Math.ceil(fairShare - history.fatigue)))
    return { ...contract, mostFatigue }
  })
  return { ...ground, contracts }
}

/** Whether a person's row is searched from the first day to the last in one go. */
export function isWholeSearchable(ground: Ground, person: number): boolean {
  const { days, firstWeekday } = ground.problem
  const row = new Int16Array(days)
  return tableSize(askFor(ground, person, row, 0, days, none), firstWeekday) <= LARGEST_TABLE
}

const none = new Float64Array(0)

/** The fewest turns that the rules allow: easy to find where much that is wanted runs into limits. */
function placeIdlest(board: Board, search: RowSearch, person: number): boolean {
  const { ground, price } = board
  const { days } = ground.problem
  const wish = ground.wishes[person] as Float64Array
  for (let slot = 0; slot < wish.length; slot++)
    price[slot] = Number.isFinite(wish[slot]) ? 1 : Number.POSITIVE_INFINITY
  shutWhileAway(board, person, 0, days)
  const { row } = search.find(askFor(ground, person, new Int16Array(days).fill(OFF), 0, days, price), "some")
  if (row !== null) place(board, person, row, 0)
  return row !== null
}

/** Days that are found at once of a row that is too long for one table. */
const PART = 28
/** Where between the least and the most minutes a long row begins, so that its end is left enough. */
const FILLED = [0, 0.5, 1]
/** Who is away for long may come to less for a while. */
const LESS = [1, 0.97, 0.94, 0.9, 0.8, 0]

/** Some weeks after the other, each with its share of all that the row may take. */
function placeByParts(
  board: Board,
  search: RowSearch,
  random: Random,
  person: number,
  filled: number,
): boolean {
  const { ground } = board
  const { days } = ground.problem
  for (let from = 0; from < days; from += PART) {
    const until = days - from < 1.5 * PART ? days : from + PART
    const less = until === days ? [1] : LESS
    const isFound = less.some((share) => {
      const contract = upTo(ground.contracts[person] as Contract, { until, days }, filled, share)
      const within = { ...ground, contracts: ground.contracts.with(person, contract) }
      return rebuild(board, search, person, from, until, random, NOISE, within)
    })
    if (!isFound) {
      clear(board, person, 0, days)
      return false
    }
    if (until === days) break
  }
  return true
}

/** What a contract allows and asks for up to a part of its days; `less`: of the least. */
function upTo(
  contract: Contract,
  { until, days }: { readonly until: number; readonly days: number },
  filled: number,
  less: number,
): Contract {
  const { least, most, maxWeekends, limits } = contract
  const part = until / days
  const wanted = until === days ? least : less * (least + filled * (most - least))
  return {
    ...contract,
    least: Math.floor(wanted * part),
    most: Math.ceil(most * part),
    maxWeekends: Math.ceil(maxWeekends * part),
    limits: limits.map((limit) => {
      const isWhole = limit.from <= 0 && limit.until >= days
      return isWhole ? { ...limit, max: Math.ceil(limit.max * part) } : limit
    }),
  }
}

/**
 * Over a long horizon a row of one kind of shift alone, or of two, is quick to find; stretches of it become better
 * later.
 */
function placePlain(board: Board, search: RowSearch, person: number): boolean {
  const { ground, price } = board
  const { days, shifts, people, firstWeekday } = ground.problem
  const who = people[person]
  if (who === undefined) return false
  price.set(ground.wishes[person] as Float64Array)
  const idle = new Int16Array(days).fill(OFF)
  const allowed = [...shifts.keys()].filter((shift) => who.may[shift])
  const pairs = allowed.flatMap((one) => allowed.flatMap((other) => (other > one ? [[one, other]] : [])))
  for (const kinds of [...allowed.map((shift) => [shift]), ...pairs]) {
    const contract = contractOf(ground.problem, who, (shift) => kinds.includes(shift))
    const plain = { ...ground, contracts: ground.contracts.with(person, contract) }
    const ask = askFor(plain, person, idle, 0, days, price)
    if (tableSize(ask, firstWeekday) > LARGEST_PLAIN_TABLE) continue
    const { row } = search.find(ask, "some")
    if (row === null) continue
    place(board, person, row, 0)
    return true
  }
  return false
}
