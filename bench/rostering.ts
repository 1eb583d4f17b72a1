import { layDesk } from "../src/core/roster/desk-problem.ts"
import { costParts, evaluate, fatigueOf } from "../src/core/roster/evaluate.ts"
import { OFF, type Roster, type RosterProblem } from "../src/core/roster/problem.ts"
import { repair } from "../src/core/roster/repair.ts"
import { swaps } from "../src/core/roster/swaps.ts"
import { solveInWorkers } from "../src/main/roster/solve-in-workers.ts"
import { freshGround } from "../test/support/duty-ground.ts"
import { gateProblem, neighbourhoodSize, quarterSize } from "../test/support/roster/gate-problem.ts"
import type { Line } from "./kit/lines.ts"
import { median, quantile, tell, timed } from "./kit/measure.ts"
import { type InstanceSize, makeInstance } from "./roster/make-instance.ts"
import { readInstance } from "./roster/read-instance.ts"
import { measureWays } from "./ways.ts"

const SICK_CALLS = 12

/** Rosters of the neighbourhood and of a quarter of the town: what they come to in the time an office waits, and sick calls. */
export async function measureRostering(): Promise<Line[]> {
  return [
    ...(await measureSize(
      "120 volunteers, 15 staff, 2 gates",
      gateProblem({ seed: 1, ...neighbourhoodSize }),
      10,
    )),
    ...(await measureSize("the desk's own week", layDesk(freshGround(7)).problem, 10)),
    ...(await measureSize("the desk's own four weeks", layDesk(freshGround(28)).problem, 10)),
    ...(await measureWays("the desk's own fortnight", freshGround(14))),
    ...(await measureWays("a desk of 1,000 people", freshGround(14, { volunteers: 985 }))),
    ...(await measureWays("the same at 20 gates", freshGround(14, { volunteers: 985, gates: 20 }))),
    ...(await measureSize("1,000 people, 20 gates", gateProblem({ seed: 1, ...quarterSize }), 60)),
    ...(await measureLong({ weeks: 6, people: 45, kinds: 6, seed: 1 }, 3)),
    ...(await measureLong({ weeks: 12, people: 22, kinds: 3, seed: 1 }, 3)),
    ...(await measureLong({ weeks: 26, people: 50, kinds: 6, seed: 1 }, 3)),
    ...(await measureLong({ weeks: 52, people: 50, kinds: 10, seed: 1 }, 6)),
  ]
}

const LONG_SECONDS = 60

/** An invented instance of a long horizon: how far its roster lies above what is proved. */
async function measureLong(size: InstanceSize, most: number): Promise<Line[]> {
  const what = `${size.weeks} weeks, ${size.people} people, ${size.kinds} kinds`
  tell(`rostering ${what}`)
  const problem = readInstance(makeInstance(size))
  const solved = await solveInWorkers(problem, { seed: 1, seconds: LONG_SECONDS })
  if (!solved.ok) throw new Error(`no roster for ${what}: ${solved.refusal}`)
  const { cost, breaches } = evaluate(problem, solved.roster)
  const gap = (100 * (cost - (solved.bound ?? 0))) / cost
  return [
    { what: `${what}: hard rules broken`, measured: breaches.length, unit: "", wanted: { most: 0 } },
    { what: `  cost after ${LONG_SECONDS} s`, measured: cost, unit: "" },
    { what: "  above the proved bound", measured: gap, unit: "%", wanted: { most } },
  ]
}

async function measureSize(what: string, problem: RosterProblem, seconds: number): Promise<Line[]> {
  tell(`rostering ${what}`)
  const found: { readonly at: number; readonly roster: Roster }[] = []
  const began = performance.now()
  const solved = await solveInWorkers(problem, {
    ...{ seed: 1, seconds },
    onImprove: ({ roster }) => found.push({ at: performance.now() - began, roster }),
  })
  if (!solved.ok) throw new Error(`no roster for ${what}: ${solved.refusal}`)
  const { roster, cost, bound } = solved
  const { breaches } = evaluate(problem, roster)
  const { cover } = costParts(problem, roster)
  const calls = await measureSickCalls(problem, roster)
  return [
    { what: `${what}: hard rules broken`, measured: breaches.length, unit: "", wanted: { most: 0 } },
    {
      what: "  first roster that breaks none",
      measured: firstKept(problem, found) / 1000,
      unit: "s",
      wanted: { most: seconds },
    },
    { what: `  cost after ${seconds} s`, measured: cost, unit: "" },
    ...(bound === null || bound <= 0 ? [] : [{ what: "  proved bound", measured: bound, unit: "" as const }]),
    { what: "  of it for heads too many", measured: cover, unit: "" },
    {
      what: "  fatigue between equally available, widest",
      ...{
        measured: widestGap(problem, roster),
        unit: "" as const,
        wanted: { most: heaviestShift(problem) },
      },
    },
    ...calls,
  ]
}

