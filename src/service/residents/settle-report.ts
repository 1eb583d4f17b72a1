import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { type SettlingRefusal, settling } from "./settling.ts"

export type ReportToSettle = {
  readonly commandId: string
  readonly id: string
  readonly status: "done" | "declined"
  readonly note: string
}

/** Settles a report by what somebody did elsewhere, or declines it: never without a reason. */
export async function settleReport(
  context: Context,
  given: ReportToSettle,
): Promise<{ readonly done: true } | Refusal<SettlingRefusal | "reason-needed" | "command-id-taken">> {
  const { status } = given
  const answer = given.note.trim()
  return settling(context, given, status === "declined" ? "decline" : "done", async () => {
    if (status === "declined" && answer === "") return refuse("reason-needed", "note")
    return { status, answer, factId: null, personId: null }
  })
}
