import Type from "typebox"
import { deskBooks } from "../core/forms/desk-books.ts"
import { CommandId, Day, Done, endpoint, Id } from "./endpoint.ts"

const Book = Type.Enum([...deskBooks])
const Cells = Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 200 }))

/** A line of a book; what identifies people is masked. `open`: its later columns are not filled yet. */
export const BookLine = Type.Object({
  id: Id,
  cells: Type.Record(Type.String(), Type.String()),
  open: Type.Boolean(),
  recordedBy: Type.String(),
})

/** A book's lines of a day, the newest first, and the older ones that are still open. */
export const listBook = endpoint({
  method: "GET",
  path: "/api/books",
  permission: "write-books",
  shows: ["books"],
  query: Type.Object({ book: Book, on: Day }),
  reply: Type.Object({ lines: Type.Array(BookLine), open: Type.Array(BookLine) }),
})

/** Writes one line into a book, as it would stand there. `bad-cell` names the column. */
export const writeLine = endpoint({
  method: "POST",
  path: "/api/books/write",
  permission: "write-books",
  body: Type.Object({ commandId: CommandId, id: Id, book: Book, cells: Cells }),
  reply: Type.Object({ id: Id }),
  refusals: ["bad-cell", "already-known", "not-found"],
})

/** Fills the columns that are filled later: signed out, mended, picked up. An empty text clears one. */
export const fillLine = endpoint({
  method: "POST",
  path: "/api/books/fill",
  permission: "write-books",
  body: Type.Object({ commandId: CommandId, id: Id, cells: Cells }),
  reply: Done,
  refusals: ["bad-cell", "not-found"],
})

/** Takes a line back that was written by mistake. The line stays, and counts no more. */
export const takeBackLine = endpoint({
  method: "POST",
  path: "/api/books/take-back",
  permission: "write-books",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    lineId: Id,
    reason: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  reply: Done,
  refusals: ["not-found"],
})
