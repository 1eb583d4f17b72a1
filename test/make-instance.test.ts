import { expect, it } from "vitest"
import { makeInstance } from "../bench/roster/make-instance.ts"
import { readInstance } from "../bench/roster/read-instance.ts"
import { evaluate } from "../src/core/roster/evaluate.ts"
import { solve } from "../src/core/roster/solve.ts"
import { loadHighsSolver } from "../src/main/roster/highs-solver.ts"

const size = { weeks: 4, people: 20, kinds: 4, seed: 1 }

it("makes instances of the size asked for, the same by seed, in which about as much is wanted as all can do", () => {
  for (const { weeks, people, kinds, seed } of [size, { weeks: 12, people: 60, kinds: 10, seed: 2 }]) {
    const text = makeInstance({ weeks, people, kinds, seed })
    const problem = readInstance(text)
    expect(makeInstance({ weeks, people, kinds, seed })).toBe(text)
    expect(problem).toMatchObject({ days: 7 * weeks, people: { length: people }, shifts: { length: kinds } })
    const wanted = problem.demands.reduce(
      (sum, { need, shift }) => sum + need * (problem.shifts[shift]?.minutes ?? 0),
      0,
    )
    const most = problem.people.reduce((sum, { maxMinutes }) => sum + maxMinutes, 0)
    expect(wanted / most).toBeGreaterThan(0.9)
    expect(wanted / most).toBeLessThan(1.1)
    const perPerson = problem.requests.length / people / weeks
    expect(perPerson).toBeGreaterThan(1)
    expect(perPerson).toBeLessThan(3)
  }
})

it("makes instances that the engine comes near to the bound of, without a breach", async () => {
  const problem = readInstance(makeInstance({ ...size, weeks: 2, people: 10, kinds: 2 }))
  const solver = await loadHighsSolver()
  const solved = solve(problem, { seed: 1, solver, until: { steps: 60 } })
  if (!solved.ok) throw new Error("nobody is without a row")
  expect(evaluate(problem, solved.roster)).toMatchObject({ cost: solved.cost, breaches: [] })
  expect(solved.cost - (solved.bound ?? 0)).toBeLessThan(0.02 * solved.cost)
}, 120_000)
