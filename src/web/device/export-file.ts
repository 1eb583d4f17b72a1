import { cutBatch, MOST_ENTRIES, ofDevice, type Signed, signBatch } from "./batch.ts"
import type { DeviceEnvironment } from "./environment.ts"
import type { Database, WaitingEntry } from "./kept.ts"

/**
 * The last resort: all that waits as signed batches, in the order of sending, for the office to load. What was set aside goes in
 * batches of one, so that it holds up nothing else. Nothing is deleted by it.
 */
export async function exportWaiting(environment: DeviceEnvironment, database: Database): Promise<Signed[]> {
  const devices = await database.getAll("devices")
  devices.sort((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1))
  const batches: Signed[] = []
  for (const device of devices) {
    const entries = await database.getAll("entries", ofDevice(device.id))
    const aside = await database.getAll("set-aside", ofDevice(device.id))
    for (const part of [...partsOf(entries), ...aside.map((entry) => [entry])])
      batches.push(await signBatch(environment, database, device, part))
  }
  return batches
}

function partsOf(entries: readonly WaitingEntry[]): WaitingEntry[][] {
  const parts: WaitingEntry[][] = []
  for (let at = 0; at < entries.length; ) {
    const part = cutBatch(entries.slice(at, at + MOST_ENTRIES))
    parts.push(part)
    at += part.length
  }
  return parts
}
