import { listCases } from "../../store/quarantine/cases.ts"
import { findMerge, hasLaterMerge, markUndone } from "../../store/reconcile/merges.ts"
import { takeBackChanges } from "../../store/reconcile/person-rows.ts"
import { addTallies } from "../../store/report/tallies.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { countsOf } from "../imports/refresh-cases.ts"
import { makeRipples } from "../imports/ripples.ts"
import { refuse } from "../refusal.ts"
import { followPeople } from "./merge-people.ts"
import { remakeReadingDays } from "./remake-reading-days.ts"

/**
 * Makes two records again of one person: all that hung on the record that had gone hangs on it again, and what was written since
 * stays with the one who was kept. The newest merging of somebody is undone first.
 */
export async function undoMerge(
  context: Context,
  given: { readonly commandId: string; readonly mergeId: string; readonly reason: string },
): Promise<
  { readonly done: true } | Refusal<"not-found" | "already-undone" | "newer-change" | "command-id-taken">
> {
  return atDesk(context, "reconcile", given, "person.unmerge", async (work) => {
    const { tx, communityId } = work
    const merge = await findMerge(tx, communityId, given.mergeId)
    if (merge === undefined) return refuse("not-found", "mergeId")
    if (merge.undoneAt !== null) return refuse("already-undone")
    if (await hasLaterMerge(tx, communityId, merge.keptId)) return refuse("newer-change")
    const both = [merge.keptId, merge.goneId]
    const counted = await countCases(work, both)
    await takeBackChanges(tx, communityId, merge.changes)
    const ripples = makeRipples()
    ripples.takeTallies(counted)
    ripples.addTallies(await countCases(work, both))
    await addTallies(tx, communityId, ripples.tallies())
    await remakeReadingDays(work, both)
    await followPeople(work, both)
    const by = { at: work.now(), accountId: work.accountId, reason: given.reason.trim() }
    await markUndone(tx, communityId, merge.id, by)
    await recordAudit(tx, work, {
      ...{ action: "person.unmerge", subjectKind: "person", subjectId: merge.keptId },
      data: { mergeId: merge.id, goneId: merge.goneId, rows: merge.changes.length },
    })
    return { done: true } as const
  })
}

async function countCases({ tx, communityId }: DeskWork, personIds: readonly string[]) {
  const cases = await listCases(tx, communityId, personIds)
  return [...cases.values()].flat().flatMap(countsOf)
}
