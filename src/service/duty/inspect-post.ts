import { instantOf, writtenMoment } from "../../core/kit/dates.ts"
import { isNightAt } from "../../core/roster/duty-day.ts"
import { listHelpers } from "../../store/roster/duty-day.ts"
import { insertInspection } from "../../store/roster/gear.ts"
import { listDutyPosts } from "../../store/roster/posts.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { writeRows } from "../desk/write-rows.ts"
import { refuse } from "../refusal.ts"
import { takeRowBack } from "./gear.ts"

type Done = { readonly done: true }

/** Somebody looked after a post: a row of the inspection book. By night it counts as a night for whoever went. */
export async function inspectPost(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly postId: string
    readonly workerId: string | null
    readonly at?: string
    /** Empty: all is well. */
    readonly problem: string
  },
): Promise<Done | Refusal<"not-found" | "not-its-time" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.inspect", async (work) => {
    const { tx, communityId } = work
    const post = (await listDutyPosts(tx, communityId)).find(({ id }) => id === given.postId)
    const worker = (await listHelpers(tx, communityId)).find(({ id }) => id === given.workerId)
    if (post === undefined || (given.workerId !== null && worker === undefined)) return refuse("not-found")
    const at = given.at === undefined ? work.now() : instantOf(Date.parse(given.at))
    if (at > work.now()) return refuse("not-its-time", "at")
    const id = given.id.toLowerCase()
    const problem = given.problem.trim()
    const values = {
      ...{ 时间: writtenMoment(at), 卡点: post.name, 结果: problem === "" ? "正常" : "有问题" },
      ...(worker === undefined || worker.name === "" ? {} : { 检查人: worker.name }),
      ...(problem === "" ? {} : { 问题: problem }),
    }
    await writeRows(work, [{ id, form: "卡点检查", values, dwellingId: null, personId: null }])
    const inspection = { id, postId: post.id, workerId: given.workerId, at, isNight: isNightAt(at) }
    await insertInspection(tx, communityId, inspection)
    await recordAudit(tx, work, { action: "duty.inspect", subjectKind: "duty-post", subjectId: post.id })
    return { done: true as const }
  })
}

export async function takeInspectionBack(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<Done | Refusal<"not-found" | "command-id-taken">> {
  return takeRowBack(context, given, "post_inspection", "duty.inspect-back", "检查登记有误")
}
