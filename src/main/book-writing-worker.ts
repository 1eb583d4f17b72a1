import { parentPort, workerData } from "node:worker_threads"
import { type BookToWrite, writeBookHere } from "./write-book.ts"

const content = await writeBookHere(workerData as BookToWrite)
parentPort?.postMessage(content, [content.buffer as ArrayBuffer])
