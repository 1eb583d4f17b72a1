import type { IDBPTransaction } from "idb"
import type { EntryBody, EntryHead } from "../../core/gate/entry.ts"
import type { GateState } from "../../core/gate/gate-state.ts"
import { instantOf } from "../../core/kit/dates.ts"
import type { ClosedText } from "./closed-text.ts"
import type { ServerClock } from "./device-clock.ts"
import type { DeviceEnvironment } from "./environment.ts"
import { type Database, type RecentEntry, type Stores, strict, type WaitingEntry } from "./kept.ts"
import { makeSeal, type OpenSeal, sealEntry } from "./sealing.ts"

/** `not-saved`: the phone did not keep it (full, private window); write it on paper. */
export type WriteRefusal = "not-joined" | "no-state" | "not-saved"
export type Written =
  | { readonly ok: true; readonly id: string; readonly seq: number }
  | { readonly ok: false; readonly refusal: WriteRefusal }

export type Writer = {
  readonly environment: DeviceEnvironment
  readonly database: Database
  readonly clock: ServerClock
  readonly newId: () => string
  /** This page's seal, made at the first entry and made anew for a new key of the server. */
  readonly seals: Map<string, Promise<OpenSeal>>
}

/** Two tabs count together, and the slower one counts anew; it cannot lose this often. */
const TRIES = 40
/** So many of a shift's entries can be looked at and taken back. */
const RECENT = 20

/** Writes an entry down. It is resolved as done only after the transaction has reached the disk. */
export async function writeEntry(
  writer: Writer,
  device: string,
  state: GateState,
  body: EntryBody,
  noted: ClosedText | null = null,
): Promise<Written> {
  try {
    const open = await sealOf(writer, state)
    for (let tries = 0; tries < TRIES; tries += 1) {
      const written = await tryToWrite(writer, open, device, state, { body, noted })
      if (written === "gone") return { ok: false, refusal: "not-joined" }
      if (written !== null) return { ok: true, ...written }
    }
  } catch {
    // whatever the browser's reason is: it is not on the disk
  }
  return { ok: false, refusal: "not-saved" }
}

function sealOf({ environment, newId, seals }: Writer, { sealKey }: GateState): Promise<OpenSeal> {
  const made = seals.get(sealKey.keyId) ?? makeSeal(environment.crypto, sealKey, newId())
  // only the newest is kept: under an old key nothing more is written
  seals.clear()
  seals.set(sealKey.keyId, made)
  made.catch(() => seals.clear())
  return made
}

/** What is written for the server, and what of it this phone remembers, closed. */
type Said = { readonly body: EntryBody; readonly noted: ClosedText | null }

/** Null when another tab took the number meanwhile; `gone` when it left the post and all had been sent. */
async function tryToWrite(
  { environment, database, clock, newId }: Writer,
  open: OpenSeal,
  device: string,
  state: GateState,
  { body, noted }: Said,
): Promise<{ id: string; seq: number } | "gone" | null> {
  const seq = ((await database.get("counters", device)) ?? 0) + 1
  const head: EntryHead = {
    id: newId(),
    seq,
    at: instantOf(environment.now()),
    heard: clock.heard(),
    state: { version: state.version, madeAt: state.madeAt },
  }
  // the seal needs the number, and no transaction stays open while something is encrypted
  const entry = await sealEntry(environment, open, device, head, body)
  const tx = database.transaction(stores, "readwrite", strict)
  try {
    const isThere = (await tx.objectStore("devices").getKey(device)) !== undefined
    const isOurs = isThere && ((await tx.objectStore("counters").get(device)) ?? 0) === seq - 1
    if (isOurs) await put(tx, open, entry, { body, noted }, clock.now())
    await tx.done
    if (!isThere) return "gone"
    return isOurs ? { id: head.id, seq } : null
  } catch (error) {
    // all of it or nothing: a number without its entry would be a gap
    abandon(tx)
    throw error
  }
}

const stores: ("devices" | "counters" | "entries" | "seals" | "recent")[] = [
  "devices",
  "counters",
  "entries",
  "seals",
  "recent",
]
type WriteTransaction = IDBPTransaction<Stores, typeof stores, "readwrite">

async function put(
  tx: WriteTransaction,
  { seal }: OpenSeal,
  entry: WaitingEntry,
  { body, noted }: Said,
  at: RecentEntry["at"],
): Promise<void> {
  const recent = tx.objectStore("recent")
  const before = body.what === "undo" ? await recent.get(body.undoes) : undefined
  await Promise.all([
    tx.objectStore("entries").add(entry),
    tx.objectStore("counters").put(entry.seq, entry.device),
    tx.objectStore("counters").put(msOfId(entry.id), LAST_ID),
    tx.objectStore("seals").put(seal),
    // a new guard begins a new list
    body.what === "shift" ? recent.clear() : undefined,
    before && recent.put({ ...before, undone: true }),
    // who signs in is nobody else's to take back: the desk corrects it
    body.what === "undo" || body.what === "shift" || body.what === "duty"
      ? undefined
      : recent.put({ ...recentOf(entry, body, at), ...(noted && { noted }) }),
  ])
}

function abandon(tx: WriteTransaction): void {
  tx.done.catch(() => undefined)
  try {
    tx.abort()
  } catch {
    // it has been given up already
  }
}

function recentOf(head: Pick<EntryHead, "id" | "seq">, body: EntryBody, at: RecentEntry["at"]): RecentEntry {
  return {
    ...{ id: head.id, seq: head.seq, at, what: body.what, undone: false },
    kind: body.what === "passage" ? body.kind : null,
    direction: body.what === "passage" || body.what === "emergency" ? body.direction : null,
    verdict: body.what === "passage" ? body.verdict : null,
  }
}

/** The last entries of the shift, the newest first; older ones are let go. */
export async function listRecent(database: Database): Promise<RecentEntry[]> {
  const all = await database.getAll("recent")
  all.sort((one, other) => (one.at < other.at || (one.at === other.at && one.seq < other.seq) ? 1 : -1))
  // a round remembers all of its day
  const kept = all.filter(({ what }, index) => what === "round" || index < RECENT)
  for (const old of all) if (!kept.includes(old)) await database.delete("recent", old.id)
  return kept
}

/** Beside the devices' counters: the milliseconds of the last entry's id. */
const LAST_ID = "last id"

/** The time in the id of the last entry that was written; 0 before the first. */
export async function findLastIdMs(database: Database): Promise<number> {
  return (await database.get("counters", LAST_ID)) ?? 0
}

function msOfId(id: string): number {
  return Number.parseInt(id.replace("-", "").slice(0, 12), 16)
}
