import type { Static } from "typebox"
import type { countEntries } from "../../contract/posts.ts"
import type { PassageDirection } from "../../core/gate/words.ts"

export type HourRow = Static<typeof countEntries.reply>["hours"][number]

export type Counts = { readonly passed: number; readonly referred: number; readonly turnedAway: number }
export type Hour = { readonly hour: number; readonly in: Counts; readonly out: Counts }

const nothing: Counts = { passed: 0, referred: 0, turnedAway: 0 }

/** The hours from the first to the last in which somebody came, and at least the day's from 6 to 22; kinds summed. */
export function hoursOf(rows: readonly HourRow[], post: string | null): Hour[] {
  const chosen = rows.filter((row) => post === null || row.post === post)
  const hours = chosen.map(({ hour }) => hour)
  const first = Math.min(6, ...hours)
  const last = Math.max(22, ...hours)
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    hour: first + index,
    in: sumOf(chosen, first + index, "in"),
    out: sumOf(chosen, first + index, "out"),
  }))
}

/** A whole day's sums, by direction. */
export function dayOfHours(hours: readonly Hour[]): { readonly in: Counts; readonly out: Counts } {
  return {
    in: hours.map((hour) => hour.in).reduce(add, nothing),
    out: hours.map((hour) => hour.out).reduce(add, nothing),
  }
}

export function heightOf({ passed, referred, turnedAway }: Counts): number {
  return passed + referred + turnedAway
}

function sumOf(rows: readonly HourRow[], hour: number, direction: PassageDirection): Counts {
  return rows.filter((row) => row.hour === hour && row.direction === direction).reduce<Counts>(add, nothing)
}

function add(one: Counts, other: Counts): Counts {
  return {
    passed: one.passed + other.passed,
    referred: one.referred + other.referred,
    turnedAway: one.turnedAway + other.turnedAway,
  }
}
