import type { RosterProblem } from "../../src/core/roster/problem.ts"
import { loadHighsSolver } from "../../src/main/roster/highs-solver.ts"

/** placeholder */
export async function solvePlainly(_problem: RosterProblem, _seconds: number): Promise<number | null> {
  await loadHighsSolver()
  return null
}
