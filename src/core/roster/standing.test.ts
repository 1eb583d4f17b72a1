import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { duty, fatigue, monday, on, posts, turn, worker } from "../../../test/support/roster/small-desk.ts"
import { addDays } from "../kit/dates.ts"
import { burdenLevel, burdenOn, type DutyTurn } from "./burden.ts"
import type { DutyGround, DutyWorker, PostTurn } from "./duty-ground.ts"
import { evaluate } from "./evaluate.ts"
import { isNight } from "./free-times.ts"
import {
  companyOf,
  type Move,
  placesOn,
  type Standing,
  slotKey,
  standingOf,
  whyNotMove,
  whyNotTake,
} from "./standing.ts"
import { waysOf } from "./swap-ways.ts"

const hours = [
  { id: "night", name: "夜班", start: 0, minutes: 360 },
  { id: "early", name: "早班", start: 360, minutes: 360 },
  { id: "middle", name: "中班", start: 720, minutes: 360 },
  { id: "late", name: "晚班", start: 1080, minutes: 360 },
]
const ground = (workers: DutyWorker[], turns: PostTurn[], given: Partial<DutyGround> = {}): DutyGround => ({
  ...{ firstDay: addDays(monday, -7), days: 22, fatigue, duty, posts, hours, closures: [], families: [] },
  ...{ absences: [], workers, wishes: [], past: new Map(), published: turns, draft: [] },
  demands: posts.flatMap(({ id }) =>
    hours.map((each) => ({
      ...{ postId: id, hoursId: each.id, weekdays: [0, 1, 2, 3, 4, 5, 6], heads: 2, leads: 1, skill: null },
      ...{ from: monday, until: null },
    })),
  ),
  ...given,
})
const dutiesOf = (turns: readonly PostTurn[]): Map<string, DutyTurn[]> => {
  const found = new Map<string, DutyTurn[]>()
  for (const { workerId, day, hoursId } of turns) {
    const of = hours.find(({ id }) => id === hoursId) ?? { start: 0, minutes: 0 }
    const done = { day, minutes: of.minutes, isNight: isNight(of) }
    found.set(workerId, [...(found.get(workerId) ?? []), done])
  }
  return found
}
const stand = (given: DutyGround, more: PostTurn[] = []): Standing =>
  standingOf(given, dutiesOf([...(given.published ?? []), ...more]))
const slot = (day: number, hoursId: string) => ({ day: on(day), postId: "north", hoursId })
const codes = (given: DutyGround, day: number, hoursId: string, more: PostTurn[] = []) =>
  whyNotTake(stand(given, more), "a", slot(day, hoursId)).map(({ code }) => code)

