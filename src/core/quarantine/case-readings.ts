import { addDays, daysFromTo, type PlainDate } from "../kit/dates.ts"

/** Day → morning and afternoon temperature in °C, null where it is missing. */
export type ReadingsByDay = Record<string, [number | null, number | null]>

/**
 * The readings of a case for every day that it was active, up to `on`. Of two readings for one time of day
 * the higher counts: a fever is never overwritten by a better one.
 */
export function readingsOfCase(
  quarantineCase: { readonly openedOn: PlainDate; readonly endedOn: PlainDate | null },
  readings: readonly { readonly day: PlainDate; readonly slot: string; readonly celsius: number }[],
  on: PlainDate,
): ReadingsByDay {
  const { openedOn, endedOn } = quarantineCase
  const last = endedOn !== null && endedOn <= on ? addDays(endedOn, -1) : on
  const byDay: ReadingsByDay = {}
  for (const day of daysFromTo(openedOn, last)) byDay[day] = [null, null]
  for (const { day, slot, celsius } of readings) {
    if (day < openedOn || day > on || (endedOn !== null && day > endedOn)) continue
    const pair = byDay[day] ?? [null, null]
    const index = slot === "上午" ? 0 : 1
    pair[index] = Math.max(pair[index] ?? celsius, celsius)
    byDay[day] = pair
  }
  return byDay
}
