import type { ReadingWay, SlotName } from "../../core/care/reading-cell.ts"
import { findStandingReading } from "../../store/readings/readings.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { refuse } from "../refusal.ts"
import { settleReadingAnew } from "./settle-reading-anew.ts"
import { writeReadings } from "./write-readings.ts"

export type ReadingCorrection = {
  readonly commandId: string
  /** The wrong reading. */
  readonly factId: string
  readonly takingBackId: string
  readonly reason: string
  /** Null: there was none at all. */
  readonly right: {
    readonly id: string
    readonly celsius: number
    readonly symptoms: string
    readonly how: ReadingWay
  } | null
}

/**
 * Takes a wrong temperature back and writes the right one beside it: both facts stay, sums and marks are of the right one. A task that
 * a wrong fever raised is closed.
 */
export async function correctReading(
  context: Context,
  given: ReadingCorrection,
): Promise<
  { readonly done: true } | Refusal<"not-found" | "note-needed" | "bad-input" | "command-id-taken">
> {
  return atDesk(context, "run-rounds", given, "readings.correct", async (work) => {
    const { tx, communityId } = work
    const reason = given.reason.trim()
    if (reason === "") return refuse("note-needed", "reason")
    const wrong = await findStandingReading(tx, communityId, given.factId)
    if (wrong === undefined) return refuse("not-found", "factId")
    const back = { id: given.takingBackId.toLowerCase(), factId: wrong.id, reason }
    if (!(await takeBackRow(work, back))) return refuse("not-found", "factId")
    if (given.right !== null) {
      const { personId, homeId, day } = wrong
      const about = { personId, homeId, day, slot: wrong.slot as SlotName }
      const [answer] = await writeReadings(work, [{ ...about, ...given.right }])
      // another that stands for the same time of day counts then, and needs no third
      if (answer?.refusal === "bad-input") return refuse("bad-input", "celsius")
    }
    await settleReadingAnew(work, wrong)
    await recordAudit(tx, work, { action: "reading.correct", subjectKind: "fact", subjectId: wrong.id })
    return { done: true }
  })
}
