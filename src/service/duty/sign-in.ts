import { dayOf, type Instant, instantOf } from "../../core/kit/dates.ts"
import { isFeverOn } from "../../core/policy/fever.ts"
import { maySignIn } from "../../core/roster/duty-day.ts"
import { type DayTurn, listTurnsById } from "../../store/roster/duty-day.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { signTurnIn, signTurnOut, takeSignInBack } from "./sign-turn.ts"

type Done = { readonly done: true }
type SignCode = "not-found" | "already-signed" | "not-signed-in-yet" | "not-its-time" | "fever-at-sign-in"

type ToSign = {
  readonly commandId: string
  readonly id: string
  /** When it was; without it, now. */
  readonly at?: string
}

/** Signs somebody in at the desk. Whoever has a fever does not stand: the desk is asked to stand them down. */
export async function signIn(
  context: Context,
  given: ToSign & { readonly celsius: number | null },
): Promise<Done | Refusal<SignCode | "command-id-taken">> {
  return withTurn(context, given, "duty.sign-in", async (work, turn, at) => {
    if (turn.signedInAt !== null) return refuse("already-signed", "id")
    if (!maySignIn(turn, at)) return refuse("not-its-time", "at")
    if (isFeverOn(work.policies, given.celsius, dayOf(at))) return refuse("fever-at-sign-in", "celsius")
    await signTurnIn(work, turn, { at, how: "desk" })
    return null
  })
}

export async function signOut(
  context: Context,
  given: ToSign,
): Promise<Done | Refusal<SignCode | "command-id-taken">> {
  return withTurn(context, given, "duty.sign-out", async (work, turn, at) => {
    if (turn.signedInAt === null) return refuse("not-signed-in-yet", "id")
    if (turn.signedOutAt !== null) return refuse("already-signed", "id")
    if (at < turn.signedInAt) return refuse("not-its-time", "at")
    await signTurnOut(work, turn, at)
    return null
  })
}

/** Takes the last signature of a turn back: the leaving, else the coming. */
export async function takeSignBack(
  context: Context,
  given: Omit<ToSign, "at">,
): Promise<Done | Refusal<SignCode | "command-id-taken">> {
  return withTurn(context, given, "duty.sign-back", async (work, turn) => {
    if (turn.signedInAt === null) return refuse("not-signed-in-yet", "id")
    if (turn.signedOutAt !== null) await signTurnOut(work, turn, null)
    else await takeSignInBack(work, turn)
    return null
  })
}

async function withTurn(
  context: Context,
  given: ToSign,
  name: string,
  sign: (work: SignedInWork, turn: DayTurn, at: Instant) => Promise<Refusal<SignCode> | null>,
): Promise<Done | Refusal<SignCode | "command-id-taken">> {
  return atDesk(context, "run-duty", given, name, async (work) => {
    const [turn] = await listTurnsById(work.tx, work.communityId, [given.id])
    if (turn === undefined) return refuse("not-found", "id")
    const at = given.at === undefined ? work.now() : instantOf(Date.parse(given.at))
    if (at > work.now()) return refuse("not-its-time", "at")
    const refused = await sign(work, turn, at)
    if (isRefusal(refused)) return refused
    const subject = { subjectKind: "duty-turn", subjectId: turn.id }
    await recordAudit(work.tx, work, { action: name, ...subject })
    return { done: true as const }
  })
}
