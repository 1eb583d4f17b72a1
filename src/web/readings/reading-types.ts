import type { Static } from "typebox"
import type { ChatItemLine, getReadingSheet, ReadingCell } from "../../contract/readings.ts"

export type Sheet = Static<typeof getReadingSheet.reply>
export type SheetPerson = Sheet["people"][number]
export type SheetCell = Static<typeof ReadingCell>
export type ChatItem = Static<typeof ChatItemLine>

/** `12号302室`: the lane stands for the whole estate and is left out beside a name. */
export function shortDoor(door: string): string {
  return door.replace(/^\d+弄/, "")
}
