import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { duty, fatigue, monday, on, posts, turn, worker } from "../../../test/support/roster/small-desk.ts"
import { daysBetween } from "../kit/dates.ts"
import { burdenOn, burdenSigns, type DutyTurn } from "./burden.ts"
import { type Change, withChanges } from "./change.ts"
import { layDesk } from "./desk-problem.ts"
import type { DutyGround } from "./duty-ground.ts"
import { type Breach, evaluate, headsOn } from "./evaluate.ts"
import { freeTimes, isNight } from "./free-times.ts"
import { faultsFrom } from "./objections.ts"
import { OFF, type Roster } from "./problem.ts"
import { solve } from "./solve.ts"
import { companyOf, type Standing, standingOf, whyNotPlace, whyNotTake } from "./standing.ts"
import type { ObjectionCode, TurnObjection } from "./turn-objection.ts"

const hours = [
  { id: "night", name: "夜班", start: 0, minutes: 360 },
  { id: "day", name: "白班", start: 480, minutes: 600 },
  { id: "late", name: "晚班", start: 1320, minutes: 480 },
]
const ground = (given: Partial<DutyGround>): DutyGround => ({
  ...{ firstDay: monday, days: 7, fatigue, duty, posts, hours, closures: [], families: [], absences: [] },
  ...{ workers: [], wishes: [], past: new Map(), published: [], draft: [] },
  demands: hours.map(({ id }) => ({
    ...{ postId: "north", hoursId: id, weekdays: [0, 1, 2, 3, 4, 5, 6], heads: 2, leads: 1, skill: null },
    ...{ from: on(-7), until: null },
  })),
  ...given,
})
const dutyTurn = (day: number, hoursId: string): DutyTurn => {
  const { start, minutes } = hours.find(({ id }) => id === hoursId) ?? { start: 480, minutes: 540 }
  return { day: on(day), start, minutes, isNight: isNight({ start, minutes }) }
}
const standing = (given: DutyGround): Standing =>
  standingOf(
    given,
    new Map(
      given.workers.map(({ id }) => [
        id,
        [
          ...(given.past.get(id) ?? []),
          ...(given.beside?.get(id) ?? []),
          ...(given.published ?? []).flatMap((turn) =>
            turn.workerId === id ? [dutyTurn(daysBetween(monday, turn.day), turn.hoursId)] : [],
          ),
        ],
      ]),
    ),
  )

const codeOfRule: Partial<Record<Breach["rule"], ObjectionCode>> = {
  succession: "rest",
  "max-run": "days-on-end",
  nights: "nights-on-end",
  apart: "at-home",
  "max-minutes": "owed",
}
const codeOfLimit: Readonly<Record<string, ObjectionCode>> = {
  "red-hours": "hours",
  "red-nights": "nights-of-week",
  "turns-of-week": "turns",
  "days-on-end": "days-on-end",
  "nights-on-end": "nights-on-end",
}
const closed: readonly string[] = ["not-allowed", "day-off", "shut"]

