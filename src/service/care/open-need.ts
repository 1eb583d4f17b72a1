import { dayOf, type Instant, writtenMoment } from "../../core/kit/dates.ts"
import { findAccount } from "../../store/access/accounts.ts"
import { saveNeedState } from "../../store/care/needs.ts"
import { findFact } from "../../store/imports/facts.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import type { Refusal } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
import { refuse } from "../refusal.ts"

export type NeedToOpen = {
  readonly id: string
  readonly homeId: string
  readonly category: string
  readonly text: string
  readonly ownerId?: string | null
  readonly promisedFor?: Instant | null
  /** When it was asked for; now, where nothing is said. */
  readonly at?: Instant
}

/** Writes a wish of a home down as a row of 生活需求, and where it stands on its way. */
export async function openNeed(
  work: DeskWork,
  given: NeedToOpen,
): Promise<{ readonly done: true } | Refusal<"not-found" | "already-known" | "bad-input" | "time-to-come">> {
  const { tx, communityId } = work
  const now = work.now()
  const at = given.at ?? now
  const category = given.category.trim()
  const id = given.id.toLowerCase()
  if (category === "") return refuse("bad-input", "category")
  if (at > now) return refuse("time-to-come", "at")
  const home = await findDwelling(tx, communityId, given.homeId)
  if (home === undefined || (home.endedOn !== null && home.endedOn <= dayOf(at))) {
    return refuse("not-found", "homeId")
  }
  if ((await findFact(tx, communityId, id)) !== undefined) return refuse("already-known", "id")
  const ownerId = given.ownerId ?? null
  const owner = ownerId === null ? undefined : await findAccount(tx, communityId, ownerId)
  if (ownerId !== null && owner === undefined) return refuse("not-found", "ownerId")
  const values = {
    ...{ 时间: writtenMoment(at), 门牌: home.door, 类别: category },
    ...(given.text.trim() === "" ? {} : { 内容: given.text.trim() }),
    ...(owner === undefined ? {} : { 办理人: owner.name }),
  }
  const homeId = given.homeId.toLowerCase()
  await writeRows(work, [{ id, form: "生活需求", values, dwellingId: homeId, personId: null }])
  const status = ownerId === null ? "wished" : "taken"
  const promisedFor = given.promisedFor ?? null
  await saveNeedState(tx, communityId, { id, homeId, status, ownerId, promisedFor }, now)
  return { done: true }
}
