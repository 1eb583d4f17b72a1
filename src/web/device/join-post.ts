import { fromBase64Url, toBase64Url } from "../parts/base64url.ts"
import { joinPost } from "./addresses.ts"
import { askServer } from "./ask-server.ts"
import { findKept, type Joining, type OwnDevice, putKept, strict } from "./kept.ts"
import { type Membership, membershipOf } from "./membership.ts"
import type { Sender } from "./send-entries.ts"

export type Joined =
  | { readonly ok: true; readonly device: OwnDevice; readonly membership: Membership }
  | { readonly ok: false; readonly refusal: string }

/**
 * Joins a post by the office's code, with a key pair of its own. Asked again after a lost answer it says the very same
 * words, so that a code used once is enough.
 */
export async function joinPostByCode(sender: Sender, newId: () => string, code: string): Promise<Joined> {
  const { environment, database, clock } = sender
  const joining = await joiningFor(sender, newId, code)
  const { commandId, publicKey, signingKey } = joining
  const answer = await askServer(environment, joinPost, { commandId, code, publicKey })
  if (!answer.ok) {
    if (answer.refusal === "wrong-join-code") await putKept(database, "joining", null)
    return answer
  }
  const membership = membershipOf(answer.value)
  const heard = clock.hear(answer.value.serverTime)
  const tableKey = await environment.crypto.subtle.importKey(
    "raw",
    fromBase64Url(answer.value.tableKey),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  )
  const device: OwnDevice = {
    id: membership.deviceId,
    communityId: membership.communityId,
    joinedAt: clock.now(),
    signingKey,
    tableKey,
  }
  const tx = database.transaction(["devices", "recent", "kept"], "readwrite", strict)
  void tx.objectStore("devices").put(device)
  void tx.objectStore("recent").clear()
  const kept = tx.objectStore("kept")
  for (const name of ["joining", "state", "tables", "list"] as const) void kept.delete(name)
  void kept.put(membership, "membership")
  void kept.put("good", "standing")
  void kept.put(heard, "heard")
  await tx.done
  return { ok: true, device, membership }
}

async function joiningFor(
  { environment, database }: Sender,
  newId: () => string,
  code: string,
): Promise<Joining> {
  const begun = await findKept(database, "joining")
  if (begun?.code === code) return begun
  const { subtle } = environment.crypto
  const pair = await subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign", "verify"])
  const publicKey = toBase64Url(new Uint8Array(await subtle.exportKey("raw", pair.publicKey)))
  const joining = { commandId: newId(), code, signingKey: pair.privateKey, publicKey }
  await putKept(database, "joining", joining)
  return joining
}
