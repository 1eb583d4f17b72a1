import { takeEntries } from "./addresses.ts"
import { askServer } from "./ask-server.ts"
import { ofDevice, oldestEntries, signBatch } from "./batch.ts"
import type { ServerClock } from "./device-clock.ts"
import type { DeviceEnvironment } from "./environment.ts"
import { type Database, type Kept, type OwnDevice, strict, type WaitingEntry } from "./kept.ts"

export type Sender = {
  readonly environment: DeviceEnvironment
  readonly database: Database
  readonly clock: ServerClock
}

/** What the server says of a batch that it cannot read: one entry of it is to blame. */
const unreadable = new Set(["bad-batch", "bad-input", "too-large"])

/**
 * Sends what waits, oldest first, each joining of this phone for itself, and deletes what the server names as taken;
 * even with nothing waiting it says that the post is alive. The refusal that stopped it, or null.
 */
export async function sendEntries(sender: Sender, current: string | null): Promise<string | null> {
  const devices = await sender.database.getAll("devices")
  devices.sort((one, other) => (one.joinedAt < other.joinedAt ? -1 : 1))
  const stops: string[] = []
  for (const device of devices) {
    const stop = await sendOfDevice(sender, device, device.id === current)
    if (stop === "no-connection") return stop
    if (stop !== null) stops.push(stop)
    else if (device.id !== current) await forgetIfEmpty(sender.database, device.id)
  }
  return stops[stops.length - 1] ?? null
}

async function sendOfDevice(sender: Sender, device: OwnDevice, isAlive: boolean): Promise<string | null> {
  const { database } = sender
  // a refused batch is halved, and grows again once its bad entry is out of the way
  for (let most = Number.POSITIVE_INFINITY, first = isAlive; ; first = false) {
    const entries = await oldestEntries(database, device.id, most)
    if (entries.length === 0 && !first) return null
    const answer = await askServer(
      sender.environment,
      takeEntries,
      await signBatch(sender.environment, database, device, entries),
    )
    if (answer.ok) {
      sender.clock.hear(answer.value.serverTime)
      const gone = await dropTaken(database, entries, answer.value.taken)
      // an answer that names nothing of what was sent would be asked for without end
      if (gone === 0) return entries.length === 0 ? null : "server-error"
      most = most === Number.POSITIVE_INFINITY ? most : most * 2
    } else if (!unreadable.has(answer.refusal) || entries.length === 0) return answer.refusal
    else if (entries.length > 1) most = Math.ceil(entries.length / 2)
    else await setAside(database, entries)
  }
}

/** Deletes what the server has, and the seals that nothing waits under any more. */
async function dropTaken(
  database: Database,
  sent: readonly WaitingEntry[],
  taken: readonly string[],
): Promise<number> {
  const named = new Set(taken)
  const gone = sent.filter(({ id }) => named.has(id))
  const tx = database.transaction(["entries", "set-aside", "seals"], "readwrite", strict)
  for (const { device, seq } of gone) void tx.objectStore("entries").delete([device, seq])
  for (const seal of new Set(gone.map(({ seal }) => seal))) {
    // asked after the deletions: what was written under it meanwhile keeps it
    const waiting = await tx.objectStore("entries").index("seal").count(seal)
    const aside = await tx.objectStore("set-aside").index("seal").count(seal)
    if (waiting + aside === 0) void tx.objectStore("seals").delete(seal)
  }
  await tx.done
  return gone.length
}

async function setAside(database: Database, entries: readonly WaitingEntry[]): Promise<void> {
  const tx = database.transaction(["entries", "set-aside"], "readwrite", strict)
  for (const entry of entries) {
    void tx.objectStore("set-aside").put(entry)
    void tx.objectStore("entries").delete([entry.device, entry.seq])
  }
  await tx.done
}

/** An earlier joining whose entries have all arrived leaves its keys behind. */
async function forgetIfEmpty(database: Database, device: string): Promise<void> {
  const stores = ["devices", "counters", "entries", "set-aside", "kept"] as const
  const tx = database.transaction(stores, "readwrite", strict)
  const left =
    (await tx.objectStore("entries").count(ofDevice(device))) +
    (await tx.objectStore("set-aside").count(ofDevice(device)))
  // asked here and not before: this tab or another may have joined a moment ago
  const membership = (await tx.objectStore("kept").get("membership")) as Kept["membership"] | undefined
  if (left === 0 && membership?.deviceId !== device) {
    void tx.objectStore("devices").delete(device)
    void tx.objectStore("counters").delete(device)
  }
  await tx.done
}

/** Puts what was set aside back into its place, to be tried once more. */
export async function retrySetAside(database: Database): Promise<void> {
  const tx = database.transaction(["entries", "set-aside"], "readwrite", strict)
  for (const entry of await tx.objectStore("set-aside").getAll()) {
    void tx.objectStore("entries").put(entry)
    void tx.objectStore("set-aside").delete([entry.device, entry.seq])
  }
  await tx.done
}