/** What a placing breaks or breaks more, by the evaluator of whole rosters and the burden of each alone. */
function brokenBy({ ground: given, desk, roster, duties }: Standing, changes: readonly Change[]) {
  const { problem } = desk
  const placed = withChanges(roster, changes)
  const amounts = (of: Roster) =>
    new Map(
      evaluate(problem, of).breaches.flatMap((breach) => {
        const { rule, person, day, shift, detail } = breach
        if (rule === "cover") return []
        const limit = problem.people[person]?.limits.find(
          ({ name, from }) => rule === "limit" && name === detail && from === day,
        )
        const taken = [...(of[person] ?? [])].reduce(
          (sum, each, at) =>
            limit && each !== OFF && at >= limit.from && at < limit.until
              ? sum + (limit.amounts[each] ?? 0)
              : sum,
          0,
        )
        const isSum = rule === "max-run" || rule === "max-minutes"
        const key = `${rule} ${person} ${day} ${isSum || closed.includes(rule) ? "" : detail} ${
          closed.includes(rule) || rule === "succession" ? shift : ""
        }`
        return [[key, { breach, amount: isSum ? Number(detail) : taken }] as const]
      }),
    )
  const before = amounts(roster)
  const fresh = [...amounts(placed)]
    .filter(([key, { amount }]) => amount > (before.get(key)?.amount ?? -1))
    .map(([, { breach }]) => breach)
  const codes = new Set<ObjectionCode>(
    fresh.flatMap(({ rule, detail }) => (rule === "limit" ? codeOfLimit[detail] : codeOfRule[rule]) ?? []),
  )
  const heads = (of: Roster, skill: string | null) =>
    problem.demands
      .filter((each) => each.day === changes[0]?.day && each.shift === changes[0].to && each.skill === skill)
      .map((demand) => demand.need - headsOn(problem, of, demand))[0]
  const left = heads(placed, null) ?? -1
  if (left < 0) codes.add("full")
  else if ((heads(placed, "lead") ?? 0) > left) codes.add("novice")
  for (const { person, day, to } of changes) {
    if (problem.people[person]?.isHeadcount) continue
    for (const id of desk.rows[person]?.workerIds ?? []) {
      const now = duties.get(id) ?? []
      const gone = roster[person]?.[day] ?? OFF
      const left = now.filter(
        (turn) => gone === OFF || turn.day !== on(day) || turn.start !== problem.shifts[gone]?.start,
      )
      const then = [...left, dutyTurn(day, desk.shifts[to]?.hoursId ?? "")]
      for (let at = 0; at < given.days + 7; at++) {
        const was = burdenSigns(burdenOn(now, on(at)), given.fatigue)
        for (const [sign, { what, level, reached }] of burdenSigns(
          burdenOn(then, on(at)),
          given.fatigue,
        ).entries()) {
          if (level !== "red" || reached <= (was[sign]?.reached ?? 0)) continue
          codes.add(({ hours: "hours", nights: "nights-of-week", days: "days-on-end" } as const)[what])
        }
      }
    }
  }
  return { codes, isClosed: fresh.some(({ rule }) => closed.includes(rule)) }
}

/** Each rule that is broken is said, and nothing is said that is not broken. */
function expectAgreement(laid: Standing, changes: readonly Change[], said: readonly TurnObjection[]) {
  const { codes, isClosed } = brokenBy(laid, changes)
  const words = new Set(said.map(({ code }) => code))
  const ofClosed: readonly ObjectionCode[] = ["not-yet", "age", "away", "not-free", "rest", "at-home"]
  expect([...codes].filter((code) => !words.has(code))).toEqual([])
  if (isClosed) expect([...words].some((code) => ofClosed.includes(code))).toBe(true)
  const unfounded = [...words].filter((code) => !codes.has(code) && !(isClosed && ofClosed.includes(code)))
  expect(unfounded).toEqual([])
}

const day = fc.integer({ min: 0, max: 6 })
const hoursId = fc.constantFrom(...hours.map(({ id }) => id))
const ids = ["a", "b", "c", "d", "e", "shop"]
const who = fc.constantFrom(...ids)
const mostly = <Value>(usual: Value, ...others: Value[]) =>
  fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) })
const trait = fc.record({
  birthYear: mostly<number | null>(1980, 2004, null),
  mostTurns: mostly<number | null>(null, 1, 2),
  isExperienced: fc.boolean(),
  free: mostly<readonly (typeof freeTimes)[number][]>(freeTimes, ["work-day"], ["rest-day", "rest-night"]),
  activeOn: mostly(on(-60), on(3)),
})
const someTurns = (from: number, until: number, what: fc.Arbitrary<string>, most: number) =>
  fc.uniqueArray(fc.record({ who, day: fc.integer({ min: from, max: until }), hoursId: what }), {
    ...{ maxLength: most, selector: (turn: { who: string; day: number }) => `${turn.who} ${turn.day}` },
  })
