import type { QuarantineCase } from "../../core/quarantine/case-fold.ts"
import { findPerson } from "../../store/people/register-people.ts"
import { listCases } from "../../store/quarantine/cases.ts"
import { joinPeople, type TakenField } from "../../store/reconcile/join-people.ts"
import { insertMerge, listKept } from "../../store/reconcile/merges.ts"
import { changesOfRows, readPersonRows } from "../../store/reconcile/person-rows.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { spread } from "../desk/spread.ts"
import { makeRipples } from "../imports/ripples.ts"
import { refuse } from "../refusal.ts"
import { remakeReadingDays } from "./remake-reading-days.ts"

type PeopleToMerge = {
  readonly commandId: string
  readonly id: string
  readonly keptId: string
  readonly goneId: string
  readonly take: readonly TakenField[]
  readonly reason: string
}

/**
 * Makes one person of two records: everything that hung on the one hangs on the other, written down row by row, so that it can be
 * given back. Cases, screenings and sums follow as if it had been one person from the start. Nobody's quarantine begins or ends by it.
 */
export async function mergePeople(
  context: Context,
  given: PeopleToMerge,
): Promise<
  | { readonly id: string }
  | Refusal<"not-found" | "already-merged" | "both-in-quarantine" | "command-id-taken">
> {
  return atDesk(context, "reconcile", given, "person.merge", async (work) => {
    const { tx, communityId } = work
    const [id, keptId, goneId] = [given.id, given.keptId, given.goneId].map((text) => text.toLowerCase())
    if (id === undefined || keptId === undefined || goneId === undefined || keptId === goneId) {
      return refuse("not-found", "goneId")
    }
    const both = [keptId, goneId]
    if ((await listKept(tx, communityId, both)).size > 0) return refuse("already-merged")
    for (const [field, personId] of [
      ["keptId", keptId],
      ["goneId", goneId],
    ] as const) {
      if ((await findPerson(tx, communityId, personId)) === undefined) return refuse("not-found", field)
    }
    const cases = await listCases(tx, communityId, both)
    const open = countOpen([...cases.values()].flat())
    if (open > 1) return refuse("both-in-quarantine")
    const before = await readPersonRows(tx, communityId, both)
    const now = work.now()
    await joinPeople({ tx, communityId, keptId, goneId, now, accountId: work.accountId }, given.take)
    await remakeReadingDays(work, both)
    await followPeople(work, both)
    const left = [...(await listCases(tx, communityId, both)).values()].flat()
    if (countOpen(left) !== open) return refuse("both-in-quarantine")
    const after = await readPersonRows(tx, communityId, both)
    const changes = changesOfRows(before, after)
    const reason = given.reason.trim()
    await insertMerge(tx, communityId, {
      ...{ id, keptId, goneId, at: now, accountId: work.accountId },
      ...{ reason, changes },
    })
    await recordAudit(tx, work, {
      ...{ action: "person.merge", subjectKind: "person", subjectId: keptId },
      data: { mergeId: id, goneId, rows: changes.length },
    })
    return { id }
  })
}

/** Carries on to all that follows from whose the facts of people are. */
export async function followPeople(work: SignedInWork, personIds: readonly string[]): Promise<void> {
  const ripples = makeRipples()
  for (const personId of personIds) {
    ripples.touch("返沪人员登记", personId)
    ripples.touch("租客排查", personId)
  }
  await spread(work, ripples)
}

function countOpen(cases: readonly QuarantineCase[]): number {
  return cases.filter((one) => one.endedOn === null).length
}
