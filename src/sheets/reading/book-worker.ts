import { readFileSync, statSync } from "node:fs"
import { parentPort } from "node:worker_threads"
import type { ShapeOf } from "../writing/keep-shape.ts"
import type { BookRefusal } from "./book-refused.ts"
import type { ReadGridsResult } from "./grid.ts"
import { readGrids } from "./read-grids.ts"
import type { ReadLimits } from "./read-limits.ts"

/** What the worker is asked: a file by its bytes, or by its path. */
export type BookOrder = {
  readonly source: Uint8Array | string
  readonly fileName: string
  readonly limits: ReadLimits
}

/** Or a workbook that was read before, of which the look of a sheet is to be kept. */
export type ShapeOrder = {
  readonly workbook: Uint8Array
  readonly of: ShapeOf
  readonly limits: ReadLimits
}

export type KeptShape =
  | { readonly ok: true; readonly shape: Uint8Array }
  | { readonly ok: false; readonly refusal: BookRefusal }

parentPort?.on("message", (order: BookOrder | ShapeOrder) => {
  if ("workbook" in order) void keepOrder(order).then((kept) => parentPort?.postMessage(kept))
  else parentPort?.postMessage(readOrder(order))
})

async function keepOrder({ workbook, of }: ShapeOrder): Promise<KeptShape> {
  try {
    // the writing library is large: it is loaded when somebody hands a workbook in
    const { keepShape } = await import("../writing/keep-shape.ts")
    return { ok: true, shape: await keepShape(workbook, of) }
  } catch {
    return { ok: false, refusal: "unreadable" }
  }
}

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