describe("a turn that somebody would take", () => {
  const a = worker("a")
  const [b, c] = [worker("b"), worker("c")]
  it.each<[string, string[], DutyGround, number, string]>([
    ["is free", [], ground([a], []), 0, "early"],
    ["meets another one of the day", ["busy"], ground([a], [turn("a", 0, "late")]), 0, "early"],
    [
      "has no place left",
      ["full"],
      ground([a, b, c], [turn("b", 0, "early"), turn("c", 0, "early")]),
      0,
      "early",
    ],
    ["is wanted by nobody", ["full"], ground([a], [], { demands: [] }), 0, "early"],
    ["is of a closed post", ["full"], ground([a], [], { closures: [slot(0, "early")] }), 0, "early"],
    ["follows too soon", ["rest"], ground([a], [turn("a", 0, "late")]), 1, "early"],
    ["comes too soon before", ["rest"], ground([a], [turn("a", 1, "early")]), 0, "late"],
    [
      "is one too many in the week",
      ["turns"],
      ground(
        [a],
        [0, 1, 2, 3].map((day) => turn("a", day, "early")),
      ),
      5,
      "early",
    ],
    [
      "is one more than wished",
      ["turns"],
      ground([worker("a", { mostTurns: 1 })], [turn("a", 0, "early")]),
      5,
      "early",
    ],
    [
      "is the third night on end",
      ["nights-on-end"],
      ground([a], [turn("a", 0, "night"), turn("a", 1, "night")]),
      2,
      "night",
    ],
    ["is too early in life", ["age"], ground([worker("a", { birthYear: 2003 })], []), 0, "early"],
    [
      "is on a day away",
      ["away"],
      ground([a], [], { absences: [{ workerId: "a", from: on(0), until: on(1) }] }),
      1,
      "early",
    ],
    ["is not in the free times", ["not-free"], ground([worker("a", { free: ["rest-day"] })], []), 0, "early"],
    ["is before the roll", ["not-yet"], ground([worker("a", { activeOn: on(3) })], []), 0, "early"],
    ["is of somebody gone", ["not-yet"], ground([], []), 0, "early"],
    [
      "has its last place for a lead",
      ["novice"],
      ground(
        [worker("a", { isExperienced: false }), worker("b", { isExperienced: false })],
        [turn("b", 0, "early")],
      ),
      0,
      "early",
    ],
    ["leaves room for a lead", [], ground([worker("a", { isExperienced: false })], []), 0, "early"],
    [
      "is while the other of the family is out",
      ["at-home"],
      ground([worker("a", { familyId: "f" }), worker("b", { familyId: "f" })], [turn("b", 0, "early")], {
        families: [{ id: "f", bond: "never-both" }],
      }),
      0,
      "early",
    ],
    [
      "has room for one of two who come together",
      ["full"],
      ground([worker("a", { familyId: "f" }), worker("b", { familyId: "f" }), c], [turn("c", 0, "early")], {
        families: [{ id: "f", bond: "together" }],
      }),
      0,
      "early",
    ],
  ])("%s", (_, expected, given, day, hoursId) => {
    expect(codes(given, day, hoursId)).toEqual(expected)
  })

  it("makes nobody red who has worked in the office besides", () => {
    const office = Array.from({ length: 6 }, (_, day) => turn("a", day - 6, "office"))
    const long = new Map([["a", office.map(({ day }) => ({ day, minutes: 590, isNight: false }))]])
    const standing = standingOf(ground([a], []), long)
    expect(whyNotTake(standing, "a", slot(-0, "early"))).toMatchObject([{ code: "hours", bound: 60 }])
    expect(whyNotTake(standing, "a", slot(4, "early"))).toEqual([])
  })

  it("says which turn is too near, and how near", () => {
    const [found] = whyNotTake(stand(ground([a], [turn("a", 0, "late")])), "a", slot(1, "early"))
    expect(found).toMatchObject({ reached: 6, bound: 12, turn: { day: on(0), post: "北门", hours: "晚班" } })
  })
})

describe("turns that go round", () => {
  const [a, b, c] = [worker("a"), worker("b"), worker("c")]
  const move = (from: string, to: string, day: number, hoursId: string): Move => ({
    from,
    to,
    ...slot(day, hoursId),
  })
  const told = [turn("a", 0, "early"), turn("b", 2, "middle")]
  it("are given away to whoever may take them", () => {
    const standing = stand(ground([a, b, c], told))
    expect(whyNotMove(standing, [move("a", "c", 0, "early")])).toEqual([])
    expect(whyNotMove(standing, [move("a", "b", 0, "early"), move("b", "a", 2, "middle")])).toEqual([])
  })
  it("leave nobody without a lead, break no rest and part no family", () => {
    const novice = worker("c", { isExperienced: false })
    expect(whyNotMove(stand(ground([a, b, novice], told)), [move("a", "c", 0, "early")])).toMatchObject([
      { code: "lead" },
    ])
    const near = [...told, turn("c", 1, "night")]
    expect(whyNotMove(stand(ground([a, b, c], near)), [move("b", "c", 2, "middle")])).toEqual([])
    expect(
      whyNotMove(stand(ground([a, b, c], [...told, turn("c", 3, "night")])), [move("b", "c", 2, "middle")]),
    ).toMatchObject([{ code: "rest" }])
    const families = [{ id: "f", bond: "together" as const }]
    const pair = [worker("a", { familyId: "f" }), worker("d", { familyId: "f" })]
    const both = [turn("a", 0, "early"), turn("d", 0, "early")]
    const standing = stand(ground([...pair, b], both, { families }))
    expect(whyNotMove(standing, [move("a", "b", 0, "early")])).toMatchObject([{ code: "family" }])
  })
  it("have ways by two and three, and takers", () => {
    const standing = stand(ground([a, b, c], [...told, turn("c", 4, "late")]))
    const ways = waysOf(standing, { workerId: "a", ...slot(0, "early") }, { from: on(0) })
    expect(ways.map(({ moves }) => moves.length)).toContain(3)
    expect(ways.filter(({ moves }) => moves.length === 1).map(({ moves }) => moves[0]?.to)).toEqual([
      "b",
      "c",
    ])
    for (const { moves } of ways) expect(whyNotMove(standing, moves)).toEqual([])
  })
})

