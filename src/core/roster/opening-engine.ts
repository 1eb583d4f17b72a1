import type { Engine, Workplace } from "./engine.ts"
import type { LinearSolver } from "./linear.ts"
import { createLocalEngine } from "./local-engine.ts"
import { createPolish } from "./polish.ts"

/** Local search that cools down first has this share of the time. */
const OPENED_FROM = 0.6

/** Local search that cools down, and then some rows of the best roster opened again and again. */
export function createOpeningEngine(workplace: Workplace & { ok: true }, solver: LinearSolver): Engine {
  const cooling = createLocalEngine(workplace)
  const polish = createPolish(workplace, solver, () => undefined)
  return {
    step: (progress) => {
      if (progress >= OPENED_FROM) {
        polish.open(null)
        return
      }
      cooling.step(progress)
      const { roster, cost } = cooling.best()
      polish.take(roster, cost)
    },
    take: (roster, cost) => {
      cooling.take(roster, cost)
      polish.take(roster, cost)
    },
    best: polish.best,
    bound: cooling.bound,
  }
}
