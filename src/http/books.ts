import * as contract from "../contract/books.ts"
import { fillLine } from "../service/books/fill-line.ts"
import { listBook } from "../service/books/list-book.ts"
import { takeBackLine } from "../service/books/take-back-line.ts"
import { writeLine } from "../service/books/write-line.ts"
import { onDay } from "./parse-day.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** The books that are kept line by line: masks, supplies, duty, disinfection, checkpoints. */
export function bookRoutes(site: Site): void {
  route(site, contract.listBook, ({ context, query }) => onDay(query, (given) => listBook(context, given)))
  route(site, contract.writeLine, ({ context, body }) => writeLine(context, body))
  route(site, contract.fillLine, ({ context, body }) => fillLine(context, body))
  route(site, contract.takeBackLine, ({ context, body }) => takeBackLine(context, body))
}
