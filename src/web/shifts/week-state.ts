import type { ReplyOf } from "../../contract/endpoint.ts"
import type { readShiftWeek } from "../../contract/shifts.ts"
import { addDays, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { dutiesAround } from "../../core/roster/beyond.ts"
import {
  type BurdenLevel,
  type BurdenSign,
  burdenLevel,
  burdenOn,
  burdenSigns,
  type DutyTurn,
} from "../../core/roster/burden.ts"
import { type DeskProblem, layDesk } from "../../core/roster/desk-problem.ts"
import type { DraftChange } from "../../core/roster/draft.ts"
import type { DutyGround, PostTurn } from "../../core/roster/duty-ground.ts"
import { fatigueOf, lackOn } from "../../core/roster/evaluate.ts"
import type { ShiftHours } from "../../core/roster/free-times.ts"
import { OFF } from "../../core/roster/problem.ts"
import { dutiesOfRow } from "../../core/roster/row-duties.ts"
import { slotKey, whyNotPlace } from "../../core/roster/standing.ts"
import { isNever, type TurnObjection } from "../../core/roster/turn-objection.ts"
import { isShiftOver } from "../../core/roster/wanted-still.ts"

export type WeekReply = ReplyOf<typeof readShiftWeek>

/** A shift at a post on a day of the week, and who stands there. */
export type Cell = {
  readonly key: string
  readonly day: number
  readonly date: PlainDate
  readonly shift: number
  readonly post: { readonly id: string; readonly name: string }
  readonly hours: ShiftHours
  readonly closureId: string | null
  /** It has ended: what it lacked cannot be filled any more. */
  readonly isOver: boolean
  readonly isStreetAsked: boolean
  readonly wanted: number
  readonly count: number
  readonly lacks: number
  readonly lacksLeads: number
  readonly lacksSkills: readonly string[]
  /** Rows of the roster. */
  readonly rows: readonly number[]
  /** Its post or its hours are no longer used: nobody is put there. */
  readonly isUnused: boolean
  /** Who stood there besides, and is not planned any more. */
  readonly stood: readonly { readonly workerId: string; readonly isLead: boolean }[]
}

/** One who is planned alone or a family that serves together, with what they carry. */
export type Unit = {
  readonly row: number
  readonly workerIds: readonly string[]
  readonly head: number
  readonly name: string
  readonly isLead: boolean
  /** One of the committee's own people, whom this colleague does not plan: only that they stand there is seen. */
  readonly isUnseen: boolean
  readonly turns: number
  /** Null: it is not weighed, or not for these eyes. */
  readonly fatigue: { readonly taken: number; readonly fairShare: number } | null
  readonly rest: { readonly level: BurdenLevel; readonly signs: readonly BurdenSign[] } | null
}

export type WeekState = {
  readonly ground: DutyGround
  readonly desk: DeskProblem
  /** Those of the desk, and such as are no longer used where somebody stood in this week. */
  readonly posts: DutyGround["posts"]
  readonly hours: DutyGround["hours"]
  readonly shifts: DeskProblem["shifts"]
  readonly days: readonly PlainDate[]
  readonly cells: ReadonlyMap<string, Cell>
  readonly units: readonly Unit[]
  readonly nameOf: (workerId: string) => string
  readonly isPinned: (row: number, day: number) => boolean
  /** Of what is still to be filled, and of what is over. */
  readonly cover: { readonly toCome: WeekCover; readonly over: WeekCover }
  /** Places of the draft to come that nobody was told of yet, and those that are no more. */
  readonly unsaid: number
}

/** Places of some shifts, those that are filled, and the shifts that lack somebody. */
export type WeekCover = { readonly wanted: number; readonly filled: number; readonly gaps: number }

export function cellKey(day: number, shift: number): string {
  return `${day}/${shift}`
}

/** What a week's board shows, worked out in the browser from what the desk's rules rest on. */
export function weekState(
  data: WeekReply,
  now: Instant,
  {
    erased,
    ofOffice,
    separator,
  }: { readonly erased: string; readonly ofOffice: string; readonly separator: string },
): WeekState {
  const { past, beside } = data.ground
  const ground: DutyGround = { ...data.ground, past: new Map(past), beside: new Map(beside) }
  const desk = layDesk(ground)
  const names = new Map(
    data.names.map(({ id, kind, name }) => [id, name ?? (kind === "staff" ? ofOffice : erased)]),
  )
  const unseen = new Set(
    data.names.flatMap(({ id, kind, name }) => (kind === "staff" && name === null ? [id] : [])),
  )
  const nameOf = (id: string) => names.get(id) ?? erased
  const days = Array.from({ length: ground.days }, (_, day) => addDays(ground.firstDay, day))
  const laid = shiftsOf(data, ground, desk)
  const cells = cellsOf({ data, ground, desk, days, now, ...laid })
  const all = [...cells.values()]
  const pinned = new Set(
    ground.draft.flatMap(({ workerId, day, isPinned }) => (isPinned ? [`${workerId} ${day}`] : [])),
  )
  const units = desk.rows.map((row, index) =>
    unitOf(ground, desk, index, {
      name: row.workerIds.map(nameOf).join(separator),
      isUnseen: row.workerIds.some((id) => unseen.has(id)),
    }),
  )
  return {
    ...{ ground, desk, ...laid, days, cells, nameOf },
    units: units.toSorted((one, other) => one.name.localeCompare(other.name, "zh")),
    isPinned: (row, day) => desk.rows[row]?.workerIds.some((id) => pinned.has(`${id} ${days[day]}`)) ?? false,
    cover: {
      toCome: coverOf(all.filter(({ isOver }) => !isOver)),
      over: coverOf(all.filter(({ isOver }) => isOver)),
    },
    unsaid: unsaidIn(ground, dayOf(now)),
  }
}

function coverOf(cells: readonly Cell[]): WeekCover {
  return {
    wanted: cells.reduce((sum, { wanted }) => sum + wanted, 0),
    filled: cells.reduce((sum, { wanted, lacks }) => sum + wanted - lacks, 0),
    gaps: cells.filter(isLacking).length,
  }
}

export function isLacking({ lacks, lacksLeads, lacksSkills }: Cell): boolean {
  return lacks + lacksLeads + lacksSkills.length > 0
}

/** What is over nobody is told any more, and whoever has left the roll has left what was to come. */
function unsaidIn({ draft, published, workers }: DutyGround, today: PlainDate): number {
  const onRoll = new Set(workers.map(({ id }) => id))
  const placesIn = (turns: readonly PostTurn[]) =>
    new Set(
      turns
        .filter(({ day, workerId }) => day >= today && onRoll.has(workerId))
        .map((turn) => `${turn.workerId} ${slotKey(turn)}`),
    )
  const [drafted, told] = [placesIn(draft), placesIn(published ?? [])]
  return [...drafted, ...told].filter((place) => !drafted.has(place) || !told.has(place)).length
}

/** Whether a shift stands on the board: it wants somebody, somebody is there, or it was closed. */
export function isShift({ wanted, count, closureId }: Cell): boolean {
  return wanted + count > 0 || closureId !== null
}

export function hasShifts({ cells }: WeekState): boolean {
  return [...cells.values()].some(isShift)
}

/** The hours of a day in which a post has shifts in this week. */
export function hoursOfPost({ hours, cells }: WeekState, postId: string): readonly ShiftHours[] {
  const own = [...cells.values()].filter((cell) => cell.post.id === postId && isShift(cell))
  return hours.filter(({ id }) => own.some((cell) => cell.hours.id === id))
}

type LaidShifts = Pick<WeekState, "posts" | "hours" | "shifts">

/** The desk's shifts, and after them those that are no longer used. */
function shiftsOf({ stood, unused }: WeekReply, ground: DutyGround, desk: DeskProblem): LaidShifts {
  const known = new Set(desk.shifts.map(({ postId, hoursId }) => `${postId}/${hoursId}`))
  const gone = new Map(
    stood.map(({ postId, hoursId }) => [`${postId}/${hoursId}`, { postId, hoursId }] as const),
  )
  return {
    posts: [...ground.posts, ...unused.posts],
    hours: [...ground.hours, ...unused.hours].toSorted((one, other) => one.start - other.start),
    shifts: [...desk.shifts, ...[...gone].flatMap(([key, shift]) => (known.has(key) ? [] : [shift]))],
  }
}

type CellGround = LaidShifts & {
  readonly data: WeekReply
  readonly ground: DutyGround
  readonly desk: DeskProblem
  readonly days: readonly PlainDate[]
  readonly now: Instant
}

function cellsOf({ data, desk, days, now, ...laid }: CellGround) {
  const { problem, draft } = desk
  const cells = new Map<string, Cell>()
  for (const [shift, { postId, hoursId }] of laid.shifts.entries()) {
    const post = laid.posts.find(({ id }) => id === postId)
    const hours = laid.hours.find(({ id }) => id === hoursId)
    if (post === undefined || hours === undefined) continue
    for (const [day, date] of days.entries()) {
      const demands = problem.demands.filter((each) => each.day === day && each.shift === shift)
      const lackOf = (skill: string | null) =>
        demands
          .filter((demand) => demand.skill === skill)
          .reduce((sum, demand) => sum + lackOn(problem, draft, demand), 0)
      const rows = [...draft.keys()].filter((row) => draft[row]?.[day] === shift)
      const skills = demands.flatMap(({ skill }) => (skill === null || skill === "lead" ? [] : [skill]))
      const isHere = (each: { day: string; postId: string; hoursId: string }) =>
        each.day === date && each.postId === postId && each.hoursId === hoursId
      const stood = data.stood.filter(isHere)
      const leads = stood.filter(({ isLead }) => isLead).length
      cells.set(cellKey(day, shift), {
        ...{ key: cellKey(day, shift), day, date, shift, post, hours, rows, stood },
        ...{ isOver: isShiftOver(date, hours, now), isUnused: shift >= desk.shifts.length },
        closureId: data.closures.find(isHere)?.id ?? null,
        isStreetAsked: data.asked.some(isHere),
        wanted: demands.reduce((sum, { skill, need }) => sum + (skill === null ? need : 0), 0),
        count: rows.reduce((sum, row) => sum + (problem.people[row]?.size ?? 0), stood.length),
        lacks: Math.max(0, lackOf(null) - stood.length),
        lacksLeads: Math.max(0, lackOf("lead") - leads),
        lacksSkills: skills.filter((skill) => lackOf(skill) > 0),
      })
    }
  }
  return cells
}

function unitOf(
  ground: DutyGround,
  desk: DeskProblem,
  row: number,
  shown: Pick<Unit, "name" | "isUnseen">,
): Unit {
  const { problem, draft, rows } = desk
  const { workerIds = [], head = 1 } = rows[row] ?? {}
  const person = problem.people[row]
  const workers = ground.workers.filter(({ id }) => workerIds.includes(id))
  const isWeighed =
    !shown.isUnseen && person?.fairShare != null && workers.every(({ kind }) => kind !== "organisation")
  const turns = dutiesOfRow({ ground, desk }, draft[row] ?? [])
  return {
    ...{ row, workerIds, head, ...shown, turns: turns.length },
    isLead: (person?.skilled["lead"] ?? 0) > 0,
    fatigue: isWeighed ? { taken: fatigueOf(problem, draft, row), fairShare: person?.fairShare ?? 0 } : null,
    rest: isWeighed
      ? worstOf(workerIds.map((id) => restOf(ground, [...dutiesAround(ground, id), ...turns])))
      : null,
  }
}

const LEVELS = ["rested", "amber", "red"] as const

/** Their worst day of the week. */
function restOf({ firstDay, days, fatigue }: DutyGround, turns: readonly DutyTurn[]): Unit["rest"] {
  const burdens = Array.from({ length: days }, (_, day) => burdenOn(turns, addDays(firstDay, day)))
  return worstOf(
    burdens.map((burden) => ({
      level: burdenLevel(burden, fatigue),
      signs: burdenSigns(burden, fatigue),
    })),
  )
}

/** The most tired of a family, or of somebody's days; the first of those alike. */
function worstOf(rests: readonly Unit["rest"][]): Unit["rest"] {
  const order = (rest: Unit["rest"]) => (rest === null ? -1 : LEVELS.indexOf(rest.level))
  return rests.reduce((worst, rest) => (order(rest) > order(worst) ? rest : worst), null)
}

/** What speaks against a row's standing somewhere, with the place that it would leave. */
export type Verdict = {
  readonly objections: readonly TurnObjection[]
  readonly isNever: boolean
  /** What is given up for it, with the heads and leads that it lacks then. */
  readonly left: { readonly cell: Cell; readonly lacks: number; readonly lacksLeads: number } | null
}

export function verdictOn(
  { ground, desk, cells }: WeekState,
  row: number,
  from: number | null,
  { day, shift }: Pick<Cell, "day" | "shift">,
): Verdict {
  const roster = desk.draft.map((each, index) => {
    if (index !== row || from === null || from === day) return each
    const freed = each.slice()
    freed[from] = OFF
    return freed
  })
  const objections = whyNotPlace({ ground, desk, roster }, { person: row, day, to: shift })
  const given = desk.draft[row]?.[from ?? day] ?? OFF
  const other = desk.draft[row]?.[day] ?? OFF
  const leaves =
    from !== null && from !== day ? cells.get(cellKey(from, given)) : cells.get(cellKey(day, other))
  const isSame = leaves !== undefined && leaves.day === day && leaves.shift === shift
  return {
    objections,
    isNever: objections.some(isNever),
    left: leaves === undefined || isSame ? null : leftBy(desk, row, leaves),
  }
}

function leftBy({ problem }: DeskProblem, row: number, cell: Cell): NonNullable<Verdict["left"]> {
  const { size = 0, skilled = {} } = problem.people[row] ?? {}
  const demand = (skill: string | null) =>
    problem.demands.find((each) => each.day === cell.day && each.shift === cell.shift && each.skill === skill)
  const leads = cell.rows.reduce((sum, each) => sum + (problem.people[each]?.skilled["lead"] ?? 0), 0)
  return {
    cell,
    lacks: Math.max(0, (demand(null)?.need ?? 0) - cell.count + size),
    lacksLeads: Math.max(0, (demand("lead")?.need ?? 0) - leads + (skilled["lead"] ?? 0)),
  }
}

/** What a planner has to weigh; that there are enough already is seen anyway. */
export function isWarning({ code }: TurnObjection): boolean {
  return code !== "full"
}

/** How a verdict is shown: where there are enough already nobody is wanted, and nothing speaks against it. */
export function toneOf({ isNever, objections }: Verdict): "never" | "warn" | "full" | "fine" {
  if (isNever) return "never"
  if (objections.some(isWarning)) return "warn"
  return objections.length > 0 ? "full" : "fine"
}

/** The changes that put a row somewhere, or take it off; whoever is put by hand stays there. */
export function changesTo(
  { days, desk }: WeekState,
  row: number,
  from: number | null,
  to: Pick<Cell, "day" | "post" | "hours"> | null,
  isPinned = true,
): DraftChange[] {
  const { workerIds = [], head = 1 } = desk.rows[row] ?? {}
  return workerIds.flatMap((workerId): DraftChange[] => {
    const freed = from === null || from === to?.day ? [] : [from]
    return [
      ...freed.map((day) => ({
        ...{ workerId, head, day: days[day] as PlainDate, to: null, isPinned: false },
      })),
      ...(to === null
        ? []
        : [
            {
              ...{ workerId, head, day: days[to.day] as PlainDate, isPinned },
              to: { postId: to.post.id, hoursId: to.hours.id },
            },
          ]),
    ]
  })
}
