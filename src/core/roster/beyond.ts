import { daysBetween, type PlainDate } from "../kit/dates.ts"
import type { DutyTurn } from "./burden.ts"
import type { DutyGround, DutyWorker } from "./duty-ground.ts"
import type { ShiftHours } from "./free-times.ts"
import type { History, Limit, Shift } from "./problem.ts"

// What people were told of the days after a roster binds its last days as the days before bind its first.

/** What tires somebody besides the roster, before it and from its first day on. */
export function dutiesAround(ground: DutyGround, workerId: string): readonly DutyTurn[] {
  return [...(ground.past.get(workerId) ?? []), ...besides(ground, workerId)]
}

function besides({ beside }: DutyGround, workerId: string): readonly DutyTurn[] {
  return beside?.get(workerId) ?? []
}

/** The turn after the last day that some hours of that day come too near to. */
export function tooNearAfter(
  ground: DutyGround,
  workerId: string,
  day: PlainDate,
  hours: Pick<ShiftHours, "start" | "minutes">,
): { readonly turn: DutyTurn; readonly hoursBetween: number } | null {
  const turns = besides(ground, workerId)
  if (turns.length === 0 || daysBetween(ground.firstDay, day) !== ground.days - 1) return null
  const near = turns.flatMap((turn) => {
    if (turn.start === undefined || daysBetween(day, turn.day) !== 1) return []
    const hoursBetween = (1440 + turn.start - hours.start - hours.minutes) / 60
    return hoursBetween < ground.fatigue.restHours ? [{ turn, hoursBetween }] : []
  })
  return near.toSorted((one, other) => one.hoursBetween - other.hoursBetween)[0] ?? null
}

/** Whose turn after the last day begins while some hours of that day last, though one of the two has to be at home. */
export function awayAfter(
  ground: DutyGround,
  { id, familyId }: Pick<DutyWorker, "id" | "familyId">,
  day: PlainDate,
  hours: Pick<ShiftHours, "start" | "minutes">,
): string | null {
  const until = hours.start + hours.minutes - 1440
  if (familyId === null || until <= 0 || daysBetween(ground.firstDay, day) !== ground.days - 1) return null
  const { bond } = ground.families.find((family) => family.id === familyId) ?? {}
  if (bond !== "never-both") return null
  const isAway = (turn: DutyTurn) => daysBetween(day, turn.day) === 1 && (turn.start ?? until) < until
  const other = ground.workers.find(
    (one) => one.familyId === familyId && one.id !== id && besides(ground, one.id).some(isAway),
  )
  return other?.id ?? null
}

/** Days and nights on end that go on after the last day, as limits on the last days of a row. */
export function limitsBeyond(
  ground: DutyGround,
  workerIds: readonly string[],
  shifts: readonly Pick<Shift, "isNight">[],
  rule: { readonly maxRun: number; readonly maxNights: number; readonly history: History },
): Limit[] {
  const { last, run, nights } = rule.history
  const turns = workerIds.map((id) => besides(ground, id))
  const isNightOf = shifts.map(({ isNight }) => (isNight ? 1 : 0))
  return [
    ...atTheEnd(ground.days, {
      ...{ name: "days-on-end", amounts: shifts.map(() => 1), most: rule.maxRun },
      ...{ before: last === null || last < 0 ? 0 : run, after: goesOn(ground, turns, false) },
    }),
    ...atTheEnd(ground.days, {
      ...{ name: "nights-on-end", amounts: isNightOf, most: rule.maxNights },
      ...{ before: nights, after: goesOn(ground, turns, true) },
    }),
  ]
}

/** Days that follow the last one without a day between, of the one who has most. */
function goesOn(
  { firstDay, days }: DutyGround,
  all: readonly (readonly DutyTurn[])[],
  isOfNights: boolean,
): number {
  const counts = all.map((turns) => {
    const worked = new Set(
      turns.flatMap(({ day, isNight }) => (isNight || !isOfNights ? [daysBetween(firstDay, day)] : [])),
    )
    let count = 0
    while (worked.has(days + count)) count++
    return count
  })
  return Math.max(0, ...counts)
}

/** So many of the last days that, with what goes on, they would be one too many must not all be worked. */
function atTheEnd(
  days: number,
  rule: {
    readonly name: string
    readonly amounts: readonly number[]
    readonly most: number
    readonly before: number
    readonly after: number
  },
): Limit[] {
  const { name, amounts, most, before, after } = rule
  const length = Math.max(1, most + 1 - after)
  const inside = Math.min(length, days)
  const earlier = length - inside
  if (after === 0 || earlier > before) return []
  const carried = after + earlier
  return [{ name, amounts, carried, max: carried + inside - 1, from: days - inside, until: days }]
}
