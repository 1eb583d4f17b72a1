import { addDays, daysBetween, daysFromTo, type PlainDate } from "../kit/dates.ts"
import type { PolicyValues } from "../policy/policy.ts"
import {
  type Burden,
  type BurdenLevel,
  type BurdenSign,
  burdenLevel,
  burdenOn,
  burdenSigns,
  type DutyTurn,
} from "./burden.ts"
import { CARRIED_DAYS } from "./desk-rows.ts"

/** What somebody did of late and is to do, against the rule of fatigue. */
export type Workload = {
  readonly level: BurdenLevel
  readonly signs: readonly BurdenSign[]
  readonly minutes: number
  readonly nights: number
  readonly daysOnEnd: number
  readonly lastDayOff: PlainDate | null
  /** The last days, day by day. */
  readonly strip: readonly { readonly day: PlainDate; readonly minutes: number; readonly isNight: boolean }[]
  /** What is planned for the days to come, and the worst that it makes of them. */
  readonly ahead: {
    readonly turns: number
    readonly minutes: number
    readonly level: BurdenLevel
    readonly on: PlainDate | null
  }
}

const STRIP_DAYS = 14
export const AHEAD_DAYS = 7

const height = { rested: 0, amber: 1, red: 2 } as const

/** `done`: turns up to now; `planned`: those to come. `ruleOn`: the rule of a day; what is planned is held against that of its own. */
export function workloadOf(
  { done, planned }: { readonly done: readonly DutyTurn[]; readonly planned: readonly DutyTurn[] },
  today: PlainDate,
  ruleOn: (day: PlainDate) => PolicyValues["fatigue"],
): Workload {
  const rule = ruleOn(today)
  const burden = burdenByNow(done, today)
  const all = [...done, ...planned].toSorted((one, other) => (one.day < other.day ? -1 : 1))
  const days = daysFromTo(today, addDays(today, AHEAD_DAYS)).map((day) => ({
    day,
    level: burdenLevel(burdenOn(all, day), ruleOn(day)),
  }))
  const worst = days.reduce((high, each) => (height[each.level] > height[high.level] ? each : high))
  return {
    ...{ level: burdenLevel(burden, rule), signs: burdenSigns(burden, rule), ...burden },
    lastDayOff: lastDayOff(done, today, burden.daysOnEnd),
    strip: daysFromTo(addDays(today, 1 - STRIP_DAYS), today).map((day) => {
      const own = done.filter((turn) => turn.day === day)
      return {
        day,
        minutes: own.reduce((sum, { minutes }) => sum + minutes, 0),
        isNight: own.some((turn) => turn.isNight),
      }
    }),
    ahead: {
      ...{ turns: planned.length, minutes: planned.reduce((sum, { minutes }) => sum + minutes, 0) },
      ...{ level: worst.level, on: worst.level === "rested" ? null : worst.day },
    },
  }
}

/** A day without a turn is a day off only once it is over. */
export function burdenByNow(done: readonly DutyTurn[], today: PlainDate): Burden {
  const burden = burdenOn(done, today)
  if (done.some(({ day }) => day === today)) return burden
  const { daysOnEnd, lastDayOff } = burdenOn(done, addDays(today, -1))
  return { ...burden, daysOnEnd, lastDayOff }
}

/** The day before they began to come day by day; null where it is longer ago than anybody looks. */
function lastDayOff(done: readonly DutyTurn[], today: PlainDate, daysOnEnd: number): PlainDate | null {
  const last = done.some(({ day }) => day === today) ? today : addDays(today, -1)
  const off = addDays(last, -daysOnEnd)
  return daysBetween(off, today) >= CARRIED_DAYS ? null : off
}

/** Who needs rest the most stands first. */
export function byNeed(one: Workload, other: Workload): number {
  return (
    height[other.level] - height[one.level] ||
    height[other.ahead.level] - height[one.ahead.level] ||
    other.daysOnEnd - one.daysOnEnd ||
    other.minutes - one.minutes
  )
}
