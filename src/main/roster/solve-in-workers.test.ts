import fc from "fast-check"
import { expect, it } from "vitest"
import { anyProblem } from "../../../test/support/tiny-problems.ts"
import { evaluate } from "../../core/roster/evaluate.ts"
import { OFF, type RosterProblem } from "../../core/roster/problem.ts"
import { solve } from "../../core/roster/solve.ts"
import { solveInWorkers } from "./solve-in-workers.ts"

const pins = [{ person: 0, day: 2, shift: OFF }]
const problem = fc
  .sample(anyProblem({ people: 3, days: 6 }), { seed: 8, numRuns: 40 })
  .find((each) => solve(each, { seed: 1, pins, until: { steps: 1 } }).ok) as RosterProblem

it("keeps pins and begins where it is told, on two threads", async () => {
  const here = solve(problem, { seed: 1, pins, until: { steps: 30 } })
  if (!here.ok) throw new Error("there is a roster")
  const stop = new AbortController()
  const solved = await solveInWorkers(problem, {
    ...{ seed: 1, seconds: 60, pins, start: here.roster, signal: stop.signal },
    onImprove: () => stop.abort(),
  })
  if (!solved.ok) throw new Error("there is a roster")
  expect(evaluate(problem, solved.roster, pins)).toMatchObject({ cost: solved.cost, breaches: [] })
  expect(solved.cost).toBeLessThanOrEqual(here.cost)
}, 90_000)

it("stops when it is told, and says so when nothing was found by then", async () => {
  const stopped = await solveInWorkers(problem, { seed: 1, seconds: 30, signal: AbortSignal.abort() })
  expect(stopped).toEqual({ ok: false, refusal: "no-time" })
  const stop = new AbortController()
  const solved = await solveInWorkers(problem, {
    ...{ seed: 1, seconds: 30, signal: stop.signal },
    onImprove: () => stop.abort(),
  })
  expect(solved.ok).toBe(true)
}, 30_000)

it("never tells a bound that proves less than the one before, whichever thread found it", async () => {
  const [long] = fc.sample(anyProblem({ people: 12, days: 130 }), { seed: 3, numRuns: 1 })
  const bounds: number[] = []
  await solveInWorkers(
    { ...(long as RosterProblem), apart: [], fairness: 0, published: null },
    {
      ...{ seed: 1, seconds: 4 },
      onImprove: ({ bound }) => {
        if (bound !== null) bounds.push(bound)
      },
    },
  )
  expect(bounds.length).toBeGreaterThan(1)
  expect(bounds).toEqual(bounds.toSorted((one, other) => one - other))
}, 60_000)
