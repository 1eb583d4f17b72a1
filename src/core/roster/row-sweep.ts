import type { Contract } from "./contract.ts"
import { mostAfter, type RowAsk, type RowTables } from "./row-tables.ts"

/** The cheapest shift of each class on each day; a day off comes last. */
export function priceClasses({ contract, from, until, price, bound }: RowAsk, prices: Float64Array): void {
  const shifts = contract.classOf.length
  const { classes } = contract
  const width = classes.length + 1
  for (let day = from; day < until; day++) {
    const base = (day - from) * width
    for (let each = 0; each < classes.length; each++) {
      let least = Number.POSITIVE_INFINITY
      for (const shift of (classes[each] as Contract["classes"][number]).shifts) {
        const here = price[day * shifts + shift] as number
        if (here < least) least = here
      }
      prices[base + each] = least
    }
    prices[base + classes.length] = bound[day] === 1 ? Number.POSITIVE_INFINITY : 0
  }
}

/** Marks the modes that can be reached on each day of the stretch. */
export function markReach(
  { contract, from, until, mode }: RowAsk,
  prices: Float64Array,
  reach: Uint8Array,
): void {
  const { modes, next } = contract
  const width = contract.classes.length + 1
  const days = until - from
  reach.fill(0, 0, (days + 1) * modes)
  reach[mode] = 1
  for (let at = 0; at < days; at++) {
    for (let here = 0; here < modes; here++) {
      if (reach[at * modes + here] === 0) continue
      for (let each = 0; each < width; each++) {
        const to = next[here * width + each] as number
        if (to >= 0 && prices[at * width + each] !== Number.POSITIVE_INFINITY)
          reach[(at + 1) * modes + to] = 1
      }
    }
  }
}

/** Backwards from the end: value of a state is the least cost from it to the end, limits left aside. */
export function sweep(
  ask: RowAsk,
  tables: RowTables,
  prices: Float64Array,
  reach: Uint8Array,
  firstWeekday: number,
): void {
  const { contract, from, until, exits, fatigueCost } = ask
  const { value, modes, weekends, fatigues, band, low, high, anew } = tables
  const { next, works, classes } = contract
  const width = classes.length + 1
  const days = until - from
  const hardest = Math.max(0, ...classes.map(({ weekday, weekend }) => Math.max(weekday, weekend)))
  const perMode = weekends * fatigues * band
  const perDay = modes * perMode
  for (let mode = 0; mode < modes; mode++) {
    const base = days * perDay + mode * perMode
    if (exits !== null && exits[mode] === 0) value.fill(Number.POSITIVE_INFINITY, base, base + perMode)
    else
      for (let each = 0; each < perMode; each++) {
        value[base + each] = fatigueCost.length === 0 ? 0 : (fatigueCost[each % fatigues] as number)
      }
  }
  for (let at = days - 1; at >= 0; at--) {
    const weekday = (firstWeekday + from + at) % 7
    const lowHere = low[at] as number
    const lowNext = low[at + 1] as number
    const step = anew[at + 1] === 1 ? 0 : 1
    const highHere = high[at] as number
    const highAfter = mostAfter(ask, tables, at)
    const mostTired = Math.min(fatigues, at * hardest + 1)
    for (let mode = 0; mode < modes; mode++) {
      if (reach[at * modes + mode] === 0) continue
      const here = at * perDay + mode * perMode
      value.fill(Number.POSITIVE_INFINITY, here, here + perMode)
      const isNewWeekend =
        tables.countsWeekends && (weekday === 5 || (weekday === 6 && (works[mode] === 0 || from + at === 0)))
          ? 1
          : 0
      for (let each = 0; each < width; each++) {
        const to = next[mode * width + each] as number
        const cost = prices[at * width + each] as number
        if (to < 0 || cost === Number.POSITIVE_INFINITY) continue
        const shift = classes[each]
        const units = shift === undefined ? 0 : shift.units
        const fatigue = shift === undefined ? 0 : weekday >= 5 ? shift.weekend : shift.weekday
        const weekendStep = shift === undefined ? 0 : isNewWeekend
        const first = step === 0 ? lowHere : Math.max(lowHere, lowNext - units)
        const last = Math.min(highHere, highAfter - units)
        if (first > last || fatigue >= fatigues) continue
        const there = (at + 1) * perDay + to * perMode
        for (let weekend = 0; weekend + weekendStep < weekends; weekend++) {
          const hereBase = here + weekend * band * fatigues
          const thereBase = there + (weekend + weekendStep) * band * fatigues
          if (fatigues === 1) {
            let into = hereBase + first - lowHere
            let out = thereBase + step * (first + units - lowNext)
            const end = into + last - first
            for (; into <= end; into++, out += step) {
              const total = cost + (value[out] as number)
              if (total < (value[into] as number)) value[into] = total
            }
            continue
          }
          for (let count = first; count <= last; count++) {
            let into = hereBase + (count - lowHere) * fatigues
            let out = thereBase + step * (count + units - lowNext) * fatigues + fatigue
            const end = into + Math.min(mostTired, fatigues - fatigue)
            for (; into < end; into++, out++) {
              const total = cost + (value[out] as number)
              if (total < (value[into] as number)) value[into] = total
            }
          }
        }
      }
    }
  }
}
