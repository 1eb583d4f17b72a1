import type { ShapeFilling } from "../sheets/writing/keep-shape.ts"
import type { TableToWrite } from "../sheets/writing/write-table.ts"
import { startThread } from "./start-thread.ts"

/** What a workbook is made of: its tables, a sheet each, or a shape and what is written into it. */
export type BookToWrite =
  | { readonly tables: readonly TableToWrite[] }
  | { readonly shape: Uint8Array; readonly filling: ShapeFilling }

/** Beyond so many rows a workbook is written on a thread of its own: the server answers meanwhile. */
const MANY = 2_000

export async function writeBook(book: BookToWrite): Promise<Uint8Array> {
  return rowsOf(book) > MANY ? onOwnThread(book) : writeBookHere(book)
}

/** The writing library is large: it is loaded when a workbook is asked for. */
export async function writeBookHere(book: BookToWrite): Promise<Uint8Array> {
  if ("tables" in book) return (await import("../sheets/writing/write-table.ts")).writeTables(book.tables)
  return (await import("../sheets/writing/keep-shape.ts")).fillShape(book.shape, book.filling)
}

function rowsOf(book: BookToWrite): number {
  const tables = "tables" in book ? book.tables : [book.filling]
  return tables.reduce((sum, { rows }) => sum + rows.length, 0)
}

function onOwnThread(book: BookToWrite): Promise<Uint8Array> {
  const worker = startThread(import.meta.url, "book-writing-worker", book)
  return new Promise<Uint8Array>((resolve, reject) => {
    worker.on("message", resolve)
    worker.on("error", reject)
    worker.on("exit", () => reject(new Error("the writing ended without a workbook")))
  }).finally(() => worker.terminate())
}
