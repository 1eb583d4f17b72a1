import { findHandOver, insertHandOver, moveOwner } from "../../store/oversight/hand-overs.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { countKinds } from "./in-hand.ts"
import { keepTaskOwners } from "./keep-task-owners.ts"
import { planHandOver } from "./plan-hand-over.ts"

export type HandOverToMake = {
  readonly commandId: string
  readonly id: string
  readonly fromId: string
  readonly toIds: readonly string[]
}

type Made = { readonly id: string; readonly count: number }
type Code = "not-found" | "already-known" | "nothing-in-hand" | "nobody-may-take"

/** Hands all that a colleague has in hand over to others, in one step. */
export async function handOver(
  context: Context,
  given: HandOverToMake,
): Promise<Made | Refusal<Code | "command-id-taken">> {
  return atDesk(context, "hand-over", given, "hand-over", (work) => makeHandOver(work, given))
}

/** The same, as a part of another deed. */
export async function makeHandOver(
  work: DeskWork,
  given: Omit<HandOverToMake, "commandId">,
): Promise<Made | Refusal<Code>> {
  const { tx, communityId, accountId } = work
  const id = given.id.toLowerCase()
  if (await findHandOver(tx, communityId, id)) return refuse("already-known", "id")
  const plan = await planHandOver(tx, communityId, given, work.now())
  if (isRefusal(plan)) return plan
  if (plan.given.length === 0) return refuse("nothing-in-hand", "fromId")
  const items = plan.given.map(({ item, toId }) => ({ kind: item.kind, id: item.id, toId }))
  const made = { id, fromId: plan.from.id, at: work.now(), by: accountId }
  await insertHandOver(tx, communityId, made, items)
  const moves = items.map(({ toId, ...item }) => ({ ...item, from: plan.from.id, to: toId }))
  await moveOwner(tx, communityId, moves)
  await keepTaskOwners(work, "hand-over", moves)
  await recordAudit(tx, work, {
    ...{ action: "hand-over.make", subjectKind: "account", subjectId: plan.from.id },
    data: { handOver: id, colleagues: plan.to.length, ...countKinds(items) },
  })
  return { id, count: items.length }
}
