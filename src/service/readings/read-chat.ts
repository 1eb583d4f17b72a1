import type { ChatItem } from "../../core/care/chat-item.ts"
import { isCertain } from "../../core/care/chat-item.ts"
import { readChat as readChatText } from "../../core/care/read-chat.ts"
import type { SlotName } from "../../core/care/reading-cell.ts"
import { clockOf, dayOf } from "../../core/kit/dates.ts"
import { formatDoor } from "../../core/place/door.ts"
import { listChatHomes, listChatPeople, listOpenWishes } from "../../store/care/chat-ground.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listReadingsOfDay } from "../../store/readings/readings.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/**
 * What becomes of each line of a pasted chat, with what is written down already marked. The text is not kept: it is read, answered
 * and forgotten.
 */
export async function readChat(
  context: Context,
  given: { readonly text: string; readonly slot: SlotName | null; readonly stairwell: string },
) {
  authorise(context, "run-needs")
  const { communityId } = context
  const now = context.now()
  const today = dayOf(now)
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const homes = await listChatHomes(tx, communityId, today)
    const people = await listChatPeople(tx, communityId, today)
    const stairwell = given.stairwell.trim().replace(/号$/, "")
    const ground = { homes, people, today, clock: clockOf(now), slot: given.slot }
    const lines = readChatText(given.text, { ...ground, stairwell: stairwell === "" ? null : stairwell })
    const items = lines.flatMap((line) => line.items)
    const standing = new Map<string, number>()
    for (const day of new Set(items.flatMap((item) => (item.kind === "reading" ? [item.day] : [])))) {
      for (const reading of await listReadingsOfDay(tx, communityId, day)) {
        standing.set(`${reading.personId} ${day} ${reading.slot}`, reading.celsius)
      }
    }
    const wishes = await listOpenWishes(tx, communityId)
    const doors = new Map(homes.map((home) => [home.id, formatDoor(home)]))
    const seen = new Set<string>()
    const present = (item: ChatItem) => {
      const { missing, doubts } = item
      const door = item.homeId === null ? null : (doors.get(item.homeId) ?? null)
      const common = { homeId: item.homeId, door, missing, doubts, certain: isCertain(item) }
      if (item.kind === "need") {
        const key = `${item.homeId} ${item.category} ${item.text}`
        const known = wishes.has(key) || seen.has(key)
        seen.add(key)
        return { kind: "need" as const, ...common, category: item.category, text: item.text, known }
      }
      const { personId, day, slot, celsius, symptoms } = item
      const key = `${personId} ${day} ${slot}`
      const before = standing.get(key) ?? null
      const isTwice = personId !== null && slot !== null && seen.has(key)
      seen.add(key)
      return {
        kind: "reading" as const,
        ...common,
        personId,
        day,
        slot,
        celsius,
        symptoms,
        // what stands is not written twice; another number is a correction, which is done on the sheet
        ...{ known: before !== null || isTwice, standing: before },
      }
    }
    return {
      lines: lines.map(({ index, what, items: ofLine }) => ({ index, what, items: ofLine.map(present) })),
    }
  })
}
