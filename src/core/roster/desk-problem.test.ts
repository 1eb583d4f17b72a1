import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, daysBetween, getPlainDate } from "../kit/dates.ts"
import { firstPolicies } from "../policy/first-policies.ts"
import { policyOn } from "../policy/policy.ts"
import { layDesk } from "./desk-problem.ts"
import type { DutyGround, DutyWorker, PostTurn } from "./duty-ground.ts"
import { evaluate } from "./evaluate.ts"
import { type FreeTime, freeTimeOf, freeTimes, isNight, isOfAge } from "./free-times.ts"
import { faultsOf } from "./objections.ts"
import { solve } from "./solve.ts"
import { whyNotPlace } from "./standing.ts"
import { isNever } from "./turn-objection.ts"
import { whyNot } from "./why-not.ts"

const monday = getPlainDate("2020-03-02")
const [fatigue, duty] = [policyOn(firstPolicies, "fatigue", monday), policyOn(firstPolicies, "duty", monday)]
if (fatigue === null || duty === null) throw new Error("no rule")

const hours = [
  { id: "night", name: "夜班", start: 0, minutes: 360 },
  { id: "early", name: "早班", start: 360, minutes: 360 },
  { id: "middle", name: "中班", start: 720, minutes: 360 },
  { id: "late", name: "晚班", start: 1080, minutes: 360 },
]
const posts = [
  { id: "north", name: "北门" },
  { id: "south", name: "南门" },
]
const worker = (id: string, given: Partial<DutyWorker> = {}): DutyWorker => ({
  ...{ id, kind: "volunteer", familyId: null, isExperienced: true, skills: [], free: freeTimes },
  ...{ birthYear: 1980, mostTurns: null, heads: 0, owedTurns: 0, activeOn: addDays(monday, -60) },
  ...given,
})
const ground = (given: Partial<DutyGround> = {}): DutyGround => ({
  ...{ firstDay: monday, days: 7, fatigue, duty, posts, hours, closures: [], families: [], absences: [] },
  ...{ workers: [], wishes: [], past: new Map(), published: null, draft: [] },
  demands: posts.flatMap(({ id }) =>
    hours.map((each) => ({
      ...{ postId: id, hoursId: each.id, weekdays: [0, 1, 2, 3, 4, 5, 6], heads: 2, leads: 1, skill: null },
      ...{ from: addDays(monday, -7), until: null },
    })),
  ),
  ...given,
})
const turnsWith = (given: DutyGround, steps = 6): PostTurn[] => {
  const desk = layDesk(given)
  const solved = solve(desk.problem, { seed: 1, until: { steps }, pins: desk.pins })
  return solved.ok ? desk.turnsOf(solved.roster) : []
}

describe("hours", () => {
  it.each([
    [0, 360, true],
    [360, 360, false],
    [1080, 360, false],
    [1200, 480, true],
    [1320, 120, false],
    [1380, 480, true],
  ])("from minute %i for %i minutes: a night %s", (start, minutes, night) => {
    expect(isNight({ start, minutes })).toBe(night)
  })

  it("are for whoever is free on a working day or a day of rest", () => {
    const saturday = getPlainDate("2020-03-07")
    expect(hours.map((each) => freeTimeOf(monday, each, duty))).toEqual([
      "work-night",
      "work-day",
      "work-day",
      "work-night",
    ])
    expect(freeTimeOf(saturday, hours[1] ?? { start: 0, minutes: 0 }, duty)).toBe("rest-day")
    expect(freeTimeOf(monday, { start: 600, minutes: 60 }, { ...duty, restDays: "every-day" })).toBe(
      "rest-day",
    )
  })

  it("at a gate are for grown people", () => {
    const born = (birthYear: number | null, birthMonth: number | null = null) => ({ birthYear, birthMonth })
    expect(isOfAge(born(2002), monday, fatigue)).toBe(false)
    expect(isOfAge(born(2001), monday, fatigue)).toBe(true)
    expect(isOfAge(born(null), monday, fatigue)).toBe(true)
    // by the month the birthday has surely been
    const days = ["2020-03-31", "2020-04-01", "2020-12-31", "2021-01-01"].map(getPlainDate)
    const on = (...who: Parameters<typeof born>) => days.map((day) => isOfAge(born(...who), day, fatigue))
    expect(on(2002, 3)).toEqual([false, true, true, true])
    expect(on(2002, 12)).toEqual([false, false, false, true])
    expect(on(2003, 1)).toEqual([false, false, false, false])
    expect(isOfAge(born(2002, 3), days[1] ?? monday, { ...fatigue, gateAge: 20 })).toBe(false)
  })

  it("are for whoever turns eighteen in the weeks that are planned from then on", () => {
    const first = getPlainDate("2020-03-30")
    const young = ground({ firstDay: first, workers: [worker("w", { birthYear: 2002, birthMonth: 3 })] })
    const { problem } = layDesk(young)
    expect(problem.people[0]?.daysOff).toEqual([0, 1])
  })
})

