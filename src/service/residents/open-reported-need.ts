import { clockOf, dayOf } from "../../core/kit/dates.ts"
import type { Context, Refusal } from "../context.ts"
import { writeRows } from "../desk/write-rows.ts"
import { refuse } from "../refusal.ts"
import { type SettlingRefusal, settling } from "./settling.ts"

export type NeedToOpen = {
  readonly commandId: string
  readonly id: string
  readonly needId: string
  readonly category: string
  readonly text: string
}

/** Opens a need from a wish for help, with the moment at which it was said. */
export async function openReportedNeed(
  context: Context,
  given: NeedToOpen,
): Promise<{ readonly done: true } | Refusal<SettlingRefusal | "command-id-taken">> {
  return settling(context, given, "open-need", async (work, report) => {
    if (report.homeId === null || report.door === null) return refuse("wrong-settling", "id")
    const said = { 时间: `${dayOf(report.at)} ${clockOf(report.at)}`, 门牌: report.door }
    const what = { 类别: given.category.trim(), 内容: given.text.trim() }
    const values = Object.fromEntries(Object.entries({ ...said, ...what }).filter(([, text]) => text !== ""))
    await writeRows(work, [
      { id: given.needId, form: "生活需求", values, dwellingId: report.homeId, personId: null },
    ])
    return { status: "done", factId: given.needId, personId: null, answer: "" }
  })
}
