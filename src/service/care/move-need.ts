import { mayDo, type Role } from "../../core/access/roles.ts"
import {
  mayMoveNeed,
  type NeedMove,
  needAfter,
  type WithdrawReason,
  withdrawNotes,
} from "../../core/care/need-moves.ts"
import { type Instant, writtenMoment } from "../../core/kit/dates.ts"
import { findAccount } from "../../store/access/accounts.ts"
import { findNeedState, type NeedStanding, type StandingNeed } from "../../store/care/needs.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { writeNeedStep } from "./write-need-step.ts"

export type NeedToMove = {
  readonly commandId: string
  readonly id: string
  readonly move: NeedMove
  /** Who takes it; whoever says so, where nobody is named. */
  readonly ownerId?: string
  /** Null: no time is promised any more. */
  readonly promisedFor?: Instant | null
  /** When it was handed over; now, where nothing is said. */
  readonly at?: Instant
  readonly reason?: WithdrawReason
}

type Code =
  | "not-found"
  | "need-move-not-allowed"
  | "reason-needed"
  | "time-to-come"
  | "before-start"
  | "bad-input"

/** One step of a need on its way: taken, bought, handed over, given back, withdrawn, opened again. */
export async function moveNeed(
  context: Context,
  given: NeedToMove,
): Promise<{ readonly done: true } | Refusal<Code | "command-id-taken">> {
  return atDesk(context, "deliver-needs", given, "need.move", async (work) => {
    const need = await findNeedState(work.tx, work.communityId, given.id)
    if (need === undefined) return refuse("not-found", "id")
    const mover = { accountId: work.accountId, atDesk: mayDo(context.role, "run-needs") }
    if (!mayMoveNeed(need, given.move, mover)) return refuse("need-move-not-allowed", "move")
    const takerId = given.ownerId?.toLowerCase() ?? work.accountId
    if (takerId !== work.accountId && !(mover.atDesk && (await mayCarry(work, takerId)))) {
      return refuse("not-found", "ownerId")
    }
    const end = endOf(work, need, given)
    if (isRefusal(end)) return end
    const promisedFor = given.promisedFor === undefined ? need.promisedFor : given.promisedFor
    const after = { ...needAfter(need, given.move, takerId), ...end, promisedFor }
    await writeNeedStep(work, need, after, given.move)
    return { done: true }
  })
}

async function mayCarry({ tx, communityId }: DeskWork, accountId: string): Promise<boolean> {
  const account = await findAccount(tx, communityId, accountId)
  return account !== undefined && account.disabled_at === null && mayDo(account.role as Role, "deliver-needs")
}

/** What the row says of the need's end after a move. */
function endOf(
  work: DeskWork,
  need: StandingNeed,
  given: NeedToMove,
): Pick<NeedStanding, "settledAt" | "note"> | Refusal<Code> {
  const { settledAt, note } = need
  const at = given.at ?? work.now()
  const moment = writtenMoment(at)
  switch (given.move) {
    case "hand-over":
      if (at > work.now()) return refuse("time-to-come", "at")
      if (moment.slice(0, need.openedAt.length) < need.openedAt) return refuse("before-start", "at")
      return { settledAt: moment, note }
    case "withdraw":
      if (given.reason === undefined) return refuse("reason-needed", "reason")
      return { settledAt: moment, note: withdrawNotes[given.reason] }
    case "reopen":
      return { settledAt: null, note: null }
    case "promise":
      return given.promisedFor === undefined ? refuse("bad-input", "promisedFor") : { settledAt, note }
    case "take":
    case "buy":
    case "give-back":
      return { settledAt, note }
  }
}