describe("the desk's rules in a problem", () => {
  it("give nobody a turn when they are not free, away, too young or not yet on the roll", () => {
    const free = fc.subarray([...freeTimes])
    const anyWorker = fc.record({
      free,
      birthYear: fc.constantFrom(1950, 1990, 2004),
      away: fc.option(fc.integer({ min: 0, max: 6 })),
      joins: fc.constantFrom(-30, 3),
    })
    fc.assert(
      fc.property(fc.array(anyWorker, { minLength: 1, maxLength: 12 }), (people) => {
        const given = ground({
          workers: people.map(({ free: times, birthYear, joins }, index) =>
            worker(`w${index}`, { free: times as FreeTime[], birthYear, activeOn: addDays(monday, joins) }),
          ),
          absences: people.flatMap(({ away }, index) =>
            away === null ? [] : [{ workerId: `w${index}`, from: addDays(monday, away), until: null }],
          ),
        })
        const turns = turnsWith(given, 1)
        for (const { workerId, day, hoursId } of turns) {
          const who = people[Number(workerId.slice(1))]
          const stands = hours.find(({ id }) => id === hoursId)
          if (who === undefined || stands === undefined) throw new Error("nobody's turn")
          expect(who.free).toContain(freeTimeOf(day, stands, duty))
          expect(who.birthYear).toBeLessThan(2004)
          expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(Math.max(0, who.joins))
          if (who.away !== null) expect(daysBetween(monday, day)).toBeLessThan(who.away)
        }
        expect(new Set(turns.map(({ workerId, day }) => `${workerId} ${day}`)).size).toBe(turns.length)
      }),
      { numRuns: 100 },
    )
  }, 60_000)

  it("let a family stand together, and never have both away who must not be", () => {
    const families = [
      { id: "pair", bond: "together" as const },
      { id: "home", bond: "never-both" as const },
    ]
    const workers = [
      worker("husband", { familyId: "pair" }),
      worker("wife", { familyId: "pair" }),
      worker("mother", { familyId: "home" }),
      worker("father", { familyId: "home" }),
      ...Array.from({ length: 20 }, (_, index) => worker(`w${index}`)),
    ]
    const given = ground({ workers, families })
    const turns = turnsWith(given)
    const of = (id: string) =>
      turns
        .filter(({ workerId }) => workerId === id)
        .map(({ day, postId, hoursId }) => `${day} ${postId} ${hoursId}`)
    expect(of("husband").length).toBeGreaterThan(0)
    expect(of("husband").toSorted()).toEqual(of("wife").toSorted())
    const desk = layDesk(given)
    const solved = solve(desk.problem, { seed: 1, until: { steps: 6 } })
    if (!solved.ok) throw new Error("no roster")
    expect(evaluate(desk.problem, solved.roster).breaches.filter(({ rule }) => rule === "apart")).toEqual([])
  }, 60_000)

  it("keep what is pinned, carry last week's nights, and say why somebody may not", () => {
    const tired = Array.from({ length: 4 }, (_, index) => ({
      ...{ day: addDays(monday, -1 - index), minutes: 360, isNight: true },
    }))
    const pin = { workerId: "w1", day: addDays(monday, 2), postId: "south", hoursId: "middle", head: 1 }
    const given = ground({
      workers: Array.from({ length: 24 }, (_, index) => worker(`w${index}`)),
      past: new Map([["w0", tired]]),
      draft: [{ ...pin, isPinned: true }],
    })
    const turns = turnsWith(given)
    expect(turns).toContainEqual(pin)
    expect(
      turns.some((turn) => turn.workerId === "w0" && turn.day === monday && turn.hoursId === "night"),
    ).toBe(false)
    const desk = layDesk(given)
    const shift = desk.shifts.findIndex(({ postId, hoursId }) => postId === "north" && hoursId === "night")
    const person = desk.rowOf("w0") ?? -1
    const objections = whyNot(desk.problem, desk.draft, { person, day: 0, to: shift })
    expect(objections.map(({ rule }) => rule)).not.toEqual([])
  })

  it("have an organisation send as many as it owes in a week", () => {
    const shop = worker("shop", {
      kind: "organisation",
      heads: 2,
      owedTurns: 4,
      free: ["work-day", "rest-day"],
    })
    const turns = turnsWith(ground({ workers: [shop] }))
    expect(turns).toHaveLength(4)
    expect(turns.every(({ hoursId }) => hoursId === "early" || hoursId === "middle")).toBe(true)
  })

  it("want nobody where the post is closed", () => {
    const closures = [{ day: monday, postId: "north", hoursId: "night" }]
    const { problem, shifts } = layDesk(ground({ closures }))
    const wanted = problem.demands.filter(({ day, skill }) => day === 0 && skill === null)
    expect(wanted.filter(({ need }) => need === 0).map(({ shift }) => shifts[shift])).toEqual([
      { postId: "north", hoursId: "night" },
    ])
  })
})

