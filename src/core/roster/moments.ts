import type { RosterProblem, Row, Shift } from "./problem.ts"

/**
 * The moments of a day at which some turn begins: of two turns that overlap, one begins while the other lasts, so two
 * people are away at once exactly when they are at the same moment.
 */
export type Moments = {
  readonly perDay: number
  /** By shift the moments it lasts over, counted on from the first moment of the day on which it begins. */
  readonly of: readonly (readonly number[])[]
}

const DAY = 1440

export function momentsOf(shifts: readonly Shift[]): Moments {
  const starts = [...new Set(shifts.map(({ start }) => start))].toSorted((one, other) => one - other)
  return {
    perDay: starts.length,
    of: shifts.map(({ start, minutes }) => {
      const lasting: number[] = []
      for (let day = 0; day * DAY < start + minutes; day++) {
        for (const [index, at] of starts.entries()) {
          if (day * DAY + at >= start && day * DAY + at < start + minutes)
            lasting.push(day * starts.length + index)
        }
      }
      return lasting
    }),
  }
}

/** By moment 1 where a row is away; `last`: the shift of the day before the first. */
export function awayAt({ perDay, of }: Moments, row: Row, last: number | null): Uint8Array {
  const away = new Uint8Array(row.length * perDay)
  for (let day = -1; day < row.length; day++) {
    const shift = day < 0 ? (last ?? -1) : (row[day] as number)
    for (const moment of of[shift] ?? []) {
      const at = day * perDay + moment
      if (at >= 0 && at < away.length) away[at] = 1
    }
  }
  return away
}

/** Whether a turn that begins on a day meets somebody who is away. */
export function meets({ perDay, of }: Moments, shift: number, day: number, away: Uint8Array): boolean {
  for (const moment of of[shift] as readonly number[]) if (away[day * perDay + moment] === 1) return true
  return false
}

/** By person those who must not be away at the same time. */
export function partnersOf({ people, apart }: RosterProblem): number[][] {
  return people.map((_, person) =>
    apart.flatMap(([one, other]) => (one === person ? [other] : other === person ? [one] : [])),
  )
}
