import { findInKeyedTable, plainPassNumber } from "../../core/gate/keyed-table.ts"
import type { PassCheck } from "../../core/gate/pass.ts"
import { hexOf } from "../../core/kit/hex.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"
import type { Kept } from "./kept.ts"

/** The tables of this device and the key that asks them. */
export type Lookup = {
  readonly crypto: Crypto
  readonly tableKey: CryptoKey
  readonly tables: Kept["tables"] | null
}

/** A room as it was typed, and its home; `home` null: there is no such room. */
export type TypedRoom = { readonly room: string; readonly home: string | null }

/** The home of a typed room; null where the text is no door, or names no lane and there are several. */
export async function findRoom(lookup: Lookup, text: string): Promise<TypedRoom | null> {
  const door = readDoorSearch(text)
  const lane = door?.lane ?? lookup.tables?.lane ?? null
  if (!door?.room || lookup.tables === null) return null
  const room = [door.lane, door.number, door.room].filter((part) => part !== null).join("-")
  if (lane === null) return { room, home: null }
  const digest = await digestOf(lookup, `room:${lane}-${door.number}-${door.room}`)
  return { room, home: findInKeyedTable(lookup.tables.rooms, digest) }
}

/** What the printed number of a pass is known for. */
export async function checkNumber(lookup: Lookup, text: string): Promise<PassCheck> {
  const number = plainPassNumber(text)
  const numbers = lookup.tables?.numbers ?? ""
  const pass = findInKeyedTable(numbers, await digestOf(lookup, `number:${number}`))
  if (pass === null) return { result: "unknown-number" }
  const home = findInKeyedTable(numbers, await digestOf(lookup, `home:${number}`))
  return { result: "listed", pass, home }
}

async function digestOf({ crypto, tableKey }: Lookup, asked: string): Promise<string> {
  const digest = await crypto.subtle.sign("HMAC", tableKey, new TextEncoder().encode(asked))
  return hexOf(new Uint8Array(digest, 0, 8))
}
