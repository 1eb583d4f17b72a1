import { type Instant, writtenMoment } from "../../core/kit/dates.ts"
import { closeTasksOf } from "../../store/oversight/tasks.ts"
import type { DayTurn, SignedHow } from "../../store/roster/duty-day.ts"
import { saveSigned } from "../../store/roster/duty-day.ts"
import { listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { changeLater } from "../desk/change-later.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { writeRows } from "../desk/write-rows.ts"
import { noShowCause } from "./raise-no-shows.ts"

/** Somebody is there: the turn says so, and the duty book has its row. Work in the office is in no book. */
export async function signTurnIn(
  work: DeskWork,
  turn: DayTurn,
  { at, how }: { readonly at: Instant; readonly how: SignedHow },
): Promise<void> {
  const { tx, communityId } = work
  const names = await namesOf(work, turn)
  const factId = names === null ? null : work.newId()
  await saveSigned(tx, communityId, turn.id, {
    ...{ signedInAt: at, signedInHow: how, signedOutAt: null, factId },
  })
  if (names === null || factId === null) return
  const { personId } = turn
  const values = {
    ...{ 日期: turn.day, 班次: names.hours, 岗位: names.post, 姓名: turn.name },
    ...(turn.phone === "" ? {} : { 手机号: turn.phone }),
    签到: writtenMoment(at),
  }
  await writeRows(work, [{ id: factId, form: "值班签到", values, dwellingId: null, personId }])
  const by = { at: work.now(), accountId: work.accountId }
  await closeTasksOf(tx, communityId, [noShowCause(turn.id)], "came-in", by)
}

/** They leave: the row of the duty book is filled, so that the hours count. `at` null: the leaving is taken back. */
export async function signTurnOut(work: DeskWork, turn: DayTurn, at: Instant | null): Promise<void> {
  const { signedInAt, signedInHow, factId } = turn
  await saveSigned(work.tx, work.communityId, turn.id, { signedInAt, signedInHow, factId, signedOutAt: at })
  if (factId === null) return
  const left = at === null ? null : writtenMoment(at)
  await changeLater(
    work,
    "值班签到",
    factId,
    { 签退: left },
    left === null ? "sign-out-taken-back" : "signed-out",
  )
}

/** Nobody was there after all: the row of the duty book is taken back. */
export async function takeSignInBack(work: DeskWork, turn: DayTurn): Promise<void> {
  await saveSigned(work.tx, work.communityId, turn.id, {
    ...{ signedInAt: null, signedInHow: null, signedOutAt: null, factId: null },
  })
  if (turn.factId !== null) {
    await takeBackRow(work, { id: work.newId(), factId: turn.factId, reason: "签到撤销" })
  }
}

async function namesOf(
  { tx, communityId }: DeskWork,
  { postId, hoursId }: DayTurn,
): Promise<{ readonly post: string; readonly hours: string } | null> {
  if (postId === null || hoursId === null) return null
  const post = (await listDutyPosts(tx, communityId)).find(({ id }) => id === postId)
  const hours = (await listShiftHours(tx, communityId)).find(({ id }) => id === hoursId)
  return { post: post?.name ?? "", hours: hours?.name ?? "" }
}
