import * as contract from "../contract/readings.ts"
import { addReadings } from "../service/readings/add-readings.ts"
import { correctReading } from "../service/readings/correct-reading.ts"
import { getReadingSheet } from "../service/readings/get-sheet.ts"
import { readChat } from "../service/readings/read-chat.ts"
import { takeChat } from "../service/readings/take-chat.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** Temperatures at the desk, and what is pasted from group chats. */
export function readingRoutes(site: Site): void {
  route(site, contract.getReadingSheet, ({ context, query }) => getReadingSheet(context, query))
  route(site, contract.addReadings, ({ context, body }) => addReadings(context, body))
  route(site, contract.correctReading, ({ context, body }) => correctReading(context, body))
  route(site, contract.readChat, ({ context, body }) => readChat(context, body))
  route(site, contract.takeChat, ({ context, body }) => takeChat(context, body))
}
