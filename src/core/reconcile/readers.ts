import type { Door } from "../place/door.ts"
import { createSounds } from "./name-sound.ts"
import { readAddress } from "./read-address.ts"
import { type Birth, readBirth } from "./read-birth.ts"
import { type Document, readDocument } from "./read-document.ts"
import { type Name, nameFrom, readName, sexOfTitle } from "./read-name.ts"
import { type Phones, readPhones } from "./read-phone.ts"
import type { RoomTable } from "./room-table.ts"

export type Reading = {
  /** The year from which ages count back. */
  readonly thisYear: number
  readonly rooms: RoomTable | null
}

export type Readers = {
  readonly name: (text: string) => Name | null
  /** A name again that was kept as text. */
  readonly nameFrom: (written: string) => Name
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
    name: (text) => readName(text, sounds),
    nameFrom: (written) => nameFrom(written, sounds),
    title: (text) => sexOfTitle(text.trim()),
    phone: readPhones,
    document: readDocument,
    door: (text) => readAddress(text, rooms),
    birth: (text) => readBirth(text, thisYear),
    sex: (text) => text.trim().slice(0, 1) || null,
  }
}

/** The same, each text read once: for a register that list after list is held against. */
export function remembering(readers: Readers): Readers {
  return {
    name: remembered(readers.name),
    nameFrom: remembered(readers.nameFrom),
    title: remembered(readers.title),
    phone: remembered(readers.phone),
    document: remembered(readers.document),
    door: remembered(readers.door),
    birth: remembered(readers.birth),
    sex: readers.sex,
  }
}

/** So many texts of a kind are remembered, the first ones read: those of the register. */
const MOST = 100_000

function remembered<V>(read: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>()
  return (text) => {
    const found = known.get(text)
    if (found !== undefined) return found
    const value = read(text)
    if (known.size < MOST) known.set(text, value)
    return value
  }
}