describe("whatever people do with their turns", () => {
  const workers = [
    ...[worker("a"), worker("b"), worker("c", { isExperienced: false }), worker("d", { mostTurns: 2 })],
    ...[worker("e", { familyId: "f" }), worker("g", { familyId: "f", isExperienced: false })],
    ...[worker("h", { familyId: "n" }), worker("i", { familyId: "n", free: ["work-night", "rest-night"] })],
  ]
  const families = [
    { id: "f", bond: "together" as const },
    { id: "n", bond: "never-both" as const },
  ]
  const deed = fc.record({
    what: fc.constantFrom("take", "take", "take", "swap", "away" as const),
    who: fc.constantFrom(...workers.map(({ id }) => id)),
    day: fc.integer({ min: 0, max: 6 }),
    hoursId: fc.constantFrom(...hours.map(({ id }) => id)),
    pick: fc.nat(50),
  })

  it("nobody stands twice on a day, no place is overfilled and no hard rule is broken", () => {
    fc.assert(
      fc.property(fc.array(deed, { minLength: 5, maxLength: 40 }), (deeds) => {
        const turns: PostTurn[] = []
        const absences: { workerId: string; from: typeof monday; until: typeof monday }[] = []
        const now = () => stand(ground(workers, [...turns], { families, absences: [...absences] }))
        for (const { what, who, day, hoursId, pick } of deeds) {
          const wanted = slot(day, hoursId)
          if (what === "take" && whyNotTake(now(), who, wanted).length === 0) {
            for (const { id } of companyOf(ground(workers, [], { families }), who))
              turns.push(turn(id, day, hoursId))
          }
          if (what === "away") {
            absences.push({ workerId: who, from: wanted.day, until: wanted.day })
            const at = turns.findIndex((each) => each.workerId === who && each.day === wanted.day)
            if (at >= 0) turns.splice(at, 1)
          }
          const held = turns.filter(({ workerId }) => workerId === who)[0]
          if (what === "swap" && held !== undefined) {
            const ways = waysOf(now(), held, { from: monday })
            const moves = ways[pick % Math.max(1, ways.length)]?.moves ?? []
            const gone = moves.map(({ from, ...rest }) => `${from} ${slotKey(rest)}`)
            const left = turns.filter((each) => !gone.includes(`${each.workerId} ${slotKey(each)}`))
            expect(left.length).toBe(turns.length - moves.length)
            turns.splice(
              0,
              turns.length,
              ...left,
              ...moves
                .map(({ to, ...rest }) => turn(to, 0, rest.hoursId))
                .map((each, index) => ({ ...each, day: moves[index]?.day ?? monday })),
            )
          }
        }
        const end = now()
        const days = turns.map(({ workerId, day }) => `${workerId} ${day}`)
        expect(new Set(days).size).toBe(days.length)
        for (const each of turns) {
          const { heads, stand: there } = placesOn(end, each)
          expect(there).toBeLessThanOrEqual(heads)
        }
        const broken = evaluate(end.desk.problem, end.roster).breaches.filter(({ rule }) => rule !== "cover")
        expect(broken).toEqual([])
        for (const [, done] of dutiesOf(turns)) {
          for (let day = 0; day < 10; day++)
            expect(burdenLevel(burdenOn(done, on(day)), fatigue)).not.toBe("red")
        }
      }),
      { numRuns: 25 },
    )
  }, 30_000)
})
