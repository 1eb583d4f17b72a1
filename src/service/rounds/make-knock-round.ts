import { dayOf, instantOfShanghai, parsePlainDate } from "../../core/kit/dates.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { knockCause } from "../../core/rounds/planned-check.ts"
import { findKnockRound, insertKnockRound, listHomesOfStairwells } from "../../store/rounds/knock-rounds.ts"
import { addPlannedChecks } from "../../store/rounds/planned-checks.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

type RoundToMake = {
  readonly commandId: string
  readonly id: string
  readonly name: string
  readonly stairwellIds: readonly string[]
  readonly dueOn: string
}

/** Begins a round from door to door: a knock is planned for every home of these stairwells. */
export async function makeKnockRound(
  context: Context,
  given: RoundToMake,
): Promise<
  | { readonly id: string; readonly homes: number }
  | Refusal<"bad-input" | "wrong-day" | "not-found" | "already-known" | "command-id-taken">
> {
  return atDesk(context, "run-rounds", given, "knock-round.make", async (work) => {
    const { tx, communityId } = work
    const now = work.now()
    const today = dayOf(now)
    const dueOn = parsePlainDate(given.dueOn)
    const { by } = getPolicyForBooks(work.policies, "visit-rhythm", today)
    const dueAt = dueOn === null ? null : instantOfShanghai(dueOn, by)
    if (dueOn === null || dueAt === null || dueOn < today) return refuse("wrong-day", "dueOn")
    if (given.name.trim() === "") return refuse("bad-input", "name")
    if (await findKnockRound(tx, communityId, given.id)) return refuse("already-known", "id")
    const homes = await listHomesOfStairwells(tx, communityId, given.stairwellIds, today)
    if (homes.length === 0) return refuse("not-found", "stairwellIds")
    const round = { id: given.id, name: given.name.trim(), begunOn: today, dueOn }
    await insertKnockRound(tx, communityId, round, { at: now, accountId: work.accountId })
    const checks = homes.map((dwellingId) => ({
      ...({ id: work.newId(), kind: "knock", source: "knock-round", sourceId: given.id } as const),
      ...{ cause: knockCause(given.id, dwellingId), day: dueOn, slot: "", dwellingId },
      ...{ personId: null, dueAt, ownerId: null },
    }))
    await addPlannedChecks(tx, communityId, checks, now)
    const data = { homes: homes.length }
    await recordAudit(tx, work, { action: "knock-round.make", subjectId: given.id, data })
    return { id: given.id, homes: homes.length }
  })
}
