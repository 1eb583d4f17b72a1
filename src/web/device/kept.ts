import { type DBSchema, type IDBPDatabase, wrap } from "idb"
import type { Static } from "typebox"
import type { ReplyOf } from "../../contract/endpoint.ts"
import type { getGateTables, SealedEntry, Seal as SealShape } from "../../contract/gate.ts"
import type { Verdict } from "../../core/gate/decide.ts"
import type { EntryBody, Heard } from "../../core/gate/entry.ts"
import type { GateState } from "../../core/gate/gate-state.ts"
import type { EntryKind, PassageDirection } from "../../core/gate/words.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { ClosedText } from "./closed-text.ts"
import type { DeviceEnvironment } from "./environment.ts"
import type { Membership } from "./membership.ts"

/** One joining of this phone: its keys stay until all that was written under them has gone out. */
export type OwnDevice = {
  readonly id: string
  readonly communityId: string
  readonly joinedAt: Instant
  readonly signingKey: CryptoKey
  readonly tableKey: CryptoKey
}

export type Seal = Static<typeof SealShape>

/** An entry that waits; `device` is the joining under which it was written. */
export type WaitingEntry = Static<typeof SealedEntry> & { readonly device: string }

/** What the guard sees of the shift's last entries: nothing of anybody. */
export type RecentEntry = {
  readonly id: string
  readonly seq: number
  readonly at: Instant
  readonly what: EntryBody["what"]
  readonly kind: EntryKind | null
  readonly direction: PassageDirection | null
  readonly verdict: Verdict | null
  readonly undone: boolean
  /** On a round: what was written, closed. */
  readonly noted?: ClosedText
}

/** A joining that was begun; asked again in the same words until it is answered. */
export type Joining = {
  readonly commandId: string
  readonly code: string
  readonly signingKey: CryptoKey
  readonly publicKey: string
}

/** How the office's server sees this device, as far as it said. */
export type Standing = "good" | "ended" | "shut-out"

/** Single things, by name. */
export type Kept = {
  readonly membership: Membership
  readonly standing: Standing
  readonly state: GateState
  readonly tables: ReplyOf<typeof getGateTables>
  readonly heard: Heard
  readonly sentAt: Instant
  readonly joining: Joining
  /** On a round: the day's list, closed, and the moment from which on it is kept no more. */
  readonly list: { readonly until: Instant; readonly closed: ClosedText }
  /** The gate was opened for life, and is still to be written down. */
  readonly opened: Instant
  readonly lease: { readonly owner: string; readonly until: number }
}

export interface Stores extends DBSchema {
  devices: { key: string; value: OwnDevice }
  /** The last sequence number of each device, and the time of the last id. */
  counters: { key: string; value: number }
  entries: { key: [string, number]; value: WaitingEntry; indexes: { seal: string } }
  /** Entries that the server cannot take: shown, in the file, never deleted. */
  "set-aside": { key: [string, number]; value: WaitingEntry; indexes: { seal: string } }
  seals: { key: string; value: Seal }
  recent: { key: string; value: RecentEntry }
  kept: { key: keyof Kept; value: Kept[keyof Kept] }
}

export type Database = IDBPDatabase<Stores>

/** Written through to the disk before it counts as done. */
export const strict = { durability: "strict" } as const

const VERSION = 1

export async function openDatabase(factory: IDBFactory, name: DeviceEnvironment["keeps"]): Promise<Database> {
  const request = factory.open(name, VERSION)
  request.onupgradeneeded = () => {
    const made = request.result
    made.createObjectStore("devices", { keyPath: "id" })
    made.createObjectStore("counters")
    for (const name of ["entries", "set-aside"])
      made.createObjectStore(name, { keyPath: ["device", "seq"] }).createIndex("seal", "seal")
    made.createObjectStore("seals", { keyPath: "id" })
    made.createObjectStore("recent", { keyPath: "id" })
    made.createObjectStore("kept")
  }
  const opened = (await wrap(request)) as unknown as Database
  // another tab may bring a newer version: this one lets go and says so by failing its next write
  opened.addEventListener("versionchange", () => opened.close())
  return opened
}

export async function findKept<Name extends keyof Kept>(
  database: Database,
  name: Name,
): Promise<Kept[Name] | null> {
  // written by putKept under the same name
  return ((await database.get("kept", name)) as Kept[Name] | undefined) ?? null
}

export async function putKept<Name extends keyof Kept>(
  database: Database,
  name: Name,
  value: Kept[Name] | null,
): Promise<void> {
  const tx = database.transaction("kept", "readwrite")
  await Promise.all([value === null ? tx.store.delete(name) : tx.store.put(value, name), tx.done])
}
