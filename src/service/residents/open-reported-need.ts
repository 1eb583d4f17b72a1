import { openNeed } from "../care/open-need.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
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
): Promise<
  | { readonly done: true }
  | Refusal<SettlingRefusal | "already-known" | "bad-input" | "time-to-come" | "command-id-taken">
> {
  return settling(context, given, "open-need", async (work, report) => {
    if (report.homeId === null || report.door === null) return refuse("wrong-settling", "id")
    const { needId: id, category, text } = given
    const opened = await openNeed(work, { id, homeId: report.homeId, category, text, at: report.at })
    if (isRefusal(opened)) return opened
    return { status: "done", factId: given.needId, personId: null, answer: "" }
  })
}
