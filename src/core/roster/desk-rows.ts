import { addDays, daysBetween, type PlainDate } from "../kit/dates.ts"
import { awayAfter, dutiesAround, limitsBeyond, tooNearAfter } from "./beyond.ts"
import { type DutyTurn, historyOf, restRules } from "./burden.ts"
import type { DutyGround, DutyWorker } from "./duty-ground.ts"
import { type FreeTime, freeTimeOf, isOfAge, type ShiftHours } from "./free-times.ts"
import { OFF, type RosterPerson, type RosterProblem, type Turn } from "./problem.ts"
import { fatiguePoints, headcountRows, periodLimits, weeksOf } from "./rules.ts"
import { weekdayOfDay } from "./week.ts"

/** Who stands in a row of the roster. */
export type DeskRow = {
  readonly workerIds: readonly string[]
  readonly head: number
  /** Days of this row alone: an organisation owes week by week. */
  readonly from: number
  readonly until: number
}

export type Desk = {
  readonly ground: DutyGround
  readonly base: Pick<RosterProblem, "days" | "firstWeekday" | "shifts">
  readonly shifts: readonly {
    readonly postId: string
    readonly hoursId: string
    readonly hours: ShiftHours
  }[]
  readonly shiftAt: ReadonlyMap<string, number>
  readonly days: readonly PlainDate[]
  /** By day, for each of the ground's hours, the time that somebody has to be free. */
  readonly times: readonly (readonly FreeTime[])[]
  readonly pinned: DutyGround["draft"]
  /** Points that a day of the weeks before brought to one of those who are weighed. */
  readonly carriedADay: number
  /** By the hours of all days that are open to somebody, what that closes: many are free alike. */
  readonly openings: Map<string, Opening>
}

type Opening = Pick<RosterPerson, "may" | "daysOff" | "shut">

export type Laid = { readonly row: DeskRow; readonly person: RosterPerson }

/** For how many days fatigue is carried, and a turn weighs in what is fair. */
export const CARRIED_DAYS = 28

/** Families that serve together as one; where what they were told, or what is pinned, parts them, each for themselves. */
export function groupWorkers({ workers, families, published, draft }: DutyGround): DutyWorker[][] {
  const together = new Set(families.filter(({ bond }) => bond === "together").map(({ id }) => id))
  const turnsOfWorker = new Map<string, string[]>()
  for (const turn of [...(published ?? []), ...draft]) {
    const key = `${turn.day} ${turn.postId} ${turn.hoursId}`
    turnsOfWorker.set(turn.workerId, [...(turnsOfWorker.get(turn.workerId) ?? []), key])
  }
  const standing = ({ id }: DutyWorker) => (turnsOfWorker.get(id) ?? []).toSorted().join("|")
  const groups = new Map<string, DutyWorker[]>()
  for (const worker of workers) {
    const isFamily = worker.familyId !== null && together.has(worker.familyId)
    const key = isFamily ? `family ${worker.familyId} ${standing(worker)}` : worker.id
    groups.set(key, [...(groups.get(key) ?? []), worker])
  }
  return [...groups.values()]
}

export function rowsOf(desk: Desk, group: readonly DutyWorker[]): Laid[] {
  const [first] = group
  if (first === undefined) return []
  return first.kind === "organisation" ? organisationRows(desk, first) : [personRow(desk, group)]
}

/** Week by week, as many rows as come at once. */
function organisationRows({ ground, base, shifts }: Desk, worker: DutyWorker): Laid[] {
  const may = shifts.map(({ hours }) =>
    worker.free.some((time) => time.endsWith(freeTimeOf(ground.firstDay, hours, ground.duty).slice(5))),
  )
  const minutes = Math.min(...shifts.flatMap(({ hours }, shift) => (may[shift] ? [hours.minutes] : [])))
  if (worker.heads === 0 || worker.owedTurns === 0 || !Number.isFinite(minutes)) return []
  const owed = { id: worker.id, may, heads: worker.heads, turns: worker.owedTurns, minutes }
  return weeksOf(base).flatMap((week) => {
    const rows = headcountRows(base, owed, [week])
    return rows.map(
      (person, index): Laid => ({
        row: {
          ...{ workerIds: [worker.id], head: index + 1, from: Math.max(0, week.from), until: week.until },
        },
        // what it owes is a wish of the desk: a holiday or a short week must not make the roster impossible
        person: { ...person, minMinutes: 0 },
      }),
    )
  })
}

