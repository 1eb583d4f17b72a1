import { addDays, daysBetween, daysFromTo, type PlainDate } from "../kit/dates.ts"
import { carriedADay, type Desk, type DeskRow, groupWorkers, type Laid, rowsOf } from "./desk-rows.ts"
import type { DutyGround, PostTurn } from "./duty-ground.ts"
import { freeTimeOf, isNight } from "./free-times.ts"
import {
  type Demand,
  OFF,
  type Pin,
  type Request,
  type Roster,
  type RosterProblem,
  type Row,
  type Shift,
} from "./problem.ts"
import { fatiguePoints, withFairShares, withRest } from "./rules.ts"
import { weekdayOfDay } from "./week.ts"

/** A problem for the search, and the way between its numbers and the desk's names. */
export type DeskProblem = {
  readonly problem: RosterProblem
  readonly pins: readonly Pin[]
  /** The draft as a roster. */
  readonly draft: Roster
  /** By row who stands in it; an organisation's head has its number. */
  readonly rows: readonly DeskRow[]
  readonly shifts: readonly { readonly postId: string; readonly hoursId: string }[]
  readonly turnsOf: (roster: Roster) => PostTurn[]
  /** The row of a worker; of an organisation its first. */
  readonly rowOf: (workerId: string) => number | undefined
}

const PRICE = { head: 1000, lead: 700, over: 30, wishOff: 8, wishOn: 4, told: 20 } as const

/** Writes the desk's rules into a problem: shifts are posts by hours, a family that serves together is one row. */
export function layDesk(ground: DutyGround): DeskProblem {
  const shifts = ground.posts.flatMap((post) =>
    ground.hours.map((hours) => ({ postId: post.id, hoursId: hours.id, post, hours })),
  )
  const base = {
    days: ground.days,
    firstWeekday: weekdayOfDay(ground.firstDay),
    shifts: withRest(
      shifts.map(
        ({ post, hours }): Omit<Shift, "forbiddenNext"> => ({
          ...{ id: `${post.id}/${hours.id}`, post: post.name, start: hours.start, minutes: hours.minutes },
          ...{ isNight: isNight(hours), fatigue: fatiguePoints(hours.minutes, isNight(hours)) },
        }),
      ),
      ground.fatigue.restHours * 60,
    ),
  }
  const shiftAt = new Map(shifts.map(({ postId, hoursId }, index) => [`${postId}/${hoursId}`, index]))
  const pinned = ground.draft.filter(({ isPinned }) => isPinned)
  const days = daysOf(ground)
  const desk: Desk = {
    ...{ ground, base, shifts, shiftAt, days, pinned },
    times: days.map((day) => ground.hours.map((hours) => freeTimeOf(day, hours, ground.duty))),
    ...{ carriedADay: carriedADay(ground), openings: new Map() },
  }
  const groups = groupWorkers(ground)
  const laid = groups.flatMap((group) => rowsOf(desk, group))
  const rowsBy = indexRows(laid.map(({ row }) => row))
  const dayAt = new Map(days.map((day, index) => [day, index]))
  const place = (turns: readonly PostTurn[]) => placeTurns(desk, dayAt, laid.length, rowsBy, turns)
  const problem = withFairShares({
    ...base,
    people: laid.map(({ person }) => person),
    demands: demandsOf(desk),
    requests: requestsOf(desk, rowsBy),
    apart: apartOf(ground, rowsBy),
    fairness: 1,
    published: ground.published && { roster: place(ground.published), weight: PRICE.told },
  })
  return {
    problem,
    pins: pinsOf(place(pinned)),
    draft: place(ground.draft),
    rows: laid.map(({ row }) => row),
    shifts: shifts.map(({ postId, hoursId }) => ({ postId, hoursId })),
    turnsOf: (roster) => turnsOf(desk, roster, laid),
    rowOf: (workerId) => rowsBy.get(workerId)?.[0]?.index,
  }
}

type Indexed = DeskRow & { readonly index: number }

function daysOf({ firstDay, days }: DutyGround): PlainDate[] {
  return daysFromTo(firstDay, addDays(firstDay, days - 1))
}

