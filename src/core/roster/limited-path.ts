import type { ContractLimit } from "./contract.ts"
import { type Fines, fineOf } from "./fines.ts"
import { OFF, type Row } from "./problem.ts"
import {
  type PathState,
  placeOf,
  type RowAsk,
  type RowFound,
  type RowTables,
  stepTo,
  valueAt,
} from "./row-tables.ts"

/** Beyond this a row is not worth its time: the caller goes on without it. */
const MOST_LABELS = 20_000

type Label = {
  readonly at: number
  readonly state: PathState
  readonly paid: number
  /** What is paid, and the fines, less those of everything the limits allow. */
  readonly fined: number
  /** What a whole row from here costs at least, without fines. */
  readonly least: number
  /** By limit what is taken of it; -1 where it can bind no more. */
  readonly taken: readonly number[]
  readonly shift: number
  readonly before: Label | null
}

type Tables = { readonly tables: RowTables; readonly fines: Fines; readonly firstWeekday: number }

/**
 * The cheapest row that keeps the limits too, which the tables leave aside but for the fines in them. Their values are what
 * the rest of a row costs at least, so the first row that is finished in the order of cost plus that is the cheapest (A*).
 * `best`: what is known before; only what is cheaper, and costs less than `below`, is looked for.
 */
export function searchWithinLimits(ask: RowAsk, swept: Tables, best: RowFound, below: number): RowFound {
  const most = Math.min(best.cost, below)
  const days = ask.until - ask.from
  const state: PathState = { mode: ask.mode, weekend: 0, fatigue: 0, units: 0 }
  const taken = ask.limits.map(() => 0)
  const free = fineOf(swept.fines, ask.limits)
  const least = valueAt(swept.tables, state, 0) - free
  const heap: Label[] = [{ at: 0, state, paid: 0, fined: -free, least, taken, shift: OFF, before: null }]
  const seen = new Map<number, Label[]>()
  for (let count = 0; heap.length > 0; count++) {
    const label = pop(heap)
    if (label.least >= most - 1e-7) return { ...best, least: Math.max(best.least, most) }
    if (label.at > days) return { row: rowOf(label, days), cost: label.least, least: label.least }
    if (count > MOST_LABELS) return { ...best, least: Math.max(best.least, label.least) }
    // fines for what was not taken were too much: the finished row waits with its true cost
    if (label.at === days) {
      const end = valueAt(swept.tables, label.state, days)
      push(heap, { ...label, at: days + 1, least: label.paid + end, before: label })
    } else if (isFresh(seen, placeOf(swept.tables, label.state, label.at), label))
      extend(ask, swept, label, heap)
  }
  return { ...best, least: most }
}

/** Whether no label before was in the same state, cheaper, and with less taken of every limit. */
function isFresh(seen: Map<number, Label[]>, place: number, label: Label): boolean {
  const others = seen.get(place)
  if (others === undefined) {
    seen.set(place, [label])
    return true
  }
  for (const { paid, taken } of others) {
    if (paid > label.paid + 1e-9) continue
    if (taken.every((amount, limit) => amount <= (label.taken[limit] as number))) return false
  }
  others.push(label)
  return true
}

function extend(ask: RowAsk, { tables, fines, firstWeekday }: Tables, label: Label, heap: Label[]): void {
  const { contract, from, price, bound } = ask
  const day = from + label.at
  const off = contract.classes.length
  for (let each = 0; each <= off; each++) {
    const state = stepTo(ask, tables, label.state, label.at, each, firstWeekday)
    if (state === null) continue
    const ahead = valueAt(tables, state, label.at + 1)
    if (ahead === Number.POSITIVE_INFINITY || (each === off && bound[day] === 1)) continue
    const left = turnsLeft(ask, state, day + 1)
    for (const shift of contract.classes[each]?.shifts ?? [OFF]) {
      const paid = shift === OFF ? 0 : (price[day * contract.classOf.length + shift] as number)
      const taken = takenWith(ask, label.taken, day, shift, left)
      if (paid === Number.POSITIVE_INFINITY || taken === null) continue
      const fined = label.fined + paid + fineOn(contract.limits, fines, day, shift)
      const next = { at: label.at + 1, state, paid: label.paid + paid, fined, least: fined + ahead }
      push(heap, { ...next, taken, shift, before: label })
    }
  }
}

/** At most so many turns can follow. */
function turnsLeft({ contract, until, most }: RowAsk, { units }: PathState, day: number): number {
  const least = contract.classes.reduce(
    (least, shift) => Math.min(least, shift.units),
    Number.POSITIVE_INFINITY,
  )
  return Math.min(
    until - day,
    contract.cycle === null && least > 0 ? Math.floor((most - units) / least) : Number.POSITIVE_INFINITY,
  )
}

/** What is taken of the limits after a turn; null where one is overrun. */
function takenWith(
  { contract, limits }: RowAsk,
  before: readonly number[],
  day: number,
  shift: number,
  left: number,
): readonly number[] | null {
  const taken = before.map((amount, index) => {
    const { amounts, from, until } = contract.limits[index] as ContractLimit
    if (amount < 0) return amount
    const now = amount + (shift !== OFF && day >= from && day < until ? (amounts[shift] as number) : 0)
    const ahead = Math.min(left, until - day - 1) * Math.max(...amounts)
    return now + ahead <= (limits[index] as number) ? -1 : now
  })
  return taken.every((amount, limit) => amount <= (limits[limit] as number)) ? taken : null
}

function fineOn(limits: readonly ContractLimit[], fines: Fines, day: number, shift: number): number {
  if (shift === OFF) return 0
  return limits.reduce((sum, { amounts, from, until }, index) => {
    return day >= from && day < until ? sum + (fines.at[index] as number) * (amounts[shift] as number) : sum
  }, 0)
}

function rowOf(final: Label, days: number): Row {
  const row = new Int16Array(days)
  for (let label: Label | null = final; label !== null && label.at > 0; label = label.before) {
    if (label.at <= days) row[label.at - 1] = label.shift
  }
  return row
}

/** Cheaper first, and of equal ones the one nearer to the end. */
function precedes(one: Label, other: Label): boolean {
  return one.least < other.least - 1e-9 || (one.least <= other.least + 1e-9 && one.at > other.at)
}

function push(heap: Label[], label: Label): void {
  let at = heap.length
  heap.push(label)
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (!precedes(label, heap[parent] as Label)) break
    heap[at] = heap[parent] as Label
    at = parent
  }
  heap[at] = label
}

function pop(heap: Label[]): Label {
  const top = heap[0] as Label
  const final = heap.pop() as Label
  if (heap.length === 0) return top
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= heap.length) break
    if (child + 1 < heap.length && precedes(heap[child + 1] as Label, heap[child] as Label)) child++
    if (!precedes(heap[child] as Label, final)) break
    heap[at] = heap[child] as Label
    at = child
  }
  heap[at] = final
  return top
}
