import { expect, it } from "vitest"
import { makeInstance } from "../bench/roster/make-instance.ts"
import { readInstance } from "../bench/roster/read-instance.ts"
import { evaluate } from "../src/core/roster/evaluate.ts"
import { solve } from "../src/core/roster/solve.ts"
import { loadHighsSolver } from "../src/main/roster/highs-solver.ts"

// beyond twenty weeks rows are cut into legs
it("a roster of months keeps every rule, comes near to what is proved, and is the same again by its seed", async () => {
  const problem = readInstance(makeInstance({ weeks: 22, people: 8, kinds: 2, seed: 3 }))
  const solver = await loadHighsSolver()
  const [solved, again] = [1, 1].map((seed) => solve(problem, { seed, solver, until: { steps: 400 } }))
  if (!solved?.ok || !again?.ok) throw new Error("nobody is without a row")
  expect(evaluate(problem, solved.roster)).toMatchObject({ cost: solved.cost, breaches: [] })
  const { cost, bound } = solved
  expect(bound).not.toBeNull()
  expect(cost).toBeGreaterThanOrEqual(bound ?? 0)
  expect(cost - (bound ?? 0)).toBeLessThan(0.1 * cost)
  expect(again).toEqual(solved)
}, 120_000)