function demandsOf({ ground, base, shifts, shiftAt, days }: Desk): Demand[] {
  const shut = new Set(ground.closures.map(({ day, postId, hoursId }) => `${day} ${postId}/${hoursId}`))
  return days.flatMap((day, index) => {
    const weekday = (base.firstWeekday + index) % 7
    const wanted = shifts.map(() => ({ heads: 0, leads: 0, skills: new Map<string, number>() }))
    for (const demand of ground.demands) {
      const { postId, hoursId, weekdays, heads, leads, skill, from, until } = demand
      const at = shiftAt.get(`${postId}/${hoursId}`)
      const holds = weekdays.includes(weekday) && from <= day && (until === null || until >= day)
      const sum = at === undefined ? undefined : wanted[at]
      if (sum === undefined || !holds || shut.has(`${day} ${postId}/${hoursId}`)) continue
      sum.heads += heads
      sum.leads += leads
      if (skill !== null) sum.skills.set(skill, (sum.skills.get(skill) ?? 0) + 1)
    }
    return wanted.flatMap(({ heads, leads, skills }, shift) => [
      { day: index, shift, skill: null, need: heads, isHard: true, under: PRICE.head, over: PRICE.over },
      ...(leads === 0
        ? []
        : [{ day: index, shift, skill: "lead", need: leads, isHard: true, under: PRICE.lead, over: 0 }]),
      ...[...skills].map(([skill, need]) => ({
        ...{ day: index, shift, skill, need, isHard: true, under: PRICE.lead, over: 0 },
      })),
    ])
  })
}

function requestsOf({ ground, shifts }: Desk, rows: ReadonlyMap<string, readonly Indexed[]>): Request[] {
  return ground.wishes.flatMap(({ workerId, day, hoursId, wish }) => {
    const at = daysBetween(ground.firstDay, day)
    const row = rows.get(workerId)?.find(({ from, until }) => at >= from && at < until)
    if (row === undefined || at < 0 || at >= ground.days) return []
    const weight = wish === "off" ? PRICE.wishOff : PRICE.wishOn
    return shifts.flatMap((shift, index) =>
      hoursId === null || shift.hoursId === hoursId
        ? [{ person: row.index, day: at, shift: index, wish, weight }]
        : [],
    )
  })
}

function apartOf(
  { workers, families }: DutyGround,
  rows: ReadonlyMap<string, readonly Indexed[]>,
): [number, number][] {
  return families
    .filter(({ bond }) => bond === "never-both")
    .flatMap(({ id }) => {
      const members = workers.filter(({ familyId }) => familyId === id)
      const own = members.flatMap((worker) => rows.get(worker.id)?.[0]?.index ?? [])
      return own.flatMap((one, index) => own.slice(index + 1).map((other): [number, number] => [one, other]))
    })
}

function indexRows(rows: readonly DeskRow[]): Map<string, Indexed[]> {
  const found = new Map<string, Indexed[]>()
  for (const [index, row] of rows.entries()) {
    for (const id of row.workerIds) found.set(id, [...(found.get(id) ?? []), { ...row, index }])
  }
  return found
}

function placeTurns(
  { ground, shiftAt }: Desk,
  dayAt: ReadonlyMap<PlainDate, number>,
  count: number,
  rows: ReadonlyMap<string, readonly Indexed[]>,
  turns: readonly PostTurn[],
): Row[] {
  const roster = Array.from({ length: count }, () => new Int16Array(ground.days).fill(OFF))
  for (const { workerId, day, postId, hoursId, head } of turns) {
    const at = dayAt.get(day)
    const shift = shiftAt.get(`${postId}/${hoursId}`)
    if (at === undefined || shift === undefined) continue
    const row = rows.get(workerId)?.find((each) => at >= each.from && at < each.until && each.head === head)
    if (row !== undefined) (roster[row.index] as Row)[at] = shift
  }
  return roster
}

function pinsOf(roster: Roster): Pin[] {
  return roster.flatMap((row, person) =>
    [...row].flatMap((shift, day) => (shift === OFF ? [] : [{ person, day, shift }])),
  )
}

function turnsOf({ shifts, days }: Desk, roster: Roster, laid: readonly Laid[]): PostTurn[] {
  return roster.flatMap((row, person) =>
    [...row].flatMap((shift, at) => {
      const [day, stands, whose] = [days[at], shifts[shift], laid[person]?.row]
      if (day === undefined || stands === undefined || whose === undefined) return []
      const { postId, hoursId } = stands
      return whose.workerIds.map((workerId) => ({ workerId, day, postId, hoursId, head: whose.head }))
    }),
  )
}