function personRow(desk: Desk, group: readonly DutyWorker[]): Laid {
  const { ground, base } = desk
  const { fatigue, duty, firstDay } = ground
  const most = mostOf(group.map(({ id }) => ground.past.get(id) ?? []))
  const around = mostOf(group.map(({ id }) => dutiesAround(ground, id)))
  const rest = restRules(around, fatigue, base.shifts, { firstDay, days: ground.days })
  const turns = Math.max(
    Math.min(...group.map(({ mostTurns }) => mostTurns ?? duty.turnsAWeek)),
    ...group.map(({ id }) => mostPinned(desk, id)),
  )
  const weekly = {
    ...{ name: "turns-of-week", amounts: base.shifts.map(() => 1), max: turns },
    past: most.map(({ day }) => ({ day: daysBetween(firstDay, day), amount: 1 })),
  }
  const names = [...new Set(group.flatMap(({ skills }) => skills))]
  const skilled: Record<string, number> = Object.fromEntries(
    names.map((name) => [name, group.filter(({ skills }) => skills.includes(name)).length]),
  )
  const workerIds = group.map(({ id }) => id)
  const [maxRun, maxNights] = [Math.min(duty.daysOnEnd, rest.maxRun), duty.nightsOnEnd]
  const history = historyOf(most, firstDay, carriedFatigue(desk, group), (turn) => shiftOfPast(base, turn))
  return {
    row: { workerIds, head: 1, from: 0, until: ground.days },
    person: {
      ...{ id: workerIds.join("+"), size: group.length, isHeadcount: false },
      ...openingOf(desk, group),
      skilled: { ...skilled, lead: group.filter(({ isExperienced }) => isExperienced).length },
      limits: [
        ...rest.limits,
        ...periodLimits(weekly, weeksOf(base)),
        ...limitsBeyond(ground, workerIds, base.shifts, { maxRun, maxNights, history }),
      ],
      ...{ minMinutes: 0, maxMinutes: ground.days * 1440, minRun: 1, minOff: 1 },
      ...{ maxRun, maxNights, maxWeekends: ground.days },
      // a turn of hours that no shift has any more is like a free day to the search; its rest is kept by the limits
      history: history.last === -1 ? { ...history, last: OFF } : history,
      fairShare: 0,
    },
  }
}

/** The shifts and days that are open to all of a group. Hours are alike at every post: they are asked about once. */
function openingOf(desk: Desk, group: readonly DutyWorker[]): Opening {
  const { ground, days, times, pinned, openings } = desk
  const ids = new Set(group.map(({ id }) => id))
  const own = {
    ...ground,
    draft: pinned.filter(({ workerId }) => ids.has(workerId)),
    absences: ground.absences.filter(({ workerId }) => ids.has(workerId)),
  }
  const open = days.map((day, at) =>
    ground.hours.map((hours, of) =>
      group.every(
        (one) =>
          whyShut(own, one, day, hours, times[at]?.[of]) === null &&
          tooNearAfter(own, one.id, day, hours) === null &&
          awayAfter(own, one, day, hours) === null,
      ),
    ),
  )
  const key = open.map((ofDay) => ofDay.map(Number).join("")).join(" ")
  const known = openings.get(key) ?? closingBy(desk, open)
  openings.set(key, known)
  return known
}

/** `open`: by day and hours of the ground. */
function closingBy({ ground, shifts }: Desk, open: readonly (readonly boolean[])[]): Opening {
  const hoursOf = shifts.map(({ hoursId }) => ground.hours.findIndex(({ id }) => id === hoursId))
  const may = hoursOf.map((hours) => open.some((ofDay) => ofDay[hours]))
  return {
    may,
    daysOff: open.flatMap((ofDay, day) => (hoursOf.some((hours) => ofDay[hours]) ? [] : [day])),
    shut: open.flatMap((ofDay, day): Turn[] =>
      hoursOf.flatMap((hours, shift) => (may[shift] && !ofDay[hours] ? [{ day, shift }] : [])),
    ),
  }
}

/** Why somebody may not stand some hours of a day. */
export type WhyShut = "not-yet" | "age" | "away" | "not-free"

type Asked = readonly [
  ground: DutyGround,
  worker: DutyWorker,
  day: PlainDate,
  hours: ShiftHours,
  time: FreeTime,
]

