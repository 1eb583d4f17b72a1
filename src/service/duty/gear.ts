import { writtenMoment } from "../../core/kit/dates.ts"
import type { Slot } from "../../core/roster/standing.ts"
import { insertGearIssue, unlinkRow } from "../../store/roster/gear.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { writeRows } from "../desk/write-rows.ts"
import { refuse } from "../refusal.ts"
import { readSlot } from "./stand-ins.ts"

type Done = { readonly done: true }

/** Gear goes out to a shift: rows of the stock book, which stock follows. */
export async function handOutGear(
  context: Context,
  given: Slot & {
    readonly commandId: string
    readonly lines: readonly {
      readonly id: string
      readonly item: string
      readonly unit: string
      readonly count: number
    }[]
  },
): Promise<Done | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.gear", async (work) => {
    const { tx, communityId } = work
    const { day, postId, hoursId } = given
    const at = await readSlot(tx, work, { day, postId, hoursId })
    if (at === null) return refuse("not-found", "postId")
    const now = work.now()
    const rows = given.lines.map(({ id, item, unit, count }) => ({
      ...{ id: id.toLowerCase(), form: "物资台账" as const, dwellingId: null, personId: null },
      values: {
        ...{ 时间: writtenMoment(now), 方向: "出", 物品: item.trim(), 数量: String(count) },
        ...(unit.trim() === "" ? {} : { 单位: unit.trim() }),
        来源或去向: `${day} ${at.name}`,
      },
    }))
    await writeRows(work, rows)
    for (const { id } of rows)
      await insertGearIssue(tx, communityId, { id, day, postId, hoursId, issuedAt: now })
    await recordAudit(tx, work, {
      ...{ action: "duty.gear", subjectKind: "duty-post", subjectId: postId },
      data: { lines: rows.length },
    })
    return { done: true as const }
  })
}

/** Gear that was written down by mistake is in the store again. */
export async function takeGearBack(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<Done | Refusal<"not-found" | "command-id-taken">> {
  return takeRowBack(context, given, "gear_issue", "duty.gear-back", "发放登记有误")
}

export async function takeRowBack(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
  table: "gear_issue" | "post_inspection",
  name: string,
  reason: string,
): Promise<Done | Refusal<"not-found" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, name, async (work) => {
    const factId = given.id.toLowerCase()
    if (!(await unlinkRow(work.tx, work.communityId, table, factId))) return refuse("not-found", "id")
    await takeBackRow(work, { id: work.newId(), factId, reason })
    await recordAudit(work.tx, work, { action: name, subjectKind: "fact", subjectId: factId })
    return { done: true as const }
  })
}
