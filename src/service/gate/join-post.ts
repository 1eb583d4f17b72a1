import { randomBytes } from "node:crypto"
import { credentialEnd, roundCredentialEnd } from "../../core/gate/credential-life.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { findDevice, insertDevice, type PostKind, updateDevice } from "../../store/gate/devices.ts"
import { lockJoinCode, saveJoinCodeUse } from "../../store/gate/join-codes.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { makeSessionToken, parseSessionCookie } from "../access/session-token.ts"
import { recordAudit } from "../audit.ts"
import type { Ground, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { getMembership, type Membership } from "./membership.ts"
import { publicKeyOf } from "./p256-key.ts"

export type Joined = {
  readonly membership: Membership & { readonly tableKey: string }
  readonly kind: PostKind
  /** The credential's cookie; only its hash is kept. */
  readonly cookie: string
}

type Joining = { readonly commandId: string; readonly code: string; readonly publicKey: string }
type JoinRefusal = Refusal<"wrong-join-code" | "bad-input">

const TABLE_KEY_BYTES = 32

/**
 * A phone becomes a post's device by a code of one use. The same command sent again is the same device, with a fresh
 * credential: the answer to the first may not have reached it.
 */
export async function joinPost(ground: Ground, given: Joining): Promise<Joined | JoinRefusal> {
  const key = parseSessionCookie(given.code)
  if (key === null) return refuse("wrong-join-code")
  const point = Buffer.from(given.publicKey, "base64url")
  if (publicKeyOf(point) === null) return refuse("bad-input", "publicKey")
  const { communityId, tokenHash } = key
  return inNeighbourhood(ground.db, communityId, async (tx) => {
    const now = ground.now()
    const code = await lockJoinCode(tx, communityId, tokenHash)
    if (code === undefined || code.isPostClosed || code.expiresAt <= now) return refuse("wrong-join-code")
    const { cookie, key: credential } = makeSessionToken(communityId)
    const { kind, accountId } = code
    const credentialUntil = kind === "round" ? roundCredentialEnd(now) : credentialEnd(now)
    if (code.deviceId !== null) {
      const known = await findDevice(tx, communityId, code.deviceId)
      const isSame = code.usedBy === given.commandId && known?.point.equals(point) === true
      if (!isSame || known.revokedAt !== null) return refuse("wrong-join-code")
      const renewed = {
        credential_hash: credential.tokenHash,
        credential_until: credentialUntil,
        heard_at: now,
      }
      await updateDevice(tx, communityId, known.deviceId, renewed)
      return answer(tx, ground, communityId, known.deviceId, { kind, cookie })
    }
    const deviceId = ground.newId()
    await insertDevice(tx, communityId, {
      ...{ deviceId, postId: code.postId, accountId, point, tableKey: randomBytes(TABLE_KEY_BYTES) },
      ...{ joinedAt: now, credentialHash: credential.tokenHash, credentialUntil },
    })
    await saveJoinCodeUse(tx, communityId, tokenHash, { commandId: given.commandId, deviceId })
    const actor = { ...ground, communityId, accountId }
    await recordAudit(tx, actor, { action: "device.join", subjectKind: "device", subjectId: deviceId })
    const joined = await answer(tx, ground, communityId, deviceId, { kind, cookie })
    await notifyChange(tx, communityId)
    return joined
  })
}

async function answer(
  tx: Tx,
  ground: Ground,
  communityId: string,
  deviceId: string,
  given: Pick<Joined, "kind" | "cookie">,
): Promise<Joined> {
  const membership = await getMembership(tx, { ...ground, communityId, deviceId })
  const device = await findDevice(tx, communityId, deviceId)
  return { membership: { ...membership, tableKey: device?.tableKey.toString("base64url") ?? "" }, ...given }
}
