import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { listHelpers } from "../../store/roster/duty-day.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { makeHandOver } from "../oversight/hand-over.ts"
import { takeHandOverBack } from "../oversight/undo-hand-over.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { type FreeCode, findTouchable, freeTurns, restoreTurns } from "./free-turns.ts"
import type { Returned } from "./return-turns.ts"

type StoodDown = { readonly id: string; readonly freed: number; readonly handedOver: number }

/**
 * Somebody has to rest, by fever, illness or fatigue; which it is, is kept nowhere. Their turns are free, and what they have in
 * hand in the office goes to others, all in one step.
 */
export async function standDown(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly workerId: string
    readonly until: PlainDate | null
    /** To whom the work in the office goes; none: it stays. */
    readonly toIds: readonly string[]
  },
): Promise<StoodDown | Refusal<FreeCode | "nobody-may-take" | "command-id-taken">> {
  return atDesk(context, "stand-down", given, "duty.stand-down", async (work) => {
    const helper = (await listHelpers(work.tx, work.communityId)).find(({ id }) => id === given.workerId)
    if (helper === undefined) return refuse("not-found", "workerId")
    const handed =
      helper.accountId === null || given.toIds.length === 0
        ? null
        : await makeHandOver(work, { id: work.newId(), fromId: helper.accountId, toIds: given.toIds })
    const isEmpty = isRefusal(handed) && handed.refusal === "nothing-in-hand"
    if (isRefusal(handed) && !isEmpty) {
      return refuse(handed.refusal === "nobody-may-take" ? "nobody-may-take" : "not-found", "toIds")
    }
    const made = handed === null || isRefusal(handed) ? null : handed
    const freed = await freeTurns(
      work,
      { ...given, from: dayOf(work.now()) },
      { why: "stood-down", handOverId: made?.id ?? null },
    )
    if (isRefusal(freed)) return freed
    await recordAudit(work.tx, work, {
      ...{ action: "duty.stand-down", subjectKind: "absence", subjectId: freed.id },
      data: { freed: freed.freed },
    })
    return { ...freed, handedOver: made?.count ?? 0 }
  })
}

/** It was a slip: the turns stand again where nobody else has the place by now, and the work comes back from those who have it still. */
export async function takeStandDownBack(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<
  | ({ readonly returned: number; readonly left: number } & Returned)
  | Refusal<"not-found" | "nothing-to-undo" | "command-id-taken">
> {
  return atDesk(context, "stand-down", given, "duty.stand-down-back", async (work) => {
    const absence = await findTouchable(work, given.id)
    if (absence === undefined || absence.why !== "stood-down") return refuse("not-found", "id")
    if (absence.endedAt !== null) return refuse("nothing-to-undo", "id")
    const turns = await restoreTurns(work, absence)
    const back = absence.handOverId === null ? null : await takeHandOverBack(work, absence.handOverId)
    const subject = { subjectKind: "absence", subjectId: absence.id }
    await recordAudit(work.tx, work, { action: "duty.stand-down-back", ...subject })
    // after an hour others have gone on with the work: it stays with them
    return { ...turns, ...(back === null || isRefusal(back) ? { returned: 0, left: 0 } : back) }
  })
}
