import type { Role } from "../../core/access/roles.ts"
import { type Instant, instantOf, writtenMoment } from "../../core/kit/dates.ts"
import { earlierOf } from "../../core/kit/moments.ts"
import type { NewTask } from "../../core/oversight/task.ts"
import type { CallCategory } from "../../core/phone/call-category.ts"
import { getAccountName } from "../../store/access/account-names.ts"
import { findFact } from "../../store/imports/facts.ts"
import { insertTasks } from "../../store/oversight/tasks.ts"
import { insertPhoneCall } from "../../store/phone/calls.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { findPersonAt } from "../../store/rounds/round-facts.ts"
import { openNeed } from "../care/open-need.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { type DeskRow, writeRows } from "../desk/write-rows.ts"
import { findReceiver } from "../oversight/find-receiver.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { phoneKeyOf, readNumber } from "./phone-number.ts"
import { planCallBack } from "./plan-call-back.ts"
import { type SaidReading, saidReadingRows } from "./said-reading-rows.ts"

export type CallToLog = {
  readonly commandId: string
  readonly id: string
  readonly at: string
  readonly number: string
  readonly homeId: string | null
  readonly personId: string | null
  readonly category: CallCategory
  readonly text: string
  readonly followUp: {
    readonly id: string
    readonly team: Role
    readonly ownerId: string | null
    readonly dueAt: string
  } | null
  readonly need: {
    readonly id: string
    readonly category: string
    readonly ownerId: string | null
    readonly promisedFor: string | null
  } | null
  readonly callBack: { readonly id: string; readonly at: string } | null
  readonly readings: readonly SaidReading[]
}

type Code = "not-found" | "already-known" | "cannot-have-task" | "bad-input" | "time-to-come"

/** Writes a call down with all that follows from it: whole, or not at all. */
export async function logCall(
  context: Context,
  given: CallToLog,
): Promise<{ readonly id: string } | Refusal<Code | "command-id-taken">> {
  return atDesk(context, "answer-phone", given, "call.log", async (work) => {
    const { tx, communityId, accountId } = work
    const id = given.id.toLowerCase()
    if (await findFact(tx, communityId, id)) return refuse("already-known", "id")
    const place = await placeOf(work, given)
    if (isRefusal(place)) return place
    const { door } = place
    const { homeId, personId, category } = given
    const clerk = await getAccountName(tx, communityId, accountId)
    const readings = await saidReadingRows(work, { homeId, door, clerk, readings: given.readings })
    if (isRefusal(readings)) return readings
    const receiver =
      given.followUp && (await findReceiver(tx, communityId, given.followUp, ["call-follow-up"]))
    if (receiver !== null && isRefusal(receiver)) return receiver
    const opened = given.need && (await openWish(work, given.need, given))
    if (opened !== null && isRefusal(opened)) return opened
    // nothing is refused from here on: what is written stays whole
    // a desk's clock may be ahead; a call that is sent late happened when it happened
    const at = earlierOf(instantOf(Date.parse(given.at)), work.now())
    const number = readNumber(given.number)
    const phoneKey = phoneKeyOf(work.fingerprintKey, number)
    const text = given.text.trim()
    const row = { id, at, number, door, homeId, personId, category, text, clerk, open: receiver !== null }
    await writeRows(work, [callRow(row), ...readings])
    const beside = { factId: id, at, phoneKey, dwellingId: homeId, personId, accountId, category }
    await insertPhoneCall(tx, communityId, beside)
    if (given.followUp !== null && receiver !== null) {
      await insertTasks(tx, communityId, [followUpTask(given.followUp, receiver, row)], {
        ...{ at: work.now(), accountId },
      })
    }
    if (given.callBack !== null) {
      const again = { id: given.callBack.id.toLowerCase(), at: instantOf(Date.parse(given.callBack.at)) }
      await planCallBack(work, { ...again, callId: id, homeId, personId, number, phoneKey, reason: text })
    }
    return { id }
  })
}

/** Opens the need first: where it is refused nothing has been written. */
async function openWish(
  work: DeskWork,
  { id, category, ownerId, promisedFor }: NonNullable<CallToLog["need"]>,
  { homeId, text }: Pick<CallToLog, "homeId" | "text">,
) {
  if (homeId === null) return refuse("not-found", "homeId")
  const by = promisedFor === null ? null : instantOf(Date.parse(promisedFor))
  return openNeed(work, { id, homeId, category, text, ownerId, promisedFor: by })
}

async function placeOf(
  { tx, communityId }: DeskWork,
  { homeId, personId }: Pick<CallToLog, "homeId" | "personId">,
): Promise<{ readonly door: string } | Refusal<"not-found">> {
  const home = homeId === null ? null : await findDwelling(tx, communityId, homeId)
  if (home === undefined) return refuse("not-found", "homeId")
  if (personId !== null) {
    const lives = homeId === null ? undefined : await findPersonAt(tx, communityId, homeId, personId)
    if (lives === undefined) return refuse("not-found", "personId")
  }
  return { door: home?.door ?? "" }
}

type WrittenCall = {
  readonly id: string
  readonly at: Instant
  readonly number: string
  readonly door: string
  readonly homeId: string | null
  readonly personId: string | null
  readonly category: string
  readonly text: string
  readonly clerk: string
  readonly open: boolean
}

/** The call as its book has it. */
function callRow(call: WrittenCall): DeskRow {
  const { id, at, number, door, homeId, personId, category, text, clerk, open } = call
  const values = {
    ...{ 时间: writtenMoment(at), 来电号码: number, 门牌: door, 类别: category, 内容: text },
    ...{ 接听人: clerk, 状态: open ? "待办" : "办结" },
  }
  const filled = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ""))
  return { id, form: "来电记录", values: filled, dwellingId: homeId, personId }
}

function followUpTask(
  { id, dueAt }: NonNullable<CallToLog["followUp"]>,
  receiver: { readonly team: Role; readonly ownerId: string | null },
  call: WrittenCall,
): NewTask {
  const { homeId, personId, text, category } = call
  return {
    ...{ id: id.toLowerCase(), kind: "call-follow-up", source: "call", ...receiver, cause: null },
    ...{ dueAt: instantOf(Date.parse(dueAt)), dwellingId: homeId, personId },
    ...{
      about: { kind: "call", id: call.id },
      detail: { title: text === "" ? category : text.slice(0, 200) },
    },
  }
}
