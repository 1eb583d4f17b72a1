import type { Conflict } from "../../core/roster/conflicts.ts"
import { makeProposalDesk, type ProposalDesk } from "../../service/roster/proposal-desk.ts"
import { startThread } from "../start-thread.ts"
import { solveInWorkers } from "./solve-in-workers.ts"

/** As long as a planner waits. */
const SEARCH_SECONDS = 10
/** What stands in the way is told when it is found by then. */
const CONFLICT_MS = 8_000

/** Proposals, searched for on threads that make room for whoever waits for an answer. */
export function openProposals(report: (error: unknown) => void): ProposalDesk {
  return makeProposalDesk(
    {
      solve: (problem, options) => solveInWorkers(problem, { ...options, isBackground: true }),
      conflicts: (problem, pins) =>
        new Promise((resolve) => {
          const thread = startThread(import.meta.url, "conflict-worker", { problem, pins })
          const end = (found: readonly Conflict[]) => {
            clearTimeout(timer)
            void thread.terminate()
            resolve(found)
          }
          const timer = setTimeout(() => end([]), CONFLICT_MS)
          thread.once("message", end)
          thread.once("error", (error) => {
            report(error)
            end([])
          })
        }),
    },
    { seconds: SEARCH_SECONDS, report },
  )
}
