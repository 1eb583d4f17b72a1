import type { StretchCosts } from "./stretch-costs.ts"

/** What a stretch takes as it is, and costs when it takes more or less. */
export type Shareholder = {
  readonly units: number
  readonly weekends: number
  readonly costs: StretchCosts
}

/** How much more all together may take, from and to. */
export type Room = { readonly units: readonly [number, number]; readonly weekends: readonly [number, number] }

/** `places`: what each takes, as a place among its costs; empty where nothing fits. */
export type SharedOut = { readonly places: readonly number[]; readonly least: number }

/**
 * How many units and weekends each stretch takes so that all together cost least. `owed`: how many more, or fewer, those up to
 * any of them may have taken, at most.
 */
export function shareOut(
  holders: readonly Shareholder[],
  owed: { readonly units: number; readonly weekends: number },
  room: Room,
): SharedOut {
  const [length, width] = [2 * owed.units + 1, 2 * owed.weekends + 1]
  const begun = owed.units * width + owed.weekends
  let sums = new Float64Array(length * width).fill(Number.POSITIVE_INFINITY)
  sums[begun] = 0
  const ways = holders.map(({ units, weekends, costs }) => {
    const then = new Float64Array(sums.length).fill(Number.POSITIVE_INFINITY)
    const way = new Int32Array(sums.length)
    for (const [place, cost] of costs.least.entries()) {
      if (!isWorthTaking(costs, place)) continue
      const more = unitsAt(costs, place) - units
      const some = weekendsAt(costs, place) - weekends
      const step = more * width + some
      for (let at = Math.max(0, -more); at < Math.min(length, length - more); at++) {
        for (let on = Math.max(0, -some); on < Math.min(width, width - some); on++) {
          const from = at * width + on
          const sum = (sums[from] as number) + cost
          if (sum >= (then[from + step] as number)) continue
          then[from + step] = sum
          way[from + step] = place
        }
      }
    }
    sums = then
    return way
  })
  let [end, least] = [-1, Number.POSITIVE_INFINITY]
  for (let more = room.units[0]; more <= room.units[1]; more++) {
    for (let some = room.weekends[0]; some <= room.weekends[1]; some++) {
      const at = begun + more * width + some
      if ((sums[at] as number) < least) [end, least] = [at, sums[at] as number]
    }
  }
  if (end < 0) return { places: [], least }
  const places = holders.map(() => 0)
  for (let each = holders.length - 1; each >= 0; each--) {
    const { units, weekends, costs } = holders[each] as Shareholder
    const place = (ways[each] as Int32Array)[end] as number
    places[each] = place
    end -= (unitsAt(costs, place) - units) * width + weekendsAt(costs, place) - weekends
  }
  return { places, least }
}

/** Units at most, of a place among costs. */
export function unitsAt({ fewest, kinds }: StretchCosts, place: number): number {
  return fewest + Math.floor(place / kinds)
}

/** Weekends at most, of a place among costs. */
export function weekendsAt({ kinds }: StretchCosts, place: number): number {
  return place % kinds
}

/** Whether any less would cost more. */
function isWorthTaking({ least, kinds }: StretchCosts, place: number): boolean {
  const cost = least[place] as number
  if (cost === Number.POSITIVE_INFINITY || (place >= kinds && least[place - kinds] === cost)) return false
  return place % kinds === 0 || least[place - 1] !== cost
}
