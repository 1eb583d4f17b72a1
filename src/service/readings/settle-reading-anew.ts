import { isSymptom } from "../../core/care/reading-cell.ts"
import { feverRule } from "../../core/policy/books-rules.ts"
import { readingCause } from "../../core/rounds/planned-check.ts"
import { closeTasksOf } from "../../store/oversight/tasks.ts"
import { listReadingsOfDay, type StandingReading } from "../../store/readings/readings.ts"
import { settleChecks } from "../../store/rounds/planned-checks.ts"
import type { DeskWork } from "../desk/at-desk.ts"

/**
 * After a reading was taken back: what another reading says that stands for the same time of day: it settles what was planned. Closes the task of a fever that
 * nobody has.
 */
export async function settleReadingAnew(
  work: DeskWork,
  gone: Pick<StandingReading, "personId" | "day" | "slot">,
): Promise<void> {
  const { tx, communityId } = work
  const now = work.now()
  const cause = readingCause(gone.personId, gone.day, gone.slot)
  const ofDay = await listReadingsOfDay(tx, communityId, gone.day, [gone.personId])
  const standing = ofDay.filter(({ slot }) => slot === gone.slot)
  const feverFrom = feverRule(work.policies)(gone.day)
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
