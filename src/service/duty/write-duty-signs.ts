import type { DutySign, ShiftBegin } from "../../core/gate/entry.ts"
import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { isFeverOn } from "../../core/policy/fever.ts"
import { SIGN_IN_MINUTES, turnToSignIn } from "../../core/roster/duty-day.ts"
import type { Tx } from "../../store/database/db.ts"
import { insertAnomalies, type NewAnomaly } from "../../store/gate/anomalies.ts"
import { findGuardsByPin } from "../../store/gate/guards.ts"
import {
  type DayTurn,
  findPassPerson,
  findWorkerOfShown,
  listTurnsOfShown,
  type SignedHow,
} from "../../store/roster/duty-day.ts"
import type { Ground } from "../context.ts"
import type { DeskWork } from "../desk/at-desk.ts"
import { pinKeyOf } from "../gate/guard-pin.ts"
import type { PlacedEntry } from "../gate/place-entries.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { signTurnIn, signTurnOut } from "./sign-turn.ts"
import { standDownAtPost } from "./stand-down-at-post.ts"

type Writer = Ground & {
  readonly communityId: string
  /** Null: the campaign was deleted, and nothing brings it back. */
  readonly fingerprintKey: Buffer | null
}

type Sign = PlacedEntry & { readonly body: DutySign | ShiftBegin }

/**
 * Signs those in and out who said so at a post, at its own time, however late it arrives. Whoever takes over the post signs in
 * with it where a turn of theirs is near. What fits nobody's turn is for the office to see.
 */
export async function writeDutySigns(tx: Tx, writer: Writer, fresh: readonly PlacedEntry[]): Promise<void> {
  const { communityId, fingerprintKey } = writer
  const signs = fresh.filter((entry): entry is Sign => isSigning(entry))
  if (signs.length === 0 || fingerprintKey === null) return
  const work: DeskWork = {
    ...{ ...writer, tx, accountId: null, fingerprintKey },
    policies: await readPolicies(tx, communityId),
  }
  const unknown: NewAnomaly[] = []
  for (const { body, at, device, sealed } of signs.toSorted((one, other) => (one.at < other.at ? -1 : 1))) {
    const shown = await whoOf(work, body, at)
    const isKnown = body.what === "shift" ? await signIn(work, shown, at) : await sign(work, body, shown, at)
    if (isKnown || body.what === "shift") continue
    const about = { postId: device.postId, deviceId: device.deviceId, entryId: sealed.id }
    const nobody = { passId: null, dwellingId: null, detail: {} }
    unknown.push({ id: writer.newId(), kind: "unknown-duty", at, ...about, ...nobody })
  }
  await insertAnomalies(tx, communityId, unknown, writer.now())
}

/** Whether an entry may sign somebody in or out, so that the books have to be held before it is written. */
export function isSigning({ body }: Pick<PlacedEntry, "body">): boolean {
  return body?.what === "duty" || body?.what === "shift"
}

type Who = { readonly guardId: string | null; readonly personId: string | null; readonly how: SignedHow }

/** Whoever took over a post with a network: they are there. */
export async function signGuardIn(work: DeskWork, guardId: string, at: Instant): Promise<void> {
  await signIn(work, { guardId, personId: null, how: "pin" }, at)
}

async function whoOf(
  { tx, communityId, fingerprintKey }: DeskWork,
  body: DutySign | ShiftBegin,
  at: Instant,
): Promise<Who> {
  if (body.what === "duty" && body.pass !== null) {
    return { guardId: null, personId: await findPassPerson(tx, communityId, body.pass, at), how: "pass" }
  }
  const pinKey = pinKeyOf(fingerprintKey, body.pin ?? "")
  const guard = (await findGuardsByPin(tx, communityId, [pinKey])).get(pinKey.toString("hex"))
  return { guardId: guard?.endedAt === null ? guard.id : null, personId: null, how: "pin" }
}

async function sign(work: DeskWork, { step, celsius }: DutySign, who: Who, at: Instant): Promise<boolean> {
  if (step === "out") return signOut(work, who, at)
  return isFeverOn(work.policies, celsius, dayOf(at)) ? turnBack(work, who, at) : signIn(work, who, at)
}

/** False where they are nobody on the roll. */
async function turnBack(work: DeskWork, who: Who, at: Instant): Promise<boolean> {
  if (who.guardId === null && who.personId === null) return false
  const workerId = await findWorkerOfShown(work.tx, work.communityId, who)
  if (workerId !== undefined) await standDownAtPost(work, workerId, at)
  return workerId !== undefined
}

/** False where no turn of theirs is near; whoever is there already stays as they are. */
async function signIn(work: DeskWork, who: Who, at: Instant): Promise<boolean> {
  const turns = await turnsNear(work, who, at)
  const isHere = turns.some(({ signedInAt, signedOutAt }) => signedInAt !== null && signedOutAt === null)
  const turn = turnToSignIn(turns, at)
  // those whom an organisation sends come one after the other with the same digits
  if (turn === undefined || (isHere && turn.kind !== "organisation")) return isHere
  await signTurnIn(work, turn, { at, how: who.how })
  return true
}

async function signOut(work: DeskWork, who: Who, at: Instant): Promise<boolean> {
  const turns = await turnsNear(work, who, at)
  const here = turns.filter(({ signedInAt }) => signedInAt !== null && signedInAt <= at)
  const turn = here.findLast(({ signedOutAt }) => signedOutAt === null)
  if (turn !== undefined) await signTurnOut(work, turn, at)
  return here.length > 0
}

/** Their turns that have not ended long ago, nor begin long from now. */
async function turnsNear({ tx, communityId }: DeskWork, who: Who, at: Instant): Promise<DayTurn[]> {
  if (who.guardId === null && who.personId === null) return []
  const span = { from: addMinutes(at, -LONG_MINUTES), until: addMinutes(at, SIGN_IN_MINUTES + 1) }
  return listTurnsOfShown(tx, communityId, who, span)
}

/** Who stays on after the end signs out later than it. */
const LONG_MINUTES = 180
