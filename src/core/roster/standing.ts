import { addDays, type PlainDate } from "../kit/dates.ts"
import { burdenOn, burdenSigns, type DutyTurn } from "./burden.ts"
import { type Change, newBreaches, withChanges } from "./change.ts"
import { type DeskProblem, layDesk } from "./desk-problem.ts"
import type { DutyGround, DutyWorker } from "./duty-ground.ts"
import { type Breach, breachesOf, headsOn } from "./evaluate.ts"
import { isNight } from "./free-times.ts"
import { OFF, type Roster } from "./problem.ts"
import {
  dayIndex,
  nameTurn,
  type ObjectionCode,
  objection,
  objectionsTo,
  type TurnObjection,
} from "./turn-objection.ts"

/** What people were told, ready to be asked whether somebody may take a turn of it. */
export type Standing = {
  readonly ground: DutyGround
  readonly desk: DeskProblem
  readonly roster: Roster
  /** Worker → everything that tires: turns done and planned, work in the office, rounds by night. */
  readonly duties: ReadonlyMap<string, readonly DutyTurn[]>
}

/** Where and when a turn is. */
export type Slot = { readonly day: PlainDate; readonly postId: string; readonly hoursId: string }

/** A turn that goes from one to another. */
export type Move = Slot & { readonly from: string; readonly to: string }

/** How many are wanted on a turn and stand there. */
export type Places = { readonly heads: number; readonly stand: number }

/** Days before and after those asked about: what was a week ago and is in a week bears on rest. */
export const STANDING_DAYS = { before: 7, after: 8 } as const

export function standingOf(ground: DutyGround, duties: Standing["duties"]): Standing {
  const draft = (ground.published ?? []).map((turn) => ({ ...turn, isPinned: false }))
  const desk = layDesk({ ...ground, draft })
  return { ground, desk, roster: desk.draft, duties }
}

export function slotKey({ day, postId, hoursId }: Slot): string {
  return `${day} ${postId} ${hoursId}`
}

export function placesOn({ ground, desk, roster }: Standing, slot: Slot): Places {
  const [day, shift] = [dayIndex(ground, slot.day), shiftOf(desk, slot)]
  const wanted = desk.problem.demands.find(
    (demand) => demand.day === day && demand.shift === shift && demand.skill === null,
  )
  if (wanted === undefined) return { heads: 0, stand: 0 }
  return { heads: wanted.need, stand: headsOn(desk.problem, roster, wanted) }
}

/** Those who take and give turns as one: a family that serves together, else somebody alone. */
export function companyOf({ workers, families }: DutyGround, workerId: string): DutyWorker[] {
  const self = workers.find(({ id }) => id === workerId)
  if (self === undefined) return []
  const bond = families.find(({ id }) => id === self.familyId)?.bond
  if (bond !== "together") return [self]
  return workers.filter(({ familyId }) => familyId === self.familyId)
}

/** Why somebody, with those who serve with them, does not take a turn; none: they may. */
export function whyNotTake(standing: Standing, workerId: string, slot: Slot): TurnObjection[] {
  const { ground, desk } = standing
  const company = companyOf(ground, workerId)
  const [day, shift] = [dayIndex(ground, slot.day), shiftOf(desk, slot)]
  const rows = [...new Set(company.flatMap(({ id }) => desk.rowOf(id) ?? []))]
  if (rows.length === 0) return [objection("not-on-roll")]
  if (shift === OFF || day < 0 || day >= ground.days) return [objection("full")]
  const busy = rows.flatMap((person) => busyOn(standing, person, day))
  if (busy.length > 0) return unique(busy)
  const changes = rows.map((person) => ({ person, day, to: shift }))
  return unique([
    ...roomFor(standing, changes),
    ...changesRefused(standing, changes),
    ...company.flatMap(({ id }) => tooTired(standing, id, [slot], [])),
  ])
}

/** Why turns do not go round like this; of families that serve together all go. */
export function whyNotMove(standing: Standing, moves: readonly Move[]): TurnObjection[] {
  const { ground, desk } = standing
  const changes = changesOf(standing, moves)
  const isWhole = moves.every(
    (move) =>
      standingWith(standing, move).every((id) =>
        moves.some((other) => other.from === id && isAt(other, move)),
      ) &&
      companyOf(ground, move.to).every(({ id }) =>
        moves.some((other) => other.to === id && isAt(other, move)),
      ),
  )
  if (!isWhole) return [objection("family")]
  const takers = [...new Set(moves.map(({ to }) => to))]
  return unique([
    ...(takers.every((id) => desk.rowOf(id) !== undefined) ? [] : [objection("not-on-roll")]),
    ...takers.flatMap((id) => {
      const freed = moves.filter((move) => move.from === id).map(({ day }) => dayIndex(ground, day))
      const days = moves.filter((move) => move.to === id).map(({ day }) => dayIndex(ground, day))
      const row = desk.rowOf(id)
      const isTwice = new Set(days).size < days.length
      return [
        ...(isTwice ? [objection("busy")] : []),
        ...days.flatMap((day) =>
          row === undefined || freed.includes(day) ? [] : busyOn(standing, row, day),
        ),
      ]
    }),
    ...changesRefused(standing, changes),
    ...takers.flatMap((id) =>
      tooTired(
        standing,
        id,
        moves.filter(({ to }) => to === id),
        moves.filter(({ from }) => from === id).map(({ day }) => day),
      ),
    ),
  ])
}

