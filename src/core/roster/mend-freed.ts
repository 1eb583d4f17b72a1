import { addDays, type PlainDate } from "../kit/dates.ts"
import { burdenLevel, burdenOn, type DutyTurn } from "./burden.ts"
import type { Change } from "./change.ts"
import { headsOnEach } from "./evaluate.ts"
import { isNight, isOfAge } from "./free-times.ts"
import type { Missing } from "./gaps.ts"
import { measuresFor } from "./measures.ts"
import { OFF, type RosterProblem } from "./problem.ts"
import { searchRepairs } from "./repair-search.ts"
import type { Slot, Standing } from "./standing.ts"

/** One day of somebody that changes: from where (null: it was free) to where (null: it is free now). */
export type MendStep = {
  readonly workerId: string
  readonly day: PlainDate
  readonly from: Omit<Slot, "day"> | null
  readonly to: Omit<Slot, "day"> | null
}

/** What may be done about what stays open; the close of a post frees those who stand there for another, where that is short. */
export type MendMeasure = Slot & { readonly kind: "ask-street" | "close-post" }

export type MendOpen = Slot & { readonly skill: string | null; readonly heads: number }

export type MendWay = {
  readonly steps: readonly MendStep[]
  readonly open: readonly MendOpen[]
  readonly measures: readonly MendMeasure[]
}

/**
 * Ways to fill what somebody's absence left open, the fewest heads left open first, then the fewest changes. `before`: where people
 * were told to stand, with the turns that fell away. Only these are filled, not what was short before; nobody becomes red by it, and
 * whoever stands on a shift that has begun stays there.
 */
export function mendFreed(
  before: Standing,
  after: Standing,
  hasBegun: (slot: Slot) => boolean = () => false,
): MendWay[] {
  const problem = withoutCrowds(withBegun(after, hasBegun))
  const told = before.desk.problem
  const had = headsOnEach(told, before.roster, told.demands)
  const wanted = problem.demands.map(({ need }, index) => Math.min(need, had[index] ?? 0))
  const ways = searchRepairs(problem, after.roster, wanted, null)
    .map(
      ({ changes, open }): MendWay => ({
        steps: changes.flatMap((change) => stepsOf(after, change)),
        open: open.map((missing) => openOf(after, missing)),
        measures: measuresFor(problem, after.roster, open).flatMap(({ kind, day, shift }) => {
          const slot = slotOf(after, day, shift)
          return slot === null ? [] : [{ kind, ...slot }]
        }),
      }),
    )
    .filter(({ steps }) =>
      steps.every(
        (step) => mayStep(after, step, steps) && !(step.from && hasBegun({ day: step.day, ...step.from })),
      ),
    )
  return ways.toSorted((one, other) => headsOf(one) - headsOf(other) || one.steps.length - other.steps.length)
}

function withBegun({ desk, roster, ground }: Standing, hasBegun: (slot: Slot) => boolean): RosterProblem {
  const { problem } = desk
  const people = problem.people.map((person, row) => {
    const begun = [...(roster[row] ?? [])].flatMap((shift, day) => {
      const stands = desk.shifts[shift]
      const isBegun = stands !== undefined && hasBegun({ day: addDays(ground.firstDay, day), ...stands })
      return isBegun
        ? problem.shifts.flatMap((_, other) => (other === shift ? [] : [{ day, shift: other }]))
        : []
    })
    return begun.length === 0 ? person : { ...person, shut: [...person.shut, ...begun] }
  })
  return { ...problem, people }
}

/** A whole family steps in for one only where nobody else does. */
function withoutCrowds(problem: RosterProblem): RosterProblem {
  return { ...problem, demands: problem.demands.map((demand) => ({ ...demand, over: demand.over * CROWD })) }
}

const CROWD = 20

/** The way among others, whoever asked for them. */
export function wayKey({ steps }: Pick<MendWay, "steps">): string {
  const at = (slot: Omit<Slot, "day"> | null) => (slot === null ? "-" : `${slot.postId}/${slot.hoursId}`)
  return steps
    .map(({ workerId, day, from, to }) => `${workerId} ${day} ${at(from)} ${at(to)}`)
    .toSorted()
    .join("\n")
}

function stepsOf(standing: Standing, { person, day, to }: Change): MendStep[] {
  const { desk, ground, roster } = standing
  const from = slotOf(standing, day, roster[person]?.[day] ?? OFF)
  const then = slotOf(standing, day, to)
  const bare = (slot: Slot | null) => slot && { postId: slot.postId, hoursId: slot.hoursId }
  return (desk.rows[person]?.workerIds ?? []).map((workerId) => ({
    ...{ workerId, day: addDays(ground.firstDay, day), from: bare(from), to: bare(then) },
  }))
}

function openOf(standing: Standing, { day, shift, skill, heads }: Missing): MendOpen {
  const slot = slotOf(standing, day, shift)
  if (slot === null) throw new RangeError("nobody is wanted on a free day")
  return { ...slot, skill, heads }
}

function slotOf({ desk, ground }: Standing, day: number, shift: number): Slot | null {
  const stands = desk.shifts[shift]
  return shift === OFF || stands === undefined ? null : { day: addDays(ground.firstDay, day), ...stands }
}

/** Work in the office is in no roster, and tires all the same. */
function mayStep({ ground, duties }: Standing, step: MendStep, steps: readonly MendStep[]): boolean {
  const { workerId, day, to } = step
  const worker = ground.workers.find(({ id }) => id === workerId)
  if (to === null) return true
  if (worker === undefined || !isOfAge(worker, day, ground.fatigue)) return false
  if (worker.kind === "organisation") return true
  const own = steps.filter((each) => each.workerId === workerId)
  const left = new Set(own.flatMap((each) => (each.from === null ? [] : [each.day])))
  const turns = [
    ...(duties.get(workerId) ?? []).filter((turn) => !left.has(turn.day)),
    ...own.flatMap((each): DutyTurn[] => {
      const hours = ground.hours.find(({ id }) => id === each.to?.hoursId)
      return hours === undefined ? [] : [{ day: each.day, minutes: hours.minutes, isNight: isNight(hours) }]
    }),
  ]
  return Array.from({ length: 7 }, (_, ahead) => addDays(day, ahead)).every(
    (on) => burdenLevel(burdenOn(turns, on), ground.fatigue) !== "red",
  )
}

function headsOf({ open }: MendWay): number {
  return open.reduce((sum, { heads }) => sum + heads, 0)
}
