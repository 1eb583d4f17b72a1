import { whyNotMove } from "../../core/roster/standing.ts"
import { findTurns, restoreSwapped } from "../../store/roster/sign-ups.ts"
import { findSwap, type Swap, saveNewTurns, saveSwapStage } from "../../store/roster/swaps.ts"
import { endTurns, insertTurns } from "../../store/roster/turn-changes.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { readStanding } from "../roster/read-standing.ts"
import { noObjections, type Objections, withObjections } from "../roster/with-objections.ts"
import { daysOf, lapsesAt, peopleIn, tellSwap, whyNotSwap } from "./swap-work.ts"

type Command = { readonly commandId: string; readonly id: string }

/** Approves a swap: the rules are asked once more, and the turns change hands together. */
export async function approveSwap(
  context: Context,
  given: Command,
): Promise<Objections | Refusal<"not-found" | "already-settled" | "not-agreed" | "command-id-taken">> {
  return withObjections((object) =>
    atDesk(context, "plan-shifts", given, "swap.approve", async (work) => {
      const { tx, communityId, now } = work
      const swap = await findSwap(tx, communityId, given.id.toLowerCase())
      if (swap === undefined) return refuse("not-found", "id")
      if (swap.stage === "open") return refuse("not-agreed", "id")
      if (swap.stage !== "agreed") return refuse("already-settled", "id")
      if (lapsesAt(swap) <= now() || swap.parts.some(({ stands }) => !stands))
        return refuse("already-settled", "id")
      const standing = await readStanding(tx, communityId, daysOf(swap.parts), peopleIn(swap))
      const objections = whyNotSwap(standing, swap)
      if (objections.length > 0) return object(objections)
      await changeHands(work, swap)
      return noObjections
    }),
  )
}

async function changeHands(work: SignedInWork, swap: Swap): Promise<void> {
  const { tx, communityId, accountId, now, newId } = work
  const made = swap.parts.map((part) => ({ ...part, newTurnId: newId() }))
  await endTurns(
    tx,
    communityId,
    made.map(({ turnId }) => turnId),
    { why: "swapped", at: now() },
  )
  const turns = made.map(({ newTurnId, to, day, postId, hoursId, startsAt, endsAt }) => ({
    ...{ id: newTurnId, workerId: to, day, postId, hoursId, startsAt, endsAt, source: "swap" as const },
  }))
  await insertTurns(tx, communityId, turns, { at: now(), accountId })
  await saveNewTurns(tx, communityId, swap.id, made)
  await saveSwapStage(tx, communityId, swap.id, { stage: "approved", at: now(), by: accountId, why: null })
  await tellSwap(work, swap, "swap-decided")
  await recordAudit(tx, work, { action: "swap.approve", subjectKind: "swap", subjectId: swap.id })
}

/** Refuses a swap with a word; everybody keeps their turn. */
export async function refuseSwap(
  context: Context,
  given: Command & { readonly why: "rules" | "short" | "other" },
): Promise<{ readonly done: true } | Refusal<"not-found" | "already-settled" | "command-id-taken">> {
  return atDesk(context, "plan-shifts", given, "swap.refuse", async (work) => {
    const { tx, communityId, accountId, now } = work
    const swap = await findSwap(tx, communityId, given.id.toLowerCase())
    if (swap === undefined) return refuse("not-found", "id")
    if (swap.stage !== "open" && swap.stage !== "agreed") return refuse("already-settled", "id")
    const settled = { stage: "refused" as const, at: now(), by: accountId, why: given.why }
    await saveSwapStage(tx, communityId, swap.id, settled)
    await tellSwap(work, swap, "swap-decided")
    const data = { why: given.why }
    await recordAudit(tx, work, { action: "swap.refuse", subjectKind: "swap", subjectId: swap.id, data })
    return { done: true as const }
  })
}

/** Takes an approval back before any of its turns begins: everybody has their own turn again, and the swap waits. */
export async function undoSwap(
  context: Context,
  given: Command,
): Promise<Objections | Refusal<"not-found" | "not-approved" | "turns-changed" | "command-id-taken">> {
  return withObjections((object) =>
    atDesk(context, "plan-shifts", given, "swap.undo", async (work) => {
      const { tx, communityId, now } = work
      const swap = await findSwap(tx, communityId, given.id.toLowerCase())
      if (swap === undefined) return refuse("not-found", "id")
      if (swap.stage !== "approved" || lapsesAt(swap) <= now()) return refuse("not-approved", "id")
      const made = swap.parts.flatMap(({ newTurnId }) => newTurnId ?? [])
      const stand = (await findTurns(tx, communityId, made)).filter(({ endedAt }) => endedAt === null)
      if (stand.length < swap.parts.length) return refuse("turns-changed", "id")
      const standing = await readStanding(tx, communityId, daysOf(swap.parts), peopleIn(swap))
      const back = swap.parts.map(({ from, to, ...part }) => ({ ...part, from: to, to: from }))
      const objections = whyNotMove(standing, back)
      if (objections.length > 0) return object(objections)
      await endTurns(tx, communityId, made, { why: "changed", at: now() })
      await restoreSwapped(
        tx,
        communityId,
        swap.parts.map(({ turnId }) => turnId),
      )
      await saveNewTurns(
        tx,
        communityId,
        swap.id,
        swap.parts.map(({ turnId }) => ({ turnId, newTurnId: null })),
      )
      await saveSwapStage(tx, communityId, swap.id, { stage: "agreed", at: null, by: null, why: null })
      await tellSwap(work, swap, "swap-decided")
      await recordAudit(tx, work, { action: "swap.undo", subjectKind: "swap", subjectId: swap.id })
      return noObjections
    }),
  )
}
