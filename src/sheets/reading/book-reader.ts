import { Worker, type WorkerOptions } from "node:worker_threads"
import type { ShapeOf } from "../writing/keep-shape.ts"
import type { BookRefusal } from "./book-refused.ts"
import type { BookOrder, KeptShape, ShapeOrder } from "./book-worker.ts"
import type { ReadGridsResult } from "./grid.ts"
import { type IsHeader, layTables, type ReadBookResult } from "./lay-table.ts"
import { defaultReadLimits, type ReadLimits } from "./read-limits.ts"

/** A spreadsheet by its bytes, or by the path of its file. */
export type BookSource = Uint8Array | string

/** Reads files from strangers one after another, each within the limits. */
export type BookReader = {
  /** Never throws for what a file holds; one that crashes, hangs or bloats the worker is refused. */
  readonly read: (source: BookSource, fileName: string, isHeader: IsHeader) => Promise<ReadBookResult>
  /** The look of one sheet, emptied of its rows; null where that cannot be had. */
  readonly keepShape: (workbook: Uint8Array, of: ShapeOf) => Promise<Uint8Array | null>
  readonly close: () => Promise<void>
}

/**
 * Opens a reader with one worker thread, which serves a batch of files and is replaced when a file is its
 * end.
 */
export function openBookReader(limits: ReadLimits = defaultReadLimits): BookReader {
  let worker: Worker | null = null
  let last: Promise<unknown> = Promise.resolve()

  const next = async <Result>(order: BookOrder | ShapeOrder): Promise<Result | Lost> => {
    const current = worker ?? startWorker(limits.heapMb)
    worker = current
    const answer = await ask<Result>(current, order)
    if (answer.isAlive) return answer.result
    worker = null
    await current.terminate()
    return answer.result
  }
  return {
    read: async (source, fileName, isHeader) => {
      const turn = last.then(() => next<ReadGridsResult>({ source, fileName, limits }))
      last = turn
      return layTables(await turn, isHeader)
    },
    keepShape: async (workbook, of) => {
      const turn = last.then(() => next<KeptShape>({ workbook, of, limits }))
      last = turn
      const kept = await turn
      return kept.ok ? kept.shape : null
    },
    close: async () => {
      await last
      await worker?.terminate()
      worker = null
    },
  }
}

/** Reads one file in a worker of its own. For several, `openBookReader` spares the start. */
export async function readBookInWorker(
  source: BookSource,
  fileName: string,
  isHeader: IsHeader,
  limits: ReadLimits = defaultReadLimits,
): Promise<ReadBookResult> {
  const reader = openBookReader(limits)
  try {
    return await reader.read(source, fileName, isHeader)
  } finally {
    await reader.close()
  }
}

/** The worker beside this file, compiled or as source. */
function startWorker(heapMb: number): Worker {
  const options: WorkerOptions = {
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    // the reader needs nothing of what the server was told
    env: {},
    // libraries grumble about damaged files; the refusal says it
    stdout: true,
    stderr: true,
  }
  const worker = import.meta.url.endsWith(".ts")
    ? startFromSource(options)
    : new Worker(new URL("./book-worker.js", import.meta.url), options)
  // an idle worker keeps no program from ending
  worker.unref()
  return worker
}

/**
 * In development a worker has to be taught TypeScript first: it does not inherit that from the thread that
 * starts it.
 */
function startFromSource(options: WorkerOptions): Worker {
  const loader = import.meta.resolve("tsx/esm/api")
  const file = new URL("./book-worker.ts", import.meta.url).href
  const code = `import("${loader}").then(({ register }) => { register(); return import("${file}") })`
  return new Worker(code, { ...options, eval: true })
}

type Lost = { readonly ok: false; readonly refusal: BookRefusal }
type Answer<Result> = { readonly isAlive: boolean; readonly result: Result | Lost }

function ask<Result>(worker: Worker, order: BookOrder | ShapeOrder): Promise<Answer<Result>> {
  return new Promise((resolve) => {
    const settle = (answer: Answer<Result>) => {
      clearTimeout(timer)
      // by name: the worker's own listeners keep its messages flowing
      for (const event of ["message", "messageerror", "error", "exit"]) worker.removeAllListeners(event)
      // what comes after the answer, such as the end of a worker being stopped, is of no interest
      worker.on("error", () => {})
      worker.unref()
      resolve(answer)
    }
    const lose = (refusal: BookRefusal) => settle({ isAlive: false, result: { ok: false, refusal } })
    const timer = setTimeout(() => lose("took-too-long"), order.limits.milliseconds)
    worker.on("message", (result: Result) => settle({ isAlive: true, result }))
    worker.on("messageerror", () => lose("damaged"))
    worker.on("error", (error) => lose(isOutOfMemory(error) ? "too-large" : "damaged"))
    worker.on("exit", () => lose("damaged"))
    worker.ref()
    worker.postMessage(order)
  })
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"
}