/** Of those who serve with whoever gives a turn, all who stand there. */
function standingWith({ ground, desk, roster }: Standing, { from, ...slot }: Move): string[] {
  const day = dayIndex(ground, slot.day)
  return companyOf(ground, from).flatMap(({ id }) =>
    roster[desk.rowOf(id) ?? -1]?.[day] === shiftOf(desk, slot) ? [id] : [],
  )
}

function isAt(one: Move, other: Move): boolean {
  return slotKey(one) === slotKey(other)
}

/** Turns that go round, as days of rows that change: a day that is given up and taken anew only once. */
export function changesOf({ ground, desk }: Standing, moves: readonly Move[]): Change[] {
  const changed = new Map<string, Change>()
  const set = (workerId: string, day: number, to: number) => {
    const person = desk.rowOf(workerId)
    if (person !== undefined) changed.set(`${person} ${day}`, { person, day, to })
  }
  for (const move of moves) set(move.from, dayIndex(ground, move.day), OFF)
  for (const move of moves) set(move.to, dayIndex(ground, move.day), shiftOf(desk, move))
  return [...changed.values()]
}

function busyOn(standing: Standing, person: number, day: number): TurnObjection[] {
  const stands = standing.roster[person]?.[day] ?? OFF
  return stands === OFF ? [] : [objection("busy", { turn: nameTurn(standing, day, stands) })]
}

/** Whether there is room, and enough of it left for those with experience or a skill who are still missing. */
function roomFor({ desk, roster }: Standing, changes: readonly Change[]): TurnObjection[] {
  const { problem } = desk
  const [first] = changes
  const wanted = problem.demands.filter(({ day, shift }) => day === first?.day && shift === first.to)
  const heads = wanted.find(({ skill }) => skill === null)
  const people = changes.map(({ person }) => problem.people[person])
  const size = people.reduce((sum, person) => sum + (person?.size ?? 0), 0)
  const left = heads === undefined ? 0 : heads.need - headsOn(problem, roster, heads) - size
  if (left < 0) return [objection("full")]
  return wanted.flatMap((demand) => {
    const { skill, need } = demand
    if (skill === null) return []
    const brought = people.reduce((sum, person) => sum + (person?.skilled[skill] ?? 0), 0)
    const missing = need - headsOn(problem, roster, demand) - brought
    if (missing <= left) return []
    return [skill === "lead" ? objection("novice") : objection("unskilled", { skill })]
  })
}

/** The hard rules that changes break; of limits also those that were broken before and now are more so. */
function changesRefused(standing: Standing, changes: readonly Change[]): TurnObjection[] {
  const { desk, roster } = standing
  const { problem } = desk
  const after = withChanges(roster, changes)
  const fresh = newBreaches(problem, roster, changes)
  return changes.flatMap((change) => {
    // what is nobody's own is said once
    const common =
      change === changes[0] ? fresh.filter(({ rule }) => rule === "cover" || rule === "apart") : []
    if (change.to === OFF) return objectionsTo(standing, change, common)
    const own = breachesOf(problem, after, change.person).filter(isWorse(standing, change))
    const newly = fresh.filter(({ person, rule }) => person === change.person && rule !== "apart")
    return objectionsTo(standing, change, [...common, ...newly, ...own])
  })
}

function isWorse({ desk }: Standing, { person, day, to }: Change): (breach: Breach) => boolean {
  return (breach) => {
    if (breach.rule === "max-run") return breach.day <= day && day < breach.day + Number(breach.detail)
    if (breach.rule === "max-minutes") return true
    if (breach.rule !== "limit") return breach.day === day
    const limits = desk.problem.people[person]?.limits ?? []
    return limits.some(
      ({ name, from, until, amounts }) =>
        name === breach.detail && from === breach.day && from <= day && day < until && (amounts[to] ?? 0) > 0,
    )
  }
}

/** Whether turns would bring somebody to red, with everything else that tires them. */
function tooTired(
  { ground, duties }: Standing,
  workerId: string,
  taken: readonly Slot[],
  freed: readonly PlainDate[],
): TurnObjection[] {
  const stays = (duties.get(workerId) ?? []).filter(({ day }) => !freed.includes(day))
  const added = taken.flatMap(({ day, hoursId }): DutyTurn[] => {
    const hours = ground.hours.find(({ id }) => id === hoursId)
    return hours === undefined ? [] : [{ day, minutes: hours.minutes, isNight: isNight(hours) }]
  })
  const all = [...stays, ...added].sort((one, other) => (one.day < other.day ? -1 : 1))
  return taken.flatMap(({ day }) =>
    Array.from({ length: 7 }, (_, ahead) => addDays(day, ahead)).flatMap((on) =>
      burdenSigns(burdenOn(all, on), ground.fatigue)
        .filter(
          ({ level, what }) => level === "red" && (what !== "nights" || added.some((turn) => turn.isNight)),
        )
        .map(({ what, red }) => objection(`red-${what}` satisfies ObjectionCode, { bound: red })),
    ),
  )
}

function shiftOf({ shifts }: DeskProblem, { postId, hoursId }: Omit<Slot, "day">): number {
  return shifts.findIndex((shift) => shift.postId === postId && shift.hoursId === hoursId)
}

function unique(objections: readonly TurnObjection[]): TurnObjection[] {
  const keys = objections.map((each) => JSON.stringify(each))
  return objections.filter((_, index) => keys.indexOf(keys[index] as string) === index)
}