const anyGround = fc
  .record({
    traits: fc.array(trait, { minLength: 5, maxLength: 5 }),
    told: someTurns(0, 6, hoursId, 14),
    before: someTurns(-7, -1, hoursId, 16),
    after: someTurns(7, 12, hoursId, 16),
    office: someTurns(0, 6, fc.constant("office"), 5),
    away: fc.array(fc.record({ who, day }), { maxLength: 2 }),
    shut: fc.array(fc.record({ day, hoursId }), { maxLength: 2 }),
  })
  .map(({ traits, told, before, after, office, away, shut }) => {
    const mapOf = (turns: typeof before) =>
      new Map(
        ids.map((id) => [
          id,
          turns.filter((turn) => turn.who === id).map((turn) => dutyTurn(turn.day, turn.hoursId)),
        ]),
      )
    const families = ["f", "f", "n", "n", null]
    return ground({
      workers: [
        ...traits.map((each, index) =>
          worker(ids[index] ?? "", { ...each, familyId: families[index] ?? null }),
        ),
        worker("shop", { kind: "organisation", heads: 1, owedTurns: 2, free: ["work-day", "rest-day"] }),
      ],
      families: [
        { id: "f", bond: "together" },
        { id: "n", bond: "never-both" },
      ],
      published: told.map((each) => turn(each.who, each.day, each.hoursId)),
      past: mapOf(before),
      beside: mapOf([...office, ...after]),
      absences: away.map((each) => ({ workerId: each.who, from: on(each.day), until: on(each.day + 1) })),
      closures: shut.map((each) => ({ day: on(each.day), postId: "north", hoursId: each.hoursId })),
    })
  })

describe("whoever would stand somewhere", () => {
  it("is objected to where the evaluator finds a rule broken, and only there", () => {
    fc.assert(
      fc.property(anyGround, who, fc.array(fc.tuple(day, hoursId), { maxLength: 4 }), (given, id, asked) => {
        const laid = standing(given)
        for (const [at, wanted] of asked) {
          const shift = laid.desk.shifts.findIndex((each) => each.hoursId === wanted)
          const rows = [...new Set(companyOf(given, id).flatMap((each) => laid.desk.rowOf(each.id) ?? []))]
          const said = whyNotTake(laid, id, { day: on(at), postId: "north", hoursId: wanted })
          const isBusy = rows.some((row) => laid.roster[row]?.[at] !== OFF)
          if (isBusy) expect(new Set(said.map(({ code }) => code))).toEqual(new Set(["busy"]))
          else
            expectAgreement(
              laid,
              rows.map((person) => ({ person, day: at, to: shift })),
              said,
            )
        }
      }),
      { numRuns: 120 },
    )
  }, 60_000)

  it("is so on the week's board too, where a turn of that day gives way", () => {
    fc.assert(
      fc.property(anyGround, who, fc.array(fc.tuple(day, hoursId), { maxLength: 4 }), (given, id, asked) => {
        const laid = standing(given)
        const person = laid.desk.rowOf(id) ?? 0
        for (const [at, wanted] of asked) {
          const to = laid.desk.shifts.findIndex((each) => each.hoursId === wanted)
          const change = { person, day: at, to }
          const said = whyNotPlace(laid, change)
          if (laid.roster[person]?.[at] === to) expect(said).toEqual([])
          else expectAgreement(laid, [change], said)
        }
      }),
      { numRuns: 120 },
    )
  }, 60_000)
})

