import type { Instant, PlainDate } from "../kit/dates.ts"

/** A turn that somebody stood: signed in and out. */
export type StoodTurn = {
  readonly day: PlainDate
  readonly post: string
  readonly from: Instant
  readonly until: Instant
}

export type ServiceLine = {
  /** `2020-02` */
  readonly month: string
  readonly post: string
  readonly turns: number
  readonly minutes: number
}

export type ServiceHours = {
  readonly lines: readonly ServiceLine[]
  readonly turns: number
  readonly minutes: number
}

/** What a certificate says somebody did: turns and minutes by month and post. */
export function serviceHours(turns: readonly StoodTurn[]): ServiceHours {
  const lines = new Map<string, ServiceLine>()
  for (const { day, post, from, until } of turns) {
    const month = day.slice(0, 7)
    const before = lines.get(`${month} ${post}`) ?? { month, post, turns: 0, minutes: 0 }
    const minutes = Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / 60_000))
    lines.set(`${month} ${post}`, {
      ...before,
      turns: before.turns + 1,
      minutes: before.minutes + minutes,
    })
  }
  const sorted = [...lines.values()].sort((one, other) =>
    one.month === other.month ? (one.post < other.post ? -1 : 1) : one.month < other.month ? -1 : 1,
  )
  return {
    lines: sorted,
    turns: sorted.reduce((sum, line) => sum + line.turns, 0),
    minutes: sorted.reduce((sum, line) => sum + line.minutes, 0),
  }
}
