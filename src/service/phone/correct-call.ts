import { instantOfShanghai, type PlainDate } from "../../core/kit/dates.ts"
import type { CallCategory } from "../../core/phone/call-category.ts"
import { findFact } from "../../store/imports/facts.ts"
import {
  closeFollowUps,
  findCall,
  insertPhoneCall,
  moveToCall,
  type StoredCall,
} from "../../store/phone/calls.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { findPersonAt } from "../../store/rounds/round-facts.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { writeRows } from "../desk/write-rows.ts"
import { refuse } from "../refusal.ts"
import { phoneKeyOf } from "./phone-number.ts"

export type CallCorrection = {
  readonly commandId: string
  readonly id: string
  readonly callId: string
  readonly reason: string
  readonly becomes: {
    readonly id: string
    readonly homeId: string | null
    readonly personId: string | null
    readonly category: CallCategory
    readonly text: string
  } | null
}

/** Takes a call back that was written down wrongly, and writes the right one beside; what rests on it follows. */
export async function correctCall(
  context: Context,
  given: CallCorrection,
): Promise<
  { readonly done: true } | Refusal<"not-found" | "already-known" | "note-needed" | "command-id-taken">
> {
  return atDesk(context, "answer-phone", given, "call.correct", async (work) => {
    const { tx, communityId, accountId } = work
    const reason = given.reason.trim()
    if (reason === "") return refuse("note-needed", "reason")
    const call = await findCall(tx, communityId, given.callId.toLowerCase())
    if (call === undefined) return refuse("not-found", "callId")
    const taking = { id: given.id.toLowerCase(), factId: call.id, reason }
    if (await findFact(tx, communityId, taking.id)) return refuse("already-known", "id")
    const { becomes } = given
    if (becomes !== null) {
      const refused = await writeAnew(work, call, becomes)
      if (refused !== null) return refused
    } else {
      const by = { at: work.now(), accountId }
      await closeFollowUps(tx, communityId, call.id, "taken-back", by)
    }
    await takeBackRow(work, taking)
    return { done: true } as const
  })
}

/** The call as it should have been: at its own time, from its own number, answered by whoever did. */
async function writeAnew(
  work: DeskWork,
  call: StoredCall,
  becomes: NonNullable<CallCorrection["becomes"]>,
): Promise<Refusal<"not-found" | "already-known"> | null> {
  const { tx, communityId } = work
  const { homeId, personId, category, text } = becomes
  const id = becomes.id.toLowerCase()
  if (await findFact(tx, communityId, id)) return refuse("already-known", "becomes")
  const home = homeId === null ? null : await findDwelling(tx, communityId, homeId)
  if (home === undefined) return refuse("not-found", "homeId")
  if (personId !== null) {
    const lives = homeId === null ? undefined : await findPersonAt(tx, communityId, homeId, personId)
    if (lives === undefined) return refuse("not-found", "personId")
  }
  const { 门牌: _door, 内容: _text, ...kept } = { ...call.values, ...call.later }
  const values = {
    ...{ ...kept, 类别: category },
    ...(home === null ? {} : { 门牌: home.door }),
    ...(text.trim() === "" ? {} : { 内容: text.trim() }),
  }
  await writeRows(work, [{ id, form: "来电记录", values, dwellingId: homeId, personId }])
  const at = call.at ?? instantOfShanghai((call.values["时间"] ?? "").slice(0, 10) as PlainDate, "00:00")
  await insertPhoneCall(tx, communityId, {
    ...{ factId: id, at: at ?? work.now(), dwellingId: homeId, personId, category },
    phoneKey: call.extra?.phoneKey ?? phoneKeyOf(work.fingerprintKey, call.values["来电号码"] ?? ""),
    accountId: call.extra?.accountId ?? null,
  })
  await moveToCall(tx, communityId, call.id, id)
  return null
}
