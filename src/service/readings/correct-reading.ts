import { isSymptom, type ReadingWay, type SlotName } from "../../core/care/reading-cell.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { readingCause } from "../../core/rounds/planned-check.ts"
import { closeTasksOf } from "../../store/oversight/tasks.ts"
import {
  findStandingReading,
  listReadingsOfDay,
  type StandingReading,
} from "../../store/readings/readings.ts"
import { settleChecks } from "../../store/rounds/planned-checks.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { takeBackRow } from "../desk/take-back-row.ts"
import { refuse } from "../refusal.ts"
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
    await tx.client.query("savepoint correction")
    const back = { id: given.takingBackId.toLowerCase(), factId: wrong.id, reason }
    if (!(await takeBackRow(work, back))) return refuse("not-found", "factId")
    if (given.right !== null) {
      const { personId, homeId, day } = wrong
      const about = { personId, homeId, day, slot: wrong.slot as SlotName }
      const [answer] = await writeReadings(work, [{ ...about, ...given.right }])
      // another that stands for the same time of day counts then, and needs no third
      if (answer?.refusal === "bad-input") {
        await tx.client.query("rollback to savepoint correction")
        return refuse("bad-input", "celsius")
      }
    }
    await settleAnew(work, wrong)
    await recordAudit(tx, work, { action: "reading.correct", subjectKind: "fact", subjectId: wrong.id })
    return { done: true }
  })
}

/**
 * What another reading says that stands for the same time of day: it settles what was planned. Closes the task of a fever that
 * nobody has.
 */
async function settleAnew(work: DeskWork, wrong: StandingReading): Promise<void> {
  const { tx, communityId } = work
  const now = work.now()
  const cause = readingCause(wrong.personId, wrong.day, wrong.slot)
  const ofDay = await listReadingsOfDay(tx, communityId, wrong.day, [wrong.personId])
  const standing = ofDay.filter(({ slot }) => slot === wrong.slot)
  const feverFrom = getPolicyForBooks(work.policies, "fever-threshold", wrong.day).celsius
  const isFine = standing.every(({ celsius, symptoms }) => celsius < feverFrom && !isSymptom(symptoms))
  const [first] = standing
  if (first !== undefined) {
    const status = isFine ? "fine" : "not-fine"
    await settleChecks(tx, communityId, [{ cause, status, at: now, factId: first.id }])
  }
  if (isFine) {
    const by = { at: now, accountId: work.accountId }
    await closeTasksOf(tx, communityId, [`fever ${cause}`], "taken-back", by)
  }
}
