import type { Worker } from "node:worker_threads"
import type { RosterProblem } from "../../core/roster/problem.ts"
import { isProved, type Solved, type SolveResult } from "../../core/roster/solve.ts"
import { startThread } from "../start-thread.ts"
import type { RosterNews, RosterOrder } from "./roster-worker.ts"

export type WorkersOptions = {
  readonly seed: number
  readonly seconds: number
  readonly signal?: AbortSignal
  readonly onImprove?: (solved: Solved) => void
}

/** Searches on two threads, local search and columns, which tell each other what they find. */
export function solveInWorkers(
  problem: RosterProblem,
  { seed, seconds, signal, onImprove }: WorkersOptions,
): Promise<SolveResult> {
  const deadline = Date.now() + seconds * 1000
  const workers = (["local", "columns"] as const).map((way) => startWorker({ problem, way, seed, deadline }))
  return new Promise<SolveResult>((resolve, reject) => {
    let best: Solved | null = null
    let bound: number | null = null
    let refusal: SolveResult | null = null
    let failed = 0
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener("abort", end)
      const result = best === null ? refusal : ({ ok: true, ...best } as const)
      if (result === null) reject(new Error("the search ended before it found a first roster"))
      else resolve(result)
    }
    const timer = setTimeout(end, seconds * 1000)
    signal?.addEventListener("abort", end)
    const hear = (from: Worker, news: RosterNews) => {
      if (news.kind === "no-row") refusal = { ok: false, refusal: "no-row", people: news.people }
      else if (news.kind === "bound") bound = news.bound
      else if (best === null || news.cost < best.cost) {
        best = { roster: news.roster, cost: news.cost, bound }
        for (const other of workers) if (other !== from) other.postMessage(news)
      }
      if (refusal !== null) return end()
      if (best === null) return
      best = { ...best, bound }
      onImprove?.(best)
      if (isProved(best)) end()
    }
    for (const worker of workers) {
      worker.on("message", (news: RosterNews) => hear(worker, news))
      // the other goes on alone
      worker.on("error", (error) => {
        failed++
        if (failed === workers.length) reject(error)
      })
    }
  }).finally(() => Promise.all(workers.map((worker) => worker.terminate())))
}

function startWorker(order: RosterOrder): Worker {
  return startThread(import.meta.url, "roster-worker", order)
}
