import { beginTry, noTries } from "../../core/access/lockout.ts"
import { credentialEnd } from "../../core/gate/credential-life.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { findCommand, insertCommand, lockCommand } from "../../store/access/commands.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { findDevice, lockDevices, updateDevice } from "../../store/gate/devices.ts"
import { findGuardsByPin, type GuardRow, getFingerprintKey } from "../../store/gate/guards.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { makeSessionToken } from "../access/session-token.ts"
import { recordAudit } from "../audit.ts"
import type { Ground, Refusal } from "../context.ts"
import { signGuardIn } from "../duty/write-duty-signs.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { refuse } from "../refusal.ts"
import { isSignedBy } from "./device-signature.ts"
import { pinKeyOf } from "./guard-pin.ts"
import { getMembership, type Membership } from "./membership.ts"
import { publicKeyOf } from "./p256-key.ts"

export type ShiftClaim = {
  readonly communityId: string
  readonly device: string
  readonly pin: string
  /** Sent again it is answered again for a while, and by nobody ever after. */
  readonly once: string
}

export type SignedClaim = { readonly text: string; readonly signature: string; readonly claim: ShiftClaim }
export type ShiftBegun = { readonly membership: Membership; readonly cookie: string }
type ShiftRefusal = Refusal<
  "unknown-device" | "wrong-signature" | "bad-batch" | "device-revoked" | "wrong-pin" | "device-locked"
>

const COMMAND = "shift.begin"
/** How long a claim whose answer was lost is answered again. */
const ANSWERED_AGAIN_MINUTES = 10

/** A guard takes over at a device by a PIN, and its credential is renewed. Tries are counted before they are looked at. */
export async function beginShift(ground: Ground, given: SignedClaim): Promise<ShiftBegun | ShiftRefusal> {
  const { communityId, device: deviceId } = given.claim
  const allowed = await inNeighbourhood(ground.db, communityId, (tx) => countTry(tx, ground, given))
  if (allowed !== null) return allowed
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    // whoever takes over signs in for their turn: whoever writes at the desk holds the books first
    const fingerprintKey = await lockBooks(tx, communityId)
    const actor = { ...ground, communityId, accountId: null }
    const subject = { subjectKind: "device", subjectId: deviceId }
    const guard = await findGuard(tx, communityId, given.claim.pin)
    if (guard === undefined || guard.endedAt !== null) {
      await recordAudit(tx, actor, { action: "shift.refuse", ...subject })
      return refuse("wrong-pin")
    }
    const now = ground.now()
    await lockCommand(tx, communityId, given.claim.once)
    const done = await findCommand(tx, communityId, given.claim.once)
    if (done === undefined) {
      await insertCommand(tx, {
        ...{ communityId, commandId: given.claim.once, accountId: null, name: COMMAND },
        ...{ reply: { deviceId, until: addMinutes(now, ANSWERED_AGAIN_MINUTES) }, doneAt: now },
      })
    } else if (!isAnsweredAgain(done, deviceId, now)) return refuse("bad-batch")
    const { cookie, key } = makeSessionToken(communityId)
    const [before] = await lockDevices(tx, communityId, [deviceId])
    if (before?.kind !== "gate") return refuse("unknown-device")
    if (before.revokedAt !== null) return refuse("device-revoked")
    const isSame = done !== undefined && before.guardId === guard.id
    await updateDevice(tx, communityId, deviceId, {
      ...{ credential_hash: key.tokenHash, credential_until: credentialEnd(now), heard_at: now },
      ...(isSame ? {} : { guard_id: guard.id, guard_since: now }),
      ...{ failed_pins: noTries.failed, locked_until: noTries.lockedUntil },
    })
    const about = { subjectKind: "guard", subjectId: guard.id }
    await recordAudit(tx, actor, { action: COMMAND, ...about, data: { device: deviceId } })
    if (fingerprintKey !== null && done === undefined) {
      const policies = await readPolicies(tx, communityId)
      await signGuardIn({ ...actor, tx, fingerprintKey, policies }, guard.id, now)
    }
    const membership = await getMembership(tx, { ...ground, communityId, deviceId })
    await notifyChange(tx, communityId)
    return { membership, cookie }
  })
}

/** Whether the claim may be looked at at all: by a device that is there, signed, with a try left; null when it may. */
async function countTry(tx: Tx, ground: Ground, given: SignedClaim): Promise<ShiftRefusal | null> {
  const { communityId, device: deviceId } = given.claim
  const found = await findDevice(tx, communityId, deviceId)
  const key = found === undefined ? null : publicKeyOf(found.point)
  if (key === null) return refuse("unknown-device")
  if (!(await isSignedBy(key, given.text, given.signature))) return refuse("wrong-signature")
  const [device] = await lockDevices(tx, communityId, [deviceId])
  if (device === undefined) return refuse("unknown-device")
  if (device.revokedAt !== null) return refuse("device-revoked")
  const tries = { failed: device.failedPins, lockedUntil: device.lockedUntil }
  const after = beginTry(tries, ground.now())
  if (after === null) return refuse("device-locked")
  await updateDevice(tx, communityId, deviceId, {
    failed_pins: after.failed,
    locked_until: after.lockedUntil,
  })
  return null
}

async function findGuard(tx: Tx, communityId: string, pin: string): Promise<GuardRow | undefined> {
  const pinKey = pinKeyOf(await getFingerprintKey(tx, communityId), pin)
  return (await findGuardsByPin(tx, communityId, [pinKey])).get(pinKey.toString("hex"))
}

function isAnsweredAgain(
  done: { readonly name: string; readonly reply: unknown },
  deviceId: string,
  now: string,
): boolean {
  const reply = done.reply as { readonly deviceId?: string; readonly until?: string }
  return done.name === COMMAND && reply.deviceId === deviceId && (reply.until ?? "") >= now
}