describe("what speaks against a turn", () => {
  const codes = (given: DutyGround, worker: string, day: number, shift: number) => {
    const desk = layDesk(given)
    const person = desk.rowOf(worker) ?? 0
    return whyNotPlace({ ground: given, desk, roster: desk.draft }, { person, day, to: shift }).map(
      ({ code, reached, bound }) => `${code} ${reached}/${bound}`,
    )
  }
  const at = (workerId: string, day: number, hoursId: string, isPinned = false) => ({
    ...{ workerId, day: addDays(monday, day), postId: "north", hoursId, head: 1, isPinned },
  })

  it("is the rest to the turn before, over the week's beginning too", () => {
    const late = { day: addDays(monday, -1), minutes: 360, isNight: false, start: 1080 }
    const given = ground({ workers: [worker("w")], past: new Map([["w", [late]]]) })
    expect(codes(given, "w", 0, 0)).toEqual(["rest 0/12"])
    expect(codes(given, "w", 0, 1)).toEqual(["rest 6/12"])
    expect(codes(given, "w", 0, 2)).toEqual([])
    const drafted = ground({ workers: [worker("w")], draft: [at("w", 0, "late")] })
    expect(codes(drafted, "w", 1, 1)).toEqual(["rest 6/12"])
  })

  it("is age, absence, sums and days on end, each with what is reached", () => {
    const young = ground({ workers: [worker("w", { birthYear: 2004 })] })
    expect(codes(young, "w", 0, 1)).toEqual(["age null/18"])
    const away = ground({ workers: [worker("w")], absences: [{ workerId: "w", from: monday, until: null }] })
    expect(codes(away, "w", 3, 1)).toEqual(["away null/null"])
    const four = [0, 1, 2, 3].map((day) => at("w", day, "early"))
    expect(codes(ground({ workers: [worker("w")], draft: four }), "w", 4, 1)).toEqual(["turns 5/4"])
    const nights = [0, 1].map((day) => at("w", day, "night"))
    expect(codes(ground({ workers: [worker("w")], draft: nights }), "w", 2, 0)).toEqual(["nights-on-end 3/2"])
  })

  it("is no more that somebody was not free, once they were put there by hand", () => {
    const given = ground({ workers: [worker("w", { free: ["rest-day"] })] })
    expect(codes(given, "w", 0, 1)).toEqual(["not-free null/null"])
    const pinned = ground({
      workers: [worker("w", { free: ["rest-day"] })],
      draft: [at("w", 0, "early", true)],
    })
    const desk = layDesk(pinned)
    expect(faultsOf({ ground: pinned, desk, roster: desk.draft })).toEqual([])
    expect(solve(desk.problem, { seed: 1, until: { steps: 1 }, pins: desk.pins }).ok).toBe(true)
  })

  it("says that a shift has its people, and never that it breaks a rule", () => {
    const given = ground({
      workers: ["a", "b", "w"].map((id) => worker(id)),
      draft: [at("a", 0, "early"), at("b", 0, "early")],
    })
    expect(codes(given, "w", 0, 1)).toEqual(["full 3/2"])
    expect(isNever({ code: "full" })).toBe(false)
    expect(isNever({ code: "rest" })).toBe(true)
  })
})