/** The milliseconds after which a roster broke no rule; looked at afterwards, so as not to be in the way. */
function firstKept(
  problem: RosterProblem,
  found: readonly { readonly at: number; readonly roster: Roster }[],
): number {
  let [low, high] = [0, found.length]
  // once none is broken, none ever is again: a missing head outweighs all the rest
  while (low < high) {
    const middle = (low + high) >> 1
    if (evaluate(problem, found[middle]?.roster ?? []).breaches.length === 0) high = middle
    else low = middle + 1
  }
  return found[low]?.at ?? Number.POSITIVE_INFINITY
}

async function measureSickCalls(problem: RosterProblem, roster: Roster): Promise<Line[]> {
  const times: number[] = []
  let more = 0
  for (const event of sickCalls(problem, roster)) {
    const turns = roster[event.person]?.filter(
      (shift, day) => shift !== OFF && day >= event.from && day < event.until,
    )
    times.push(
      await timed(async () => {
        const [best] = repair(problem, roster, event)
        const heads = (turns?.length ?? 0) * (problem.people[event.person]?.size ?? 0)
        // every head that is missing needs a change at least
        more = Math.max(more, (best?.changes.length ?? 0) - (turns?.length ?? 0) - heads)
      }),
    )
  }
  const person = roster.findIndex((row, index) => row.some((shift) => shift !== OFF) && index > 3)
  const day = roster[person]?.findIndex((shift) => shift !== OFF) ?? 0
  const swapTime = await timed(async () => swaps(problem, roster, person, day))
  return [
    { what: "  a sick call, median", measured: median(times), unit: "ms" },
    { what: "  a sick call, slowest", measured: quantile(times, 1), unit: "ms", wanted: { most: 1000 } },
    { what: "  changes beyond one a missing head, most", measured: more, unit: "", wanted: { most: 1 } },
    { what: "  swaps of a turn, two and three ways", measured: swapTime, unit: "ms", wanted: { most: 1000 } },
  ]
}

/** People who call in sick for a day, a week, two weeks. */
function sickCalls(problem: RosterProblem, roster: Roster) {
  const worked = roster.flatMap((row, person) => {
    const from = row.findIndex((shift) => shift !== OFF)
    return from < 0 || problem.people[person]?.isHeadcount ? [] : [{ person, from }]
  })
  return Array.from({ length: SICK_CALLS }, (_, call) => {
    const { person, from } = worked[Math.floor((call * worked.length) / SICK_CALLS)] ?? { person: 0, from: 0 }
    return {
      kind: "away" as const,
      person,
      from,
      until: Math.min(problem.days, from + ([1, 7, 14][call % 3] ?? 1)),
    }
  })
}

/** Of people who may and can take the same turns, the widest distance between two in fatigue, what was carried included. */
function widestGap(problem: RosterProblem, roster: Roster): number {
  const groups = new Map<string, number[]>()
  for (const [index, { isHeadcount, may, daysOff, size, skilled }] of problem.people.entries()) {
    if (isHeadcount) continue
    const key = JSON.stringify([may, daysOff, size, skilled])
    groups.set(key, [...(groups.get(key) ?? []), fatigueOf(problem, roster, index)])
  }
  return Math.max(...[...groups.values()].map((points) => Math.max(...points) - Math.min(...points)))
}

function heaviestShift({ shifts }: RosterProblem): number {
  return Math.max(...shifts.map(({ fatigue }) => Math.max(fatigue.weekday, fatigue.weekend)))
}
