import { dayOf, instantOf } from "../../core/kit/dates.ts"
import { readVerificationLine, type VerificationLine } from "../../core/phone/verification-line.ts"
import { insertCallsToMake, listAskedAlready, type NewCallToMake } from "../../store/phone/calls-to-make.ts"
import { listDoorIds, listPhoneOwners } from "../../store/phone/phone-owners.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { phoneKeyOf } from "./phone-number.ts"

export type VerificationList = {
  readonly commandId: string
  readonly listId: string
  readonly reason: string
  readonly dueAt: string
  readonly lines: readonly string[]
}

type Sorted = {
  readonly planned: number
  readonly unread: readonly number[]
  readonly already: readonly number[]
}

/** Plans a call for each line of a list; lines that name nobody, and those that are asked already, are given back by their place. */
export async function addVerificationList(
  context: Context,
  given: VerificationList,
): Promise<Sorted | Refusal<"time-over" | "bad-input" | "command-id-taken">> {
  return atDesk(context, "answer-phone", given, "call.verify", async (work) => {
    const { tx, communityId } = work
    const now = work.now()
    const dueAt = instantOf(Date.parse(given.dueAt))
    if (dueAt <= now) return refuse("time-over", "dueAt")
    if (given.reason.trim() === "") return refuse("bad-input", "reason")
    const read = given.lines.map(readVerificationLine)
    const places = await findPlaces(work, read)
    const asked = await listAskedAlready(tx, communityId)
    const seen = new Set(asked.flatMap(({ homeId, phoneKey }) => keysOf(homeId, phoneKey)))
    const unread: number[] = []
    const already: number[] = []
    const calls: NewCallToMake[] = []
    for (const [index, line] of read.entries()) {
      const place = places[index]
      if (line === null || place === undefined || place === null) {
        unread.push(index)
        continue
      }
      const phoneKey = phoneKeyOf(work.fingerprintKey, line.phone)
      // a number says who is asked better than a door, at which several live
      const [key = ""] = keysOf(place.homeId, phoneKey).toReversed()
      if (seen.has(key)) {
        already.push(index)
        continue
      }
      for (const each of keysOf(place.homeId, phoneKey)) seen.add(each)
      calls.push({
        ...{ id: work.newId(), source: "verification", sourceId: given.listId.toLowerCase() },
        ...{
          cause: `verification ${given.listId.toLowerCase()} ${key}`,
          day: dayOf(now),
          dueAt,
          againAt: null,
        },
        ...{ homeId: place.homeId, personId: place.personId, phoneKey, ownerId: null },
        detail: { reason: given.reason.trim(), number: line.phone, name: line.rest },
      })
    }
    const planned = await insertCallsToMake(tx, communityId, calls, now)
    const data = { planned, unread: unread.length, already: already.length }
    await recordAudit(tx, work, { action: "call.verify", data })
    return { planned, unread, already }
  })
}

function keysOf(homeId: string | null, phoneKey: Buffer | null): string[] {
  return [
    ...(homeId === null ? [] : [`home ${homeId}`]),
    ...(phoneKey === null ? [] : [phoneKey.toString("hex")]),
  ]
}

type Place = { readonly homeId: string | null; readonly personId: string | null }

/** Where each line leads: its door, or whose number it is; null where it names a door that is not there and no number. */
async function findPlaces(
  { tx, communityId, now }: DeskWork,
  lines: readonly (VerificationLine | null)[],
): Promise<(Place | null)[]> {
  const today = dayOf(now())
  const numbers = lines.flatMap((line) => (line === null || line.phone === "" ? [] : [line.phone]))
  const owners = await listPhoneOwners(tx, communityId, numbers, today)
  const doors = await listDoorIds(tx, communityId, today)
  return lines.map((line) => {
    if (line === null) return null
    const owner = owners.get(line.phone) ?? null
    const { door } = line
    const at =
      door === null
        ? null
        : (doors.get([door.lane, door.number, door.room].filter((part) => part !== null).join(" ")) ?? null)
    if (at === null && line.phone === "") return null
    const isOwn = owner !== null && (at === null || owner.homeId === at)
    return { homeId: at ?? owner?.homeId ?? null, personId: isOwn ? owner.personId : null }
  })
}
