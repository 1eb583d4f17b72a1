import type { Door } from "../place/door.ts"
import type { PersonKind } from "./column-kind.ts"
import { numbersOf, sourcesOf, valuesOf } from "./column-values.ts"
import { compareDoors, DOOR_LEVELS } from "./door-levels.ts"
import { type Field, type FieldSpec, makeField, type Numbered } from "./field.ts"
import { compareNames, NAME_LEVELS } from "./name-levels.ts"
import type { KnownColumn, Pool } from "./pool.ts"
import { BIRTH_LEVELS, type Birth, compareBirths, compareDayUnits } from "./read-birth.ts"
import {
  birthDigits,
  compareDocuments,
  DOCUMENT_LEVELS,
  type Document,
  documentFrom,
  sexOf,
} from "./read-document.ts"
import { type Name, writeName } from "./read-name.ts"
import { comparePhones, comparePhoneUnits, PHONE_LEVELS, type Phones } from "./read-phone.ts"
import type { Readers } from "./readers.ts"

/** The fields known by their meaning, as far as every list has them. */
export type PersonFields = {
  readonly name?: Field<Name>
  readonly phone?: Field<Phones>
  readonly document?: Field<Document>
  readonly door?: Field<Door>
  readonly birth?: Field<Birth>
  readonly sex?: Field<string>
}

/** Reads the cells of every list by what its columns hold. */
export function personFields(
  pool: Pool,
  columns: readonly (readonly KnownColumn[])[],
  readers: Readers,
): PersonFields {
  const numbers = <V>(kind: PersonKind, read: (text: string) => V | null) =>
    numbersOf(pool, sourcesOf(columns, kind), read)
  const values = <V>(kind: PersonKind, read: (text: string) => V | null) =>
    valuesOf(pool, sourcesOf(columns, kind), read)
  const has = (...kinds: readonly PersonKind[]) =>
    columns.every((list) => list.some(({ kind }) => (kinds as readonly string[]).includes(kind)))
  const documents = values("document", readers.document)
  const births = values("birth", readers.birth)
  const birthOf = (record: number) => fuller(births(record), bornAs(documents(record)))
  const sexes = values("sex", readers.sex)
  const titles = values("name", readers.title)
  const sexHere = (record: number) => {
    const document = documents(record)
    return sexes(record) ?? titles(record) ?? (document === null ? null : sexOf(document))
  }
  const make = <V>(spec: FieldSpec<V>, numbered: Numbered<V>) => makeField(spec, pool, numbered)
  const each =
    <V>(valueAt: (record: number) => V | null): Numbered<V> =>
    ({ ofValue }) =>
      Int32Array.from({ length: pool.size }, (_, record) => ofValue(valueAt(record)))
  const spec = specsOf(readers)
  const isWithoutDocuments = columns.every((list) => list.every(({ kind }) => kind !== "document"))
  const birthNumbers = isWithoutDocuments ? numbers("birth", readers.birth) : each(birthOf)
  return {
    ...(has("name") && { name: make(spec.name, numbers("name", readers.name)) }),
    ...(has("phone") && { phone: make(spec.phone, numbers("phone", readers.phone)) }),
    ...(has("document") && { document: make(spec.document, numbers("document", readers.document)) }),
    ...(has("door") && { door: make(spec.door, numbers("door", readers.door)) }),
    ...(has("birth", "document") && { birth: make(spec.birth, birthNumbers) }),
    ...(has("sex", "document", "name") && { sex: make(spec.sex, each(sexHere)) }),
  }
}

function specsOf({ nameFrom }: Readers) {
  const spec = <V>(
    kind: PersonKind,
    levels: readonly string[],
    write: (value: V) => string,
    read: (written: string) => V,
    compare: (one: V, other: V) => number,
    plain: Pick<FieldSpec<V>, "isWritten" | "comparePlain"> = {},
  ): FieldSpec<V> => ({ name: kind, kind, levels, write, read, compare, ...plain })
  return {
    name: spec<Name>("name", NAME_LEVELS, writeName, nameFrom, compareNames),
    phone: spec<Phones>(
      "phone",
      PHONE_LEVELS,
      (numbers) => numbers.join(" "),
      (written) => written.split(" "),
      comparePhones,
      { isWritten: isMobile, comparePlain: comparePhoneUnits },
    ),
    document: spec<Document>("document", DOCUMENT_LEVELS, ({ text }) => text, documentFrom, compareDocuments),
    door: spec<Door>(
      "door",
      DOOR_LEVELS,
      ({ lane, number, room }) => `${lane} ${number} ${room}`,
      (written) => {
        const [lane = "", number = "", room = ""] = written.split(" ")
        return { lane, number, room }
      },
      compareDoors,
    ),
    birth: spec<Birth>(
      "birth",
      BIRTH_LEVELS,
      ({ digits, fromAge }) => digits + (fromAge ? "?" : ""),
      (written) => ({ digits: written.replace("?", ""), fromAge: written.endsWith("?") }),
      compareBirths,
      { isWritten: isDay, comparePlain: compareDayUnits },
    ),
    sex: spec<string>(
      "sex",
      ["same", "different"],
      (sex) => sex,
      (written) => written,
      (one, other) => (one === other ? 1 : 2),
    ),
  }
}

const [NOUGHT, ONE, NINE] = [0x30, 0x31, 0x39]

function isMobile(bytes: Uint8Array, start: number, end: number): boolean {
  return bytes[start] === ONE && areDigits(bytes, start, end, 11)
}

function isDay(bytes: Uint8Array, start: number, end: number): boolean {
  return areDigits(bytes, start, end, 8)
}

function areDigits(bytes: Uint8Array, start: number, end: number, count: number): boolean {
  if (end - start !== count) return false
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte < NOUGHT || byte > NINE) return false
  }
  return true
}

function bornAs(document: Document | null): Birth | null {
  const digits = document === null ? null : birthDigits(document)
  return digits === null ? null : { digits, fromAge: false }
}

/** A day before a month, a month before an age. */
function fuller(written: Birth | null, fromDocument: Birth | null): Birth | null {
  if (written === null || fromDocument === null) return written ?? fromDocument
  const worth = ({ digits, fromAge }: Birth) => digits.length - (fromAge ? 1 : 0)
  return worth(fromDocument) > worth(written) ? fromDocument : written
}
