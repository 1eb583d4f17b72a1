import { createDecipheriv, type KeyObject } from "node:crypto"
import { setImmediate as nextTurn } from "node:timers/promises"
import type { EntryBatch, Seal, SealedEntry } from "../../core/gate/batch.ts"
import { boundTo, type EntryBody } from "../../core/gate/entry.ts"
import { readEntryBody } from "../../core/gate/read-entry-body.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findDevice, type PostKind } from "../../store/gate/devices.ts"
import { listGateKeys } from "../../store/gate/gate-keys.ts"
import type { Ground, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { isSignedBy } from "./device-signature.ts"
import { makeLru } from "./lru.ts"
import { openSeal } from "./open-seal.ts"
import { publicKeyOf } from "./p256-key.ts"

/** An entry of a device; `body` null: it could not be opened or understood. */
export type OpenedEntry = {
  readonly sealed: SealedEntry
  readonly seal: Seal | null
  readonly body: EntryBody | null
}

/** What a device sent, proved to be its own. */
export type OpenedBatch = Pick<EntryBatch, "communityId" | "device" | "sentAt" | "waiting" | "battery"> & {
  readonly kind: PostKind
  readonly receivedAt: Instant
  /** In the device's order. */
  readonly entries: readonly OpenedEntry[]
}

/** A text signed by a device, and what it says. */
export type SignedBatch = { readonly text: string; readonly signature: string; readonly batch: EntryBatch }

export type BatchOpener = {
  readonly open: (
    given: SignedBatch,
  ) => Promise<OpenedBatch | Refusal<"unknown-device" | "wrong-signature" | "bad-batch">>
  /** Forgets a device that is there no more. */
  readonly forget: (communityId: string, deviceId: string) => void
}

const MOST_DEVICES = 2_000
const MOST_KEYS = 5_000
const OPENED_AT_ONCE = 10

/** Checks signatures and opens boxes; keeps the keys of the devices and pages that wrote last. */
export function makeBatchOpener(ground: Ground): BatchOpener {
  const devices = makeLru<{ readonly key: KeyObject; readonly kind: PostKind }>(MOST_DEVICES)
  const contentKeys = makeLru<Buffer>(MOST_KEYS)

  const knownDevice = async (communityId: string, deviceId: string) => {
    const name = `${communityId} ${deviceId}`
    const known = devices.get(name)
    if (known !== undefined) return known
    const device = await inNeighbourhood(ground.db, communityId, (tx) =>
      findDevice(tx, communityId, deviceId),
    )
    const key = device === undefined ? null : publicKeyOf(device.point)
    if (device === undefined || key === null) return null
    const found = { key, kind: device.kind }
    devices.set(name, found)
    return found
  }

  const keysOf = async ({ communityId, seals }: EntryBatch) => {
    const nameOf = (seal: Seal) => `${communityId} ${seal.keyId} ${seal.enc} ${seal.box}`
    const closed = seals.filter((seal) => contentKeys.get(nameOf(seal)) === undefined)
    if (closed.length > 0) {
      const rows = await inNeighbourhood(ground.db, communityId, (tx) =>
        listGateKeys(tx, communityId, "seal"),
      )
      for (const seal of closed) {
        const privateKey = rows.find((row) => row.keyId === seal.keyId)?.privateKey ?? null
        const opened = privateKey === null ? null : await openSeal(seal, privateKey)
        if (opened !== null) contentKeys.set(nameOf(seal), opened)
      }
    }
    return new Map(seals.map((seal) => [seal.id, { seal, key: contentKeys.get(nameOf(seal)) ?? null }]))
  }

  return {
    open: async ({ text, signature, batch }) => {
      const receivedAt = ground.now()
      const known = await knownDevice(batch.communityId, batch.device)
      if (known === null) return refuse("unknown-device")
      if (!(await isSignedBy(known.key, text, signature))) return refuse("wrong-signature")
      const ids = new Set(batch.entries.map((entry) => entry.id))
      if (ids.size !== batch.entries.length) return refuse("bad-batch")
      const keys = await keysOf(batch)
      const entries: OpenedEntry[] = []
      for (const sealed of batch.entries.toSorted((one, other) => one.seq - other.seq)) {
        const found = keys.get(sealed.seal)
        entries.push({
          sealed,
          seal: found?.seal ?? null,
          body: bodyOf(batch.device, sealed, found?.key ?? null),
        })
        // the transaction under way waits for nobody's boxes
        if (entries.length % OPENED_AT_ONCE === 0) await nextTurn()
      }
      const { communityId, device, sentAt, waiting, battery } = batch
      return { communityId, device, kind: known.kind, sentAt, waiting, battery, receivedAt, entries }
    },
    forget: (communityId, deviceId) => devices.delete(`${communityId} ${deviceId}`),
  }
}

const TAG_BYTES = 16
const NONCE_BYTES = 12

function bodyOf(device: string, sealed: SealedEntry, key: Buffer | null): EntryBody | null {
  const box = Buffer.from(sealed.box, "base64url")
  const nonce = Buffer.from(sealed.nonce, "base64url")
  if (key === null || nonce.length !== NONCE_BYTES || box.length <= TAG_BYTES) return null
  try {
    const decipher = createDecipheriv("aes-256-gcm", key, nonce)
    decipher.setAAD(Buffer.from(boundTo(device, sealed), "utf8"))
    decipher.setAuthTag(box.subarray(-TAG_BYTES))
    const opened = decipher.update(box.subarray(0, -TAG_BYTES))
    // throws where the tag is wrong; this mode leaves no bytes for the end
    decipher.final()
    return readEntryBody(opened.toString("utf8"))
  } catch {
    return null
  }
}