describe("the days around a week", () => {
  const said = (given: Partial<DutyGround>, at: number, wanted: string) => {
    const laid = ground({ workers: [worker("a")], ...given })
    const desk = layDesk(laid)
    const to = desk.shifts.findIndex((each) => each.hoursId === wanted)
    return whyNotPlace({ ground: laid, desk, roster: desk.draft }, { person: 0, day: at, to })
  }
  const of = (...turns: DutyTurn[]) => new Map([["a", turns]])

  it.each([
    ["a Monday after a Sunday's late turn", { past: of(dutyTurn(-1, "late")) }, 0, "day", 2, on(-1), "晚班"],
    ["a Sunday before a Monday's day turn", { beside: of(dutyTurn(7, "day")) }, 6, "late", 2, on(7), "白班"],
  ] as const)("leave no rest on %s", (_, given, at, wanted, reached, other, name) => {
    expect(said(given, at, wanted)).toMatchObject([
      { code: "rest", reached, bound: 12, turn: { day: other, post: "", hours: name } },
    ])
    expect(said(given, at === 0 ? 1 : 5, wanted)).toEqual([])
  })

  it("make days and nights on end, and weeks of hours, that are too many", () => {
    const days = (...at: number[]) => of(...at.map((each) => dutyTurn(each, "day")))
    expect(said({ beside: days(7, 8, 9, 10) }, 6, "day")).toEqual([])
    expect(said({ beside: days(7, 8, 9, 10, 11) }, 6, "night").map(({ code }) => code)).toContain(
      "days-on-end",
    )
    expect(said({ beside: days(7, 8, 9, 10, 11) }, 5, "night")).toEqual([])
    const nights = of(dutyTurn(7, "night"), dutyTurn(8, "night"))
    expect(said({ beside: nights }, 6, "night")).toMatchObject([
      { code: "nights-on-end", reached: 3, bound: 2 },
    ])
    expect(said({ past: days(-1, -2, -3, -4, -5) }, 0, "day").map(({ code }) => code)).toContain(
      "days-on-end",
    )
  })

  it("keep one of two at home over midnight, whichever of them is asked", () => {
    const home = {
      workers: [worker("a", { familyId: "n" }), worker("b", { familyId: "n" })],
      families: [{ id: "n", bond: "never-both" as const }],
    }
    const ofOther = (at: number, hoursId: string) => new Map([["b", [dutyTurn(at, hoursId)]]])
    const after = { ...home, beside: ofOther(7, "night") }
    expect(said(after, 6, "late")).toMatchObject([{ code: "at-home", workerIds: ["a"], otherIds: ["b"] }])
    expect(said(after, 6, "day")).toEqual([])
    expect(said(after, 5, "late")).toEqual([])
    expect(said({ ...home, beside: ofOther(7, "day") }, 6, "late")).toEqual([])
    expect(said({ ...home, past: ofOther(-1, "late") }, 0, "night")).toMatchObject([{ code: "at-home" }])
    expect(said({ ...home, past: ofOther(-1, "late") }, 0, "day")).toEqual([])
  })

  it("are kept by a proposal as well", () => {
    const workers = ["a", "b", "c", "d", "e", "f", "g", "h"].map((id) => worker(id))
    const beside = new Map(workers.map(({ id }) => [id, [dutyTurn(7, "night")]]))
    const desk = layDesk(ground({ workers, beside }))
    const solved = solve(desk.problem, { seed: 1, until: { steps: 2 } })
    if (!solved.ok) throw new Error("there is a roster")
    const sunday = desk.turnsOf(solved.roster).filter((turn) => turn.day === on(6))
    expect(sunday.filter((turn) => turn.hoursId !== "night")).toEqual([])
    expect(sunday.length).toBeGreaterThan(0)
  })
})

describe("what a draft breaks, in the middle of its week", () => {
  const at = (day: number, hoursId: string) => ({ ...turn("w", day, hoursId), isPinned: false })
  const codesFrom = (today: number, given: Partial<DutyGround>) => {
    const drafted = ground({ workers: [worker("w")], ...given })
    const desk = layDesk(drafted)
    return faultsFrom({ ground: drafted, desk, roster: desk.draft }, on(today)).map(({ code }) => code)
  }

  it("is not what is over", () => {
    const draft = [at(0, "late"), at(1, "night")]
    expect(codesFrom(1, { draft })).toEqual(["rest"])
    expect(codesFrom(2, { draft })).toEqual([])
  })

  it("is a sum to which a turn to come still adds", () => {
    const strict = { fatigue: { ...fatigue, redNights: 2 }, draft: [at(0, "night"), at(4, "night")] }
    expect(codesFrom(3, strict)).toEqual(["nights-of-week"])
    expect(codesFrom(5, strict)).toEqual([])
  })
})
