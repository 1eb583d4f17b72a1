import { companyOf } from "../../core/roster/standing.ts"
import { agreeToParts, findSwap, insertSwap, saveSwapStage } from "../../store/roster/swaps.ts"
import { recordAudit } from "../audit.ts"
import type { Ground, Refusal } from "../context.ts"
import { atOwnPage, type OwnWork } from "../my-duty/with-duty-link.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { readStanding } from "../roster/read-standing.ts"
import { noObjections, type Objections, withObjections } from "../roster/with-objections.ts"
import { checkNewSwap, daysOf, type Part, tellSwap } from "./swap-work.ts"

type Done = { readonly done: true }
type Command = { readonly key: string; readonly commandId: string; readonly id: string }

/** Asks those in a swap whether they agree; with objections nobody is asked. */
export async function askSwap(
  ground: Ground,
  given: Command & { readonly turnId: string; readonly parts: readonly Part[] },
): Promise<
  | Objections
  | Refusal<
      "wrong-duty-link" | "not-found" | "already-known" | "already-asked" | "wrong-swap" | "command-id-taken"
    >
> {
  return withObjections((object) =>
    atOwnPage(ground, given, "swap.ask", async (work) => {
      const { tx, communityId, holder, now } = work
      const id = given.id.toLowerCase()
      if ((await findSwap(tx, communityId, id)) !== undefined) return refuse("already-known", "id")
      const checked = await checkNewSwap(work, given)
      if (isRefusal(checked)) return checked
      const turnId = given.turnId.toLowerCase()
      const own = checked.parts.find((part) => part.turnId === turnId)
      if (own?.turn.workerId !== holder.id) return refuse("not-found", "turnId")
      if (checked.objections.length > 0) return object(checked.objections)
      const company = companyOf(checked.standing.ground, holder.id).map((one) => one.id)
      const parts = checked.parts.map(({ turn, to }) => ({
        ...{ turnId: turn.id, to, agreedAt: company.includes(to) ? now() : null },
      }))
      const swap = { id, askedBy: holder.id, turnId, stage: "open" as const, at: now(), enteredBy: null }
      await insertSwap(tx, communityId, { ...swap, parts })
      const told = checked.parts.map(({ turn, to }) => ({ from: turn.workerId, to }))
      await tellSwap(work, { id, parts: told }, "swap-asked", company)
      await recordAudit(tx, work, { action: "swap.ask", subjectKind: "swap", subjectId: id })
      return noObjections
    }),
  )
}

/** Yes or no of somebody who is asked; of a family that comes along one says it for all. */
export async function answerSwap(
  ground: Ground,
  given: Command & { readonly agrees: boolean },
): Promise<Done | Refusal<"wrong-duty-link" | "not-found" | "already-settled" | "command-id-taken">> {
  return atOwnPage(ground, given, "swap.answer", async (work) => {
    const { tx, communityId, now } = work
    const swap = await findSwap(tx, communityId, given.id.toLowerCase())
    if (swap === undefined) return refuse("not-found", "id")
    const company = await companyIn(work, swap.parts)
    const own = swap.parts.filter(({ to }) => company.includes(to))
    if (own.length === 0 || company.includes(swap.askedBy)) return refuse("not-found", "id")
    if (swap.stage !== "open") return refuse("already-settled", "id")
    if (!given.agrees) {
      const settled = { stage: "refused" as const, at: now(), by: null, why: "declined" as const }
      await saveSwapStage(tx, communityId, swap.id, settled)
      await tellSwap(work, swap, "swap-decided", company)
    } else {
      await agreeToParts(tx, communityId, swap.id, { workerIds: company, at: now() })
      const waits = swap.parts.some(({ to, agreedAt }) => agreedAt === null && !company.includes(to))
      const agreed = { stage: "agreed" as const, at: null, by: null, why: null }
      if (!waits) await saveSwapStage(tx, communityId, swap.id, agreed)
    }
    const data = { agrees: given.agrees }
    await recordAudit(tx, work, { action: "swap.answer", subjectKind: "swap", subjectId: swap.id, data })
    return { done: true as const }
  })
}

/** Whoever asked takes it back, as long as the office has not decided. */
export async function withdrawSwap(
  ground: Ground,
  given: Command,
): Promise<Done | Refusal<"wrong-duty-link" | "not-found" | "already-settled" | "command-id-taken">> {
  return atOwnPage(ground, given, "swap.withdraw", async (work) => {
    const { tx, communityId, now } = work
    const swap = await findSwap(tx, communityId, given.id.toLowerCase())
    if (swap === undefined) return refuse("not-found", "id")
    const company = await companyIn(work, swap.parts)
    if (!company.includes(swap.askedBy)) return refuse("not-found", "id")
    if (swap.stage !== "open" && swap.stage !== "agreed") return refuse("already-settled", "id")
    await saveSwapStage(tx, communityId, swap.id, { stage: "withdrawn", at: now(), by: null, why: null })
    await tellSwap(work, swap, "swap-decided", company)
    await recordAudit(tx, work, { action: "swap.withdraw", subjectKind: "swap", subjectId: swap.id })
    return { done: true as const }
  })
}

async function companyIn(
  { tx, communityId, holder }: OwnWork,
  parts: Parameters<typeof daysOf>[0],
): Promise<string[]> {
  const { ground } = await readStanding(tx, communityId, daysOf(parts), [])
  return companyOf(ground, holder.id).map(({ id }) => id)
}
