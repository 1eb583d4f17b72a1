import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, getPlainDate } from "../kit/dates.ts"
import { burdenLevel, burdenOn, type DutyTurn } from "./burden.ts"
import type { DutyGround, DutyWorker, PostTurn } from "./duty-ground.ts"
import { freeTimes, isNight, isOfAge } from "./free-times.ts"
import { mendFreed } from "./mend-freed.ts"
import { rankStandIns } from "./stand-ins.ts"
import { standingOf } from "./standing.ts"

const firstDay = getPlainDate("2020-03-02")
const DAYS = 14
const hours = ["夜班", "早班", "中班", "晚班"].map((name, index) => ({
  ...{ id: name, name, start: 360 * index, minutes: 360 },
}))

const workerOf = (index: number): DutyWorker => ({
  ...{ id: `w${index}`, kind: index % 4 === 0 ? "staff" : "volunteer", familyId: null },
  ...{ isExperienced: index % 3 === 0, skills: [], free: freeTimes, mostTurns: null },
  // one in five is too young
  ...{ birthYear: index % 5 === 4 ? 2004 : 1980, heads: 0, owedTurns: 0 },
  activeOn: addDays(firstDay, -40),
})
const workers = Array.from({ length: 14 }, (_, index) => workerOf(index))
/** As few people, days and hours as still bring somebody to red: the rules are laid out anew at every step. */
const small = { days: 7, hours: hours.filter(({ id }) => id !== "中班"), workers: workers.slice(0, 6) }
type Size = Pick<typeof small, "days" | "hours" | "workers">
const whole: Size = { days: DAYS, hours, workers }

function groundWith(
  published: readonly PostTurn[],
  absences: DutyGround["absences"],
  { days, hours: shifts, workers: people }: Size = small,
): DutyGround {
  return {
    ...{ firstDay, days },
    fatigue: {
      ...{ amberHours: 18, redHours: 30, amberNights: 1, redNights: 3, amberDays: 3, redDays: 5 },
      ...{ restHours: 12, gateAge: 18 },
    },
    duty: {
      turnsAWeek: 6,
      nightsOnEnd: 2,
      daysOnEnd: 5,
      alarmMinutes: 10,
      restDays: "weekends",
      namesDays: 14,
    },
    posts: [{ id: "north", name: "北门" }],
    hours: shifts,
    demands: shifts.map((each) => ({
      ...{ postId: "north", hoursId: each.id, weekdays: [0, 1, 2, 3, 4, 5, 6], heads: 2, leads: 0 },
      ...{ skill: null, from: firstDay, until: null },
    })),
    ...{
      closures: [],
      workers: people,
      families: [],
      absences,
      wishes: [],
      past: new Map(),
      published,
      draft: [],
    },
  }
}

function standingWith(published: readonly PostTurn[], absences: DutyGround["absences"]) {
  const ground = groundWith(published, absences)
  const duties = new Map<string, DutyTurn[]>()
  for (const { workerId, day, hoursId } of published) {
    const lasting = hours.find(({ id }) => id === hoursId)
    if (lasting === undefined) continue
    const turn = { day, minutes: lasting.minutes, isNight: isNight(lasting) }
    duties.set(workerId, [...(duties.get(workerId) ?? []), turn])
  }
  return standingOf(ground, duties)
}

/** Nobody is red, under age or in two places by any turn that was given. */
function faultsOf(published: readonly PostTurn[], absences: DutyGround["absences"]): string[] {
  const { duties, ground } = standingWith(published, absences)
  return ground.workers.flatMap((worker) => {
    const own = published.filter(({ workerId }) => workerId === worker.id)
    const days = own.map(({ day }) => day)
    const turns = (duties.get(worker.id) ?? []).toSorted((one, other) => (one.day < other.day ? -1 : 1))
    return [
      ...(new Set(days).size < days.length ? [`${worker.id} twice on a day`] : []),
      ...days.flatMap((day) => (isOfAge(worker, day, ground.fatigue) ? [] : [`${worker.id} too young`])),
      ...days.flatMap((day) =>
        burdenLevel(burdenOn(turns, day), ground.fatigue) === "red" ? [`${worker.id} red on ${day}`] : [],
      ),
      ...own.flatMap(({ day }) =>
        absences.some(
          ({ workerId, from, until }) => workerId === worker.id && from <= day && (until ?? day) >= day,
        )
          ? [`${worker.id} away on ${day}`]
          : [],
      ),
    ]
  })
}

type Step =
  | { readonly do: "stand-in"; readonly day: number; readonly hours: number; readonly rank: number }
  | {
      readonly do: "away"
      readonly worker: number
      readonly day: number
      readonly length: number
      readonly way: number
    }

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant("stand-in" as const),
        day: fc.nat(6),
        hours: fc.nat(2),
        rank: fc.nat(2),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...{ do: fc.constant("away" as const), worker: fc.nat(5), day: fc.nat(6) },
        ...{ length: fc.nat(2), way: fc.nat(2) },
      }),
    },
  ),
  { maxLength: 16 },
)

function play(all: readonly Step[]) {
  const state = { published: [] as PostTurn[], absences: [] as DutyGround["absences"][number][] }
  for (const step of all) {
    const day = addDays(firstDay, step.day)
    if (step.do === "stand-in") {
      const slot = { day, postId: "north", hoursId: small.hours[step.hours]?.id ?? "" }
      const standing = standingWith(state.published, state.absences)
      const chosen = rankStandIns(standing, { slot, near: new Set(), without: new Set() })[step.rank]
      if (chosen !== undefined) state.published.push({ workerId: chosen.workerId, ...slot, head: 1 })
      continue
    }
    const away = { workerId: `w${step.worker}`, from: day, until: addDays(day, step.length) }
    state.absences.push(away)
    const isFreed = (turn: PostTurn) =>
      turn.workerId === away.workerId && turn.day >= away.from && turn.day <= away.until
    const before = standingWith(state.published, state.absences)
    state.published = state.published.filter((turn) => !isFreed(turn))
    const way = mendFreed(before, standingWith(state.published, state.absences))[step.way]
    for (const { workerId, day: on, from, to } of way?.steps ?? []) {
      if (from !== null)
        state.published = state.published.filter((turn) => turn.workerId !== workerId || turn.day !== on)
      if (to !== null) state.published.push({ workerId, day: on, ...to, head: 1 })
    }
  }
  return state
}

describe("standing in and mending, in any order", () => {
  it("gives nobody a turn who is red by it, under age, away or on another turn that day", () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { published, absences } = play(all)
        expect(faultsOf(published, absences)).toEqual([])
      }),
      { numRuns: 80, seed: 6 },
    )
  }, 60_000)

  it("asks first whoever can lead where nobody does, then the most rested", () => {
    const slot = { day: firstDay, postId: "north", hoursId: "早班" }
    const ground = groundWith([], [], whole)
    const demands = ground.demands.map((demand) => ({ ...demand, leads: 1 }))
    const tired: DutyTurn[] = [1, 3, 5].map((back) => ({
      day: addDays(firstDay, -back),
      minutes: 360,
      isNight: false,
    }))
    const standing = standingOf({ ...ground, demands }, new Map([["w0", tired]]))
    const ranked = rankStandIns(standing, { slot, near: new Set(["w6"]), without: new Set(["w3"]) })
    expect(ranked.slice(0, 3).map(({ workerId }) => workerId)).toEqual(["w6", "w12", "w0"])
    expect(ranked.every(({ canLead }, index) => index > 2 || canLead)).toBe(true)
  })
})
