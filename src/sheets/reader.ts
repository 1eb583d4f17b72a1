import { Worker, type WorkerOptions } from "node:worker_threads"
import { type BookLimits, usualLimits } from "./limits.ts"
import type { ReadBookResult } from "./read-book.ts"

/** Reads files one after another in a worker of its own, which ends when nothing was asked for a while. */
export type BookReader = {
  /** Reads one file. Too long, too much memory or a crash of the worker is a refusal, never an exception. */
  readonly read: (file: { readonly name: string; readonly bytes: Uint8Array }) => Promise<ReadBookResult>
  readonly close: () => Promise<void>
}

const IDLE_MS = 10_000

export function makeBookReader(limits: BookLimits = usualLimits): BookReader {
  let worker: Worker | null = null
  let idle: NodeJS.Timeout | undefined
  let last: Promise<unknown> = Promise.resolve()

  const end = async () => {
    clearTimeout(idle)
    const ending = worker
    worker = null
    await ending?.terminate()
  }
  const readNow = async (file: {
    readonly name: string
    readonly bytes: Uint8Array
  }): Promise<ReadBookResult> => {
    clearTimeout(idle)
    worker ??= startWorker(limits)
    const result = await answerOf(worker, file, limits.seconds)
    if (result === null || !result.ok) await end()
    idle = setTimeout(() => void end(), IDLE_MS).unref()
    return result ?? { ok: false, refusal: "took-too-long" }
  }
  const read: BookReader["read"] = (file) => {
    if (file.bytes.length > limits.fileBytes) return Promise.resolve({ ok: false, refusal: "too-large" })
    const reading = last.then(() => readNow(file))
    last = reading.catch(() => undefined)
    return reading
  }
  return { read, close: end }
}

/** The worker's answer; null when it took longer than it may. */
function answerOf(
  worker: Worker,
  file: { readonly name: string; readonly bytes: Uint8Array },
  seconds: number,
): Promise<ReadBookResult | null> {
  return new Promise((resolve) => {
    const finish = (result: ReadBookResult | null) => {
      clearTimeout(timer)
      worker.off("message", finish)
      worker.off("error", fail)
      worker.off("exit", crash)
      resolve(result)
    }
    const fail = (error: NodeJS.ErrnoException) =>
      finish({ ok: false, refusal: error.code === "ERR_WORKER_OUT_OF_MEMORY" ? "too-large" : "damaged" })
    const crash = () => finish({ ok: false, refusal: "damaged" })
    const timer = setTimeout(() => finish(null), seconds * 1_000)
    worker.once("message", finish)
    worker.once("error", fail)
    worker.once("exit", crash)
    worker.postMessage(file)
  })
}

function startWorker(limits: BookLimits): Worker {
  const options: WorkerOptions = {
    workerData: limits,
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    // the reader needs nothing of what the server was told
    env: {},
  }
  const fromSource = import.meta.url.endsWith(".ts")
  const url = new URL(fromSource ? "./reader-worker.ts" : "./reader-worker.js", import.meta.url)
  const worker = fromSource ? startFromSource(url, options) : new Worker(url, options)
  // an error while nobody waits for an answer ends the worker, and nothing else
  worker.on("error", () => undefined)
  worker.unref()
  return worker
}

/** In development and tests a worker does not inherit what lets its parent run TypeScript. */
function startFromSource(url: URL, options: WorkerOptions): Worker {
  const code = `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(url.href)}) })`
  return new Worker(code, { ...options, eval: true })
}
