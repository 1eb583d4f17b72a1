import { setPriority } from "node:os"
import { setImmediate as pause } from "node:timers/promises"
import { parentPort, workerData } from "node:worker_threads"
import type { Pin, Roster, RosterProblem, Row } from "../../core/roster/problem.ts"
import { createEngine, usesSolver } from "../../core/roster/solve.ts"
import { loadHighsSolver } from "./highs-solver.ts"

/** What a worker is started with; times are milliseconds since 1970. */
export type RosterOrder = {
  readonly problem: RosterProblem
  readonly way: "local" | "columns"
  readonly seed: number
  readonly pins: readonly Pin[]
  readonly start: readonly (Row | null)[] | undefined
  /** By then it has cooled down. */
  readonly deadline: number
  readonly latest: number
  /** It makes room for whoever waits for an answer. */
  readonly isBackground: boolean
}

/** What workers tell and are told. */
export type RosterNews =
  | { readonly kind: "roster"; readonly roster: Roster; readonly cost: number }
  | { readonly kind: "bound"; readonly bound: number }
  | { readonly kind: "no-row"; readonly people: readonly number[] }

/** How far a search has come that lasts longer than was wanted. */
const LAST = 0.999

await work(workerData as RosterOrder)

async function work({
  problem,
  way,
  seed,
  pins,
  start,
  deadline,
  latest,
  isBackground,
}: RosterOrder): Promise<void> {
  // of this thread alone
  if (isBackground) setPriority(10)
  const solver = way === "columns" || usesSolver(problem) ? await loadHighsSolver() : undefined
  const made = createEngine(problem, way, { seed, pins, start, solver })
  if (!made.ok) return tell({ kind: "no-row", people: made.people })
  const { engine } = made
  parentPort?.on("message", ({ roster, cost }: { roster: Roster; cost: number }) => engine.take(roster, cost))
  const began = Date.now()
  const told = { cost: Number.POSITIVE_INFINITY, bound: Number.NEGATIVE_INFINITY }
  for (;;) {
    const { roster, cost } = engine.best()
    if (cost < told.cost) tell({ kind: "roster", roster, cost })
    if (engine.bound() > told.bound) tell({ kind: "bound", bound: engine.bound() })
    Object.assign(told, { cost: Math.min(cost, told.cost), bound: Math.max(engine.bound(), told.bound) })
    const now = Date.now()
    if (now >= latest) return
    engine.step(Math.min(LAST, (now - began) / Math.max(1, deadline - began)))
    // lets messages in
    await pause()
  }
}

function tell(news: RosterNews): void {
  parentPort?.postMessage(news)
}
