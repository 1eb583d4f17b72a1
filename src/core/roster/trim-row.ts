import { takenBy } from "./fines.ts"
import { OFF, type Row } from "./problem.ts"
import { stepOf } from "./row-ask.ts"
import type { RowAsk } from "./row-tables.ts"

/** Leaves out the turns of a stretch that are worth least until it keeps its limits; null where that breaks another rule. */
export function trimRow(ask: RowAsk, found: Row): Row | null {
  const row = found.slice()
  for (;;) {
    const taken = takenBy(ask, row)
    const over = [...taken.keys()].filter((limit) => (taken[limit] as number) > (ask.limits[limit] as number))
    if (over.length === 0) return row
    const at = leastWorth(ask, row, over)
    if (at < 0) return null
    row[at] = OFF
  }
}

function leastWorth(ask: RowAsk, row: Row, over: readonly number[]): number {
  const { contract, from, price, bound } = ask
  let least = Number.NEGATIVE_INFINITY
  let chosen = -1
  for (const [at, shift] of row.entries()) {
    const day = from + at
    const helps = over.some((limit) => {
      const { amounts, from: first, until } = contract.limits[limit] ?? { amounts: [], from: 0, until: 0 }
      return day >= first && day < until && (amounts[shift] ?? 0) > 0
    })
    if (shift === OFF || !helps || bound[day] === 1) continue
    const worth = price[day * contract.classOf.length + shift] as number
    if (worth <= least || !mayGo(ask, row, at)) continue
    least = worth
    chosen = at
  }
  return chosen
}

/** Whether the stretch still stands without one of its turns. */
function mayGo({ contract, mode: begun, exits, least }: RowAsk, row: Row, without: number): boolean {
  let mode = begun
  let units = 0
  for (const [at, shift] of row.entries()) {
    const each = at === without ? OFF : shift
    mode = stepOf(contract, mode, each)
    if (mode < 0) return false
    if (each !== OFF) units += contract.classes[contract.classOf[each] as number]?.units ?? 0
  }
  return (contract.unit === 0 || units >= least) && (exits === null || exits[mode] === 1)
}

/** What a stretch costs: its prices, and its fatigue. */
export function costOfRow(
  { contract, from, price, fatigueCost }: Pick<RowAsk, "contract" | "from" | "price" | "fatigueCost">,
  row: Row,
  firstWeekday: number,
): number {
  let cost = 0
  let fatigue = 0
  for (const [at, shift] of row.entries()) {
    if (shift === OFF) continue
    const { weekday = 0, weekend = 0 } = contract.classes[contract.classOf[shift] as number] ?? {}
    cost += price[(from + at) * contract.classOf.length + shift] as number
    fatigue += (firstWeekday + from + at) % 7 >= 5 ? weekend : weekday
  }
  return cost + (fatigueCost[fatigue] ?? 0)
}