const shutRules: readonly (readonly [why: WhyShut, holds: (...asked: Asked) => boolean])[] = [
  ["not-yet", (_, worker, day) => worker.activeOn > day],
  ["age", ({ fatigue }, worker, day) => !isOfAge(worker, day, fatigue)],
  [
    "away",
    ({ absences }, { id }, day) =>
      absences.some(
        ({ workerId, from, until }) => workerId === id && from <= day && (until === null || until >= day),
      ),
  ],
  // who was put there by hand has been asked
  [
    "not-free",
    ({ draft }, { id, free }, day, hours, time) =>
      !free.includes(time) &&
      !draft.some(
        (turn) => turn.isPinned && turn.workerId === id && turn.day === day && turn.hoursId === hours.id,
      ),
  ],
]

/** The weightiest reason why somebody may not stand; null: they may. `time`: when they have to be free. */
export function whyShut(
  ground: DutyGround,
  worker: DutyWorker,
  day: PlainDate,
  hours: ShiftHours,
  time: FreeTime = freeTimeOf(day, hours, ground.duty),
): WhyShut | null {
  return shutRules.find(([, holds]) => holds(ground, worker, day, hours, time))?.[0] ?? null
}

/** As many turns as the planner wants somebody to have in a week, whatever they said. */
function mostPinned({ ground, base, pinned }: Desk, workerId: string): number {
  const weeks = new Map<number, number>()
  for (const turn of pinned) {
    if (turn.workerId !== workerId) continue
    const week = Math.floor((daysBetween(ground.firstDay, turn.day) + base.firstWeekday) / 7)
    weeks.set(week, (weeks.get(week) ?? 0) + 1)
  }
  return Math.max(0, ...weeks.values())
}

/** The shift that a turn of the day before was: by its beginning, else the first that ends as late. */
function shiftOfPast({ shifts }: Desk["base"], { start, minutes, isNight: night }: DutyTurn): number {
  if (start === undefined)
    return shifts.findIndex((shift) => shift.isNight === night && shift.minutes === minutes)
  const same = shifts.findIndex((shift) => shift.start === start)
  if (same >= 0) return same
  const byEnd = [...shifts.keys()].toSorted((one, other) => endOf(shifts[one]) - endOf(shifts[other]))
  return byEnd.find((index) => endOf(shifts[index]) >= start + minutes) ?? byEnd.at(-1) ?? OFF
}

function endOf(shift: Desk["base"]["shifts"][number] | undefined): number {
  return shift === undefined ? 0 : shift.start + shift.minutes
}

/** Those of one who serves in a group, who has the most of them. */
function mostOf(all: readonly (readonly DutyTurn[])[]): readonly DutyTurn[] {
  return all.reduce((one, other) => (minutesIn(other) > minutesIn(one) ? other : one), [])
}

function minutesIn(turns: readonly DutyTurn[]): number {
  return turns.reduce((sum, { minutes }) => sum + minutes, 0)
}

/** Points of the weeks before; for days before somebody joined they carry what the others did, so that nobody starts behind. */
function carriedFatigue({ ground, carriedADay }: Desk, group: readonly DutyWorker[]): number {
  const carried = group.map(
    (worker) => pastPoints(ground, worker.id) + carriedADay * (CARRIED_DAYS - daysHere(ground, worker)),
  )
  return Math.round(Math.max(...carried))
}

export function carriedADay(ground: DutyGround): number {
  const weighed = ground.workers.filter(({ kind }) => kind === "volunteer" || kind === "staff")
  const there = weighed.reduce((sum, worker) => sum + daysHere(ground, worker), 0)
  return there === 0 ? 0 : weighed.reduce((sum, { id }) => sum + pastPoints(ground, id), 0) / there
}

function daysHere({ firstDay }: DutyGround, { activeOn }: DutyWorker): number {
  return Math.min(CARRIED_DAYS, Math.max(0, daysBetween(activeOn, firstDay)))
}

function pastPoints({ firstDay, past }: DutyGround, workerId: string): number {
  const since = addDays(firstDay, -CARRIED_DAYS)
  return (past.get(workerId) ?? [])
    .filter(({ day }) => day >= since && day < firstDay)
    .reduce((sum, turn) => sum + pointsOfTurn(turn), 0)
}

/** Points of a turn that was worked. */
function pointsOfTurn({ day, minutes, isNight: night }: DutyTurn): number {
  const { weekday, weekend } = fatiguePoints(minutes, night)
  return weekdayOfDay(day) >= 5 ? weekend : weekday
}
