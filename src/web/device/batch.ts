import type { Static } from "typebox"
import type { BodyOf } from "../../contract/endpoint.ts"
import type { EntryBatch, ShiftClaim, takeEntries } from "../../contract/gate.ts"
import { instantOf } from "../../core/kit/dates.ts"
import { toBase64Url } from "../parts/base64url.ts"
import type { DeviceEnvironment } from "./environment.ts"
import type { Database, OwnDevice, WaitingEntry } from "./kept.ts"

/** A text and this device's signature of it, as it travels and as it lies in the file. */
export type Signed = BodyOf<typeof takeEntries>

/** Entries that travel at once. */
export const MOST_ENTRIES = 100
const MOST_SIGNS = 700_000

/** The device's oldest entries, as many as one batch carries and at most so many. */
export async function oldestEntries(
  database: Database,
  device: string,
  most: number = MOST_ENTRIES,
): Promise<WaitingEntry[]> {
  return cutBatch(await database.getAll("entries", ofDevice(device), Math.min(most, MOST_ENTRIES)))
}

/** The first of these entries, as many as one batch carries; at least one where there is any. */
export function cutBatch(entries: readonly WaitingEntry[]): WaitingEntry[] {
  const signs = { sum: 0 }
  return entries.slice(0, MOST_ENTRIES).filter((entry, index) => {
    // the text is quoted once more on its way, which the rest up to the server's limit allows for
    signs.sum += JSON.stringify(entry).length
    return index === 0 || signs.sum <= MOST_SIGNS
  })
}

/** All entries of one device, oldest first. */
export function ofDevice(device: string): IDBKeyRange {
  return IDBKeyRange.bound([device, 0], [device, Number.MAX_SAFE_INTEGER])
}

/** A batch of these entries with the seals that open them, signed by the device that wrote them. */
export async function signBatch(
  environment: DeviceEnvironment,
  database: Database,
  device: OwnDevice,
  entries: readonly WaitingEntry[],
): Promise<Signed> {
  const seals = await Promise.all(
    [...new Set(entries.map(({ seal }) => seal))].map((id) => database.get("seals", id)),
  )
  const batch: Static<typeof EntryBatch> = {
    communityId: device.communityId,
    device: device.id,
    sentAt: instantOf(environment.now()),
    waiting: await database.count("entries", ofDevice(device.id)),
    battery: environment.battery(),
    seals: seals.flatMap((seal) => seal ?? []),
    entries: entries.map(({ device: _own, ...entry }) => entry),
  }
  return signText(environment, device, JSON.stringify(batch))
}

/** What a guard signs to take over. */
export function signShift(
  environment: DeviceEnvironment,
  device: OwnDevice,
  pin: string,
  once: string,
): Promise<Signed> {
  const claim: Static<typeof ShiftClaim> = { communityId: device.communityId, device: device.id, pin, once }
  return signText(environment, device, JSON.stringify(claim))
}

async function signText(
  { crypto }: DeviceEnvironment,
  { signingKey }: OwnDevice,
  text: string,
): Promise<Signed> {
  const how = { name: "ECDSA", hash: "SHA-256" }
  const signature = await crypto.subtle.sign(how, signingKey, new TextEncoder().encode(text))
  return { signed: text, signature: toBase64Url(new Uint8Array(signature)) }
}
