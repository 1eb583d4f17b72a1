import type { Worker } from "node:worker_threads"
import type { Solved } from "../../core/roster/engine.ts"
import type { Pin, Roster, RosterProblem, Row } from "../../core/roster/problem.ts"
import { isSearchOver, MOST_TIMES } from "../../core/roster/search-time.ts"
import { settle } from "../../core/roster/settle.ts"
import { isProved, type SolveResult } from "../../core/roster/solve.ts"
import { startThread } from "../start-thread.ts"
import type { RosterNews, RosterOrder } from "./roster-worker.ts"

export type WorkersOptions = {
  readonly seed: number
  readonly seconds: number
  readonly pins?: readonly Pin[]
  /** A roster to begin with; rows that are null, or break a rule or a pin, are found anew. */
  readonly start?: readonly (Row | null)[]
  readonly signal?: AbortSignal
  /** On threads that make room for others. */
  readonly isBackground?: boolean
  readonly onImprove?: (solved: Solved) => void
  /** How many heads a roster is short of: where that is told, a search that is short of some may last longer. */
  readonly lackOf?: (roster: Roster) => number
}

/** When a search that lasts longer is looked at again. */
const LOOK_AGAIN_MS = 250

/** `no-time`: it ended, or was stopped, before there was a first roster. */
export type WorkersResult = SolveResult | { readonly ok: false; readonly refusal: "no-time" }

/** Searches on two threads, one that begins with local search and one with columns, which tell each other what they find. */
export function solveInWorkers(
  problem: RosterProblem,
  { seed, seconds, pins = [], start, signal, isBackground = false, onImprove, lackOf }: WorkersOptions,
): Promise<WorkersResult> {
  const began = Date.now()
  const deadline = began + seconds * 1000
  const latest = began + (lackOf === undefined ? 1 : MOST_TIMES) * seconds * 1000
  const workers = (["local", "columns"] as const).map((way) =>
    startWorker({ problem, way, seed, pins, start, deadline, latest, isBackground }),
  )
  return new Promise<WorkersResult>((resolve, reject) => {
    let best: Solved | null = null
    let bound: number | null = null
    let refusal: WorkersResult | null = null
    let failed = 0
    const end = () => {
      clearTimeout(timer)
      signal?.removeEventListener("abort", end)
      if (best !== null) resolve({ ok: true, ...settle(problem, pins, best) })
      else resolve(refusal ?? { ok: false, refusal: "no-time" })
    }
    let lack: number | null = null
    let fell = began
    const endOrGoOn = () => {
      const since = (moment: number) => (Date.now() - moment) / 1000
      const stand = { gone: since(began), wanted: seconds, lack, sinceFell: since(fell) }
      if (lackOf === undefined || isSearchOver(stand)) end()
      else timer = setTimeout(endOrGoOn, LOOK_AGAIN_MS)
    }
    let timer = setTimeout(endOrGoOn, seconds * 1000)
    signal?.addEventListener("abort", end)
    if (signal?.aborted) end()
    const hear = (from: Worker, news: RosterNews) => {
      if (news.kind === "no-row") refusal = { ok: false, refusal: "no-row", people: news.people }
      else if (news.kind === "bound") bound = Math.max(bound ?? Number.NEGATIVE_INFINITY, news.bound)
      else if (best === null || news.cost < best.cost) {
        best = { roster: news.roster, cost: news.cost, bound }
        const left = lackOf?.(best.roster) ?? 0
        if (lack === null || left < lack) {
          lack = left
          fell = Date.now()
        }
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
