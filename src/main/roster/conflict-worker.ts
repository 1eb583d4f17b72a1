import { setPriority } from "node:os"
import { parentPort, workerData } from "node:worker_threads"
import { conflicts } from "../../core/roster/conflicts.ts"
import type { Pin, RosterProblem } from "../../core/roster/problem.ts"

const { problem, pins } = workerData as { readonly problem: RosterProblem; readonly pins: readonly Pin[] }

// of this thread alone
setPriority(10)
parentPort?.postMessage(conflicts(problem, pins))
