import type { Door } from "../place/door.ts"
import { createSounds } from "./name-sound.ts"
import { readAddress } from "./read-address.ts"
import { type Birth, readBirth } from "./read-birth.ts"
import { type Document, readDocument } from "./read-document.ts"
import { type Name, readName, sexOfTitle } from "./read-name.ts"
import { type Phones, readPhones } from "./read-phone.ts"
import type { RoomTable } from "./room-table.ts"

export type Reading = {
  /** The year from which ages count back. */
  readonly thisYear: number
  readonly rooms: RoomTable | null
}

/** Readers of cells that read each text once: the same text gives the very same value. */
export type Readers = {
  readonly name: (text: string) => Name | null
  readonly title: (text: string) => string | null
  readonly phone: (text: string) => Phones | null
  readonly document: (text: string) => Document | null
  readonly door: (text: string) => Door | null
  readonly birth: (text: string) => Birth | null
  readonly sex: (text: string) => string | null
}

export function createReaders({ thisYear, rooms }: Reading): Readers {
  const sounds = createSounds()
  return {
    name: remembered((text) => readName(text, sounds)),
    title: remembered((text) => sexOfTitle(text.trim())),
    phone: remembered(readPhones),
    document: remembered(readDocument),
    door: remembered((text) => readAddress(text, rooms)),
    birth: remembered((text) => readBirth(text, thisYear)),
    sex: (text) => text.trim().slice(0, 1) || null,
  }
}

function remembered<V>(read: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(text)
    known.set(text, value)
    return value
  }
}
