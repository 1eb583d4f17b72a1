import { readFileSync, statSync } from "node:fs"
import { parentPort } from "node:worker_threads"
import type { ReadGridsResult } from "./grid.ts"
import { readGrids } from "./read-grids.ts"
import type { ReadLimits } from "./read-limits.ts"

/** What the worker is asked: a file by its bytes, or by its path. */
export type BookOrder = {
  readonly source: Uint8Array | string
  readonly fileName: string
  readonly limits: ReadLimits
}

parentPort?.on("message", (order: BookOrder) => {
  parentPort?.postMessage(readOrder(order))
})

function readOrder({ source, fileName, limits }: BookOrder): ReadGridsResult {
  if (typeof source !== "string") return readGrids(source, fileName, limits)
  try {
    // looked at before it is taken into memory
    const file = statSync(source)
    if (!file.isFile()) return { ok: false, refusal: "unreadable" }
    if (file.size > limits.fileBytes) return { ok: false, refusal: "too-large" }
    return readGrids(readFileSync(source), fileName, limits)
  } catch {
    return { ok: false, refusal: "unreadable" }
  }
}
