import { type Fines, fineOf } from "./fines.ts"
import { OFF, type Row } from "./problem.ts"
import { type PathState, placeOf, type RowAsk, type RowFound, type RowTables, stepTo, valueAt } from "./row-tables.ts"

/** Beyond this a row is not worth its time: the caller goes on without it. */
const MOST_LABELS = 4000

type Label = {
  readonly at: number
  readonly state: PathState
  readonly cost: number
  readonly least: number
  readonly taken: readonly number[]
  readonly shift: number
  readonly before: Label | null
}

/**
 * The cheapest row that keeps the limits too, which the tables leave aside but for the fines in them. Their values are what
 * the rest of a row costs at least, so the first row that is finished in the order of cost plus that is the cheapest (A*).
 * `best`: what is known before; only what is cheaper is looked for.
 */
export function searchWithinLimits(
  ask: RowAsk,
  tables: RowTables,
  fines: Fines,
  best: RowFound,
  shifts: number,
  firstWeekday: number,
): RowFound {
  const days = ask.until - ask.from
  const start: PathState = { mode: ask.mode, weekend: 0, fatigue: 0, units: 0 }
  const free = fineOf(fines, ask.limits)
  const heap: Label[] = []
  const taken = ask.limits.map(() => 0)
  const least = valueAt(tables, start, 0) - free
  push(heap, { at: 0, state: start, cost: -free, least, taken, shift: OFF, before: null })
  const closed = new Set<string>()
  for (let count = 0; heap.length > 0; count++) {
    const label = pop(heap)
    if (label.least >= best.cost - 1e-7) break
    if (label.at > days) return { row: rowOf(label, days), cost: label.least, least: label.least }
    if (count > MOST_LABELS) return { ...best, least: Math.max(best.least, label.least) }
    if (label.at === days) {
      // what was not taken of the limits was fined for nothing
      const cost = label.cost + free - fineOf(fines, label.taken)
      push(heap, { ...label, at: days + 1, least: cost, before: label })
      continue
    }
    const key = `${placeOf(tables, label.state, label.at)} ${label.taken.join(" ")}`
    if (closed.has(key)) continue
    closed.add(key)
    extend(ask, tables, label, shifts, firstWeekday, heap)
  }
  return { ...best, least: best.cost }
}

function extend(
  ask: RowAsk,
  tables: RowTables,
  label: Label,
  shifts: number,
  firstWeekday: number,
  heap: Label[],
): void {
  const { contract, from, price, bound } = ask
  const day = from + label.at
  const add = (state: PathState, shift: number, cost: number, taken: readonly number[]) => {
    const least = cost + valueAt(tables, state, label.at + 1)
    if (least === Number.POSITIVE_INFINITY) return
    push(heap, { at: label.at + 1, state, cost, least, taken, shift, before: label })
  }
  for (const [index, { shifts: alike }] of contract.classes.entries()) {
    const state = stepTo(ask, tables, label.state, label.at, index, firstWeekday)
    if (state === null) continue
    for (const shift of alike) {
      const here = price[day * shifts + shift] as number
      if (here === Number.POSITIVE_INFINITY) continue
      const taken = contract.limits.map(({ amounts, from: first, until }, limit) => {
        const before = label.taken[limit] as number
        return day >= first && day < until ? before + (amounts[shift] as number) : before
      })
      if (taken.some((amount, limit) => amount > (ask.limits[limit] as number))) continue
      add(state, shift, label.cost + here, taken)
    }
  }
  if (bound[day] === 1) return
  const rest = stepTo(ask, tables, label.state, label.at, contract.classes.length, firstWeekday)
  if (rest !== null) add(rest, OFF, label.cost, label.taken)
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
