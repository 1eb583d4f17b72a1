import { parentPort, workerData } from "node:worker_threads"
import type { BookLimits } from "./limits.ts"
import { readBook } from "./read-book.ts"

const limits = workerData as BookLimits

parentPort?.on("message", (file: { readonly name: string; readonly bytes: Uint8Array }) => {
  parentPort?.postMessage(readBook(file.bytes, file.name, limits))
})
