import { addDays, type PlainDate } from "../kit/dates.ts"
import { dutiesAround } from "./beyond.ts"
import { burdenOn, burdenSigns, type DutyTurn } from "./burden.ts"
import type { Change } from "./change.ts"
import { demandsAt } from "./demands-at.ts"
import { layDesk } from "./desk-problem.ts"
import type { DutyGround, DutyWorker } from "./duty-ground.ts"
import { headsOn } from "./evaluate.ts"
import { type LaidRoster, objectionsTo } from "./objections.ts"
import { mayStand } from "./own-rules.ts"
import { OFF } from "./problem.ts"
import { dutiesOfRow, dutyOn } from "./row-duties.ts"
import { dayIndex, isNever, nameTurn, objection, once, type TurnObjection } from "./turn-objection.ts"

/** What people were told, ready to be asked whether somebody may take a turn of it. */
export type Standing = LaidRoster & {
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

/** `of`: whose rules will be asked; null: everybody's. The others stand where they stand, and laying them out costs little. */
export function standingOf(
  ground: DutyGround,
  duties: Standing["duties"],
  of: readonly string[] | null = null,
): Standing {
  const draft = (ground.published ?? []).map((turn) => ({ ...turn, isPinned: false }))
  const desk = layDesk({ ...(of === null ? ground : withRulesOf(ground, of)), draft })
  return { ground, desk, roster: desk.draft, duties }
}

/** Whoever is on the roll from this day on takes no turn. */
const NEVER = "9999-12-31" as PlainDate

function withRulesOf(ground: DutyGround, of: readonly string[]): DutyGround {
  const asked = new Set(of.flatMap((id) => companyOf(ground, id).map((one) => one.id)))
  return {
    ...ground,
    workers: ground.workers.map((worker) => (asked.has(worker.id) ? worker : { ...worker, activeOn: NEVER })),
    past: new Map([...ground.past].filter(([id]) => asked.has(id))),
    beside: new Map([...(ground.beside ?? [])].filter(([id]) => asked.has(id))),
    wishes: [],
  }
}

/** A slot as one word, for maps and sets. */
export function slotKey({ day, postId, hoursId }: Slot): string {
  return `${day} ${postId} ${hoursId}`
}

/** The slot that a key was made of. */
export function slotOfKey(key: string): Slot {
  const [day = "", postId = "", hoursId = ""] = key.split(" ")
  return { day: day as PlainDate, postId, hoursId }
}

/** `skill`: of those who bring it; null: of all. */
export function placesOn(
  { ground, desk, roster }: Standing,
  slot: Slot,
  skill: string | null = null,
): Places {
  const [day, shift] = [dayIndex(ground, slot.day), shiftOf(desk, slot)]
  const wanted = demandsAt(desk.problem, { day, shift }).find((demand) => demand.skill === skill)
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
  if (rows.length === 0) return [objection("not-yet", { workerIds: [workerId] })]
  if (shift === OFF || day < 0 || day >= ground.days) return [objection("full")]
  const busy = rows.flatMap((person) => busyOn(standing, person, day))
  if (busy.length > 0) return once(busy)
  const changes = rows.map((person) => ({ person, day, to: shift }))
  return whyNotStand(standing, changes)
}

/**
 * Why somebody does not have a turn back that was theirs: rules that are never broken, and whether there still is a place. Of those
 * who serve with them whoever stands there stays; the others come back with them.
 */
export function whyNotReturn(standing: Standing, workerId: string, slot: Slot): TurnObjection[] {
  const { ground, desk } = standing
  const [day, shift] = [dayIndex(ground, slot.day), shiftOf(desk, slot)]
  const rows = returningWith(standing, workerId, slot).flatMap((id) => desk.rowOf(id) ?? [])
  if (rows.length === 0) return [objection("not-yet", { workerIds: [workerId] })]
  if (shift === OFF || day < 0 || day >= ground.days) return [objection("full")]
  const own = [...new Set(rows)]
  const changes = own.map((person) => ({ person, day, to: shift }))
  // what was agreed then is agreed still, whatever they said of free times and of turns in a week
  const held = whyNotStand(standing, changes).filter(
    (each) => isNever(each) || each.code === "full" || each.code === "novice" || each.code === "unskilled",
  )
  return once([...own.flatMap((person) => busyOn(standing, person, day)), ...held])
}

/** Somebody, and of those who serve with them all who do not stand there. */
export function returningWith(standing: Standing, workerId: string, slot: Slot): string[] {
  const { ground } = standing
  const there = standingWith(standing, { ...slot, from: workerId, to: workerId })
  const company = companyOf(ground, workerId).map(({ id }) => id)
  return company.filter((id) => id === workerId || !there.includes(id))
}

/** Whether the turn is closed to somebody by what they said, their age or an absence: quick, for whoever asks about everybody. */
export function isClosedTo({ ground, desk }: LaidRoster, workerId: string, slot: Slot): boolean {
  const who = desk.problem.people[desk.rowOf(workerId) ?? -1]
  const [day, shift] = [dayIndex(ground, slot.day), shiftOf(desk, slot)]
  return who !== undefined && !mayStand(who, [], day, shift)
}

/** What speaks against putting a row somewhere, or moving it there on that day. What it leaves is another matter. */
export function whyNotPlace(laid: LaidRoster, change: Change): TurnObjection[] {
  if (change.to === OFF || laid.roster[change.person]?.[change.day] === change.to) return []
  return whyNotStand({ ...laid, duties: tiresInRow(laid, change.person) }, [change])
}

/** Whether there is room on a turn, and whether those who would stand there may. */
function whyNotStand(standing: Standing, changes: readonly Change[]): TurnObjection[] {
  return once([
    ...roomFor(standing, changes),
    ...objectionsTo(standing, changes, { cover: false }),
    ...tooTired(standing, changes),
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
  const unknown = takers.filter((id) => desk.rowOf(id) === undefined)
  return once([
    ...unknown.map((id) => objection("not-yet", { workerIds: [id] })),
    ...takers.flatMap((id) => {
      const freed = moves.filter((move) => move.from === id).map(({ day }) => dayIndex(ground, day))
      const days = moves.filter((move) => move.to === id).map(({ day }) => dayIndex(ground, day))
      const row = desk.rowOf(id)
      const isTwice = new Set(days).size < days.length
      return [
        ...(isTwice ? [objection("busy", { workerIds: [id] })] : []),
        ...days.flatMap((day) =>
          row === undefined || freed.includes(day) ? [] : busyOn(standing, row, day),
        ),
      ]
    }),
    ...objectionsTo(standing, changes, { cover: true }),
    ...tooTired(standing, changes),
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
function changesOf({ ground, desk }: Standing, moves: readonly Move[]): Change[] {
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
  if (stands === OFF) return []
  const { workerIds = [] } = standing.desk.rows[person] ?? {}
  const turn = nameTurn(standing, day, stands)
  return [objection("busy", { workerIds, day: addDays(standing.ground.firstDay, day), turn })]
}

/** Whether there is room, and enough of it left for those with experience or a skill who are still missing. */
function roomFor({ desk, roster, ground }: Standing, changes: readonly Change[]): TurnObjection[] {
  const { problem } = desk
  const [first] = changes
  const wanted = first === undefined ? [] : demandsAt(problem, { day: first.day, shift: first.to })
  const heads = wanted.find(({ skill }) => skill === null)
  const people = changes.map(({ person }) => problem.people[person])
  const size = people.reduce((sum, person) => sum + (person?.size ?? 0), 0)
  const bound = heads?.need ?? 0
  const reached = size + (heads === undefined ? 0 : headsOn(problem, roster, heads))
  const day = first === undefined ? null : addDays(ground.firstDay, first.day)
  if (reached > bound) return [objection("full", { day, reached, bound })]
  return wanted.flatMap((demand) => {
    const { skill, need } = demand
    if (skill === null) return []
    const brought = people.reduce((sum, person) => sum + (person?.skilled[skill] ?? 0), 0)
    const missing = need - headsOn(problem, roster, demand) - brought
    if (missing <= bound - reached) return []
    return [skill === "lead" ? objection("novice", { day }) : objection("unskilled", { day, skill })]
  })
}

/** Whether changes would bring somebody to red, with everything else that tires them. */
function tooTired(standing: Standing, changes: readonly Change[]): TurnObjection[] {
  const rows = [...new Set(changes.flatMap(({ person, to }) => (to === OFF ? [] : [person])))]
  return rows.flatMap((row) => {
    const own = changes.filter(({ person }) => person === row)
    // an organisation does not tire
    if (standing.desk.problem.people[row]?.isHeadcount) return []
    const { workerIds = [] } = standing.desk.rows[row] ?? {}
    return workerIds.flatMap((id) => tiredBy(standing, id, own))
  })
}

function tiredBy(standing: Standing, workerId: string, changes: readonly Change[]): TurnObjection[] {
  const { ground, desk, roster, duties } = standing
  const { fatigue, duty } = ground
  const freed = changes.flatMap((change) => {
    const stood = dutyOn(standing, change.day, roster[change.person]?.[change.day] ?? OFF)
    return stood === null ? [] : [stood]
  })
  const added = changes.flatMap(({ day, to }) => dutyOn(standing, day, to) ?? [])
  const stays = (duties.get(workerId) ?? []).filter(
    ({ day, start }) =>
      !freed.some((gone) => gone.day === day && (start === undefined || start === gone.start)),
  )
  const then = [...stays, ...added]
  const now = duties.get(workerId) ?? []
  const { workerIds = [] } = desk.rows[changes[0]?.person ?? -1] ?? {}
  return added.flatMap(({ day }) =>
    Array.from({ length: 7 }, (_, ahead) => addDays(day, ahead)).flatMap((on) => {
      const before = burdenSigns(burdenOn(now, on), fatigue)
      return burdenSigns(burdenOn(then, on), fatigue).flatMap(({ level, what, reached, red }, sign) => {
        // who is red already for what these turns add nothing to is not made red by them
        if (level !== "red" || reached <= (before[sign]?.reached ?? 0)) return []
        const about = { workerIds, day, reached }
        if (what === "hours") return [objection("hours", { ...about, bound: red })]
        if (what === "nights") return [objection("nights-of-week", { ...about, bound: red - 1 })]
        return [objection("days-on-end", { ...about, bound: Math.min(duty.daysOnEnd, red - 1) })]
      })
    }),
  )
}

/** What tires whoever stands in a row, where the roster itself is what they will do. */
function tiresInRow(laid: LaidRoster, row: number): Standing["duties"] {
  const turns = dutiesOfRow(laid, laid.roster[row] ?? [])
  const { workerIds = [] } = laid.desk.rows[row] ?? {}
  return new Map(workerIds.map((id) => [id, [...dutiesAround(laid.ground, id), ...turns]]))
}

/** The shift of a desk's problem that a slot's post and hours are; OFF where there is none. */
export function shiftOf({ shifts }: LaidRoster["desk"], { postId, hoursId }: Omit<Slot, "day">): number {
  return shifts.findIndex((shift) => shift.postId === postId && shift.hoursId === hoursId)
}
