import { blackedOut } from "../../core/erasure/mentions.ts"
import type { Tx } from "../../store/database/db.ts"
import { eraseSubjectRows } from "../../store/erasure/subject-rows.ts"
import { findSubjectTraces, needlesOf } from "../../store/erasure/subject-traces.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { eraseMentions } from "./erase-mentions.ts"
import { eraseOwnWorkers } from "./erase-own-workers.ts"

/** What one deletion did: rows per table, and its reason without anything that names the person. */
export type Erased = { readonly counts: Readonly<Record<string, number>>; readonly reason: string }

/**
 * Deletes what identifies one person: their own rows, and what names them in the rows of others. What the days' sums
 * count stays, nameless. The transaction must own the tables and hold the neighbourhood's books.
 */
export async function eraseSubject(
  tx: Tx,
  context: Pick<Context, "communityId" | "accountId" | "now" | "newId">,
  given: { readonly personId: string; readonly reason: string },
  fingerprintKey: Buffer | null,
): Promise<Erased | Refusal<"not-found">> {
  const { communityId } = context
  const subject = await findSubjectTraces(tx, communityId, given.personId)
  if (subject === null) return refuse("not-found", "personId")
  const needles = needlesOf(subject.traces)
  const duty = await eraseOwnWorkers({ ...context, tx }, given.personId, subject)
  const own = await eraseSubjectRows(tx, communityId, given.personId, context.now())
  const mentioned = await eraseMentions(tx, communityId, subject, needles, context.now(), fingerprintKey)
  const counts: Record<string, number> = { ...own }
  for (const [table, rows] of [...Object.entries(duty), ...Object.entries(mentioned)])
    counts[table] = (counts[table] ?? 0) + rows
  return { counts, reason: blackedOut(subject.traces, given.reason) }
}
