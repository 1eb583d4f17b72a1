import type { Door } from "../place/door.ts"
import type { PersonKind } from "./column-kind.ts"
import { compareDoors, DOOR_LEVELS } from "./door-levels.ts"
import { type Field, type FieldSpec, makeField } from "./field.ts"
import type { Column } from "./list.ts"
import { compareNames, NAME_LEVELS } from "./name-levels.ts"
import type { KnownColumn, Pool } from "./pool.ts"
import { BIRTH_LEVELS, type Birth, compareBirths } from "./read-birth.ts"
import { birthDigits, compareDocuments, DOCUMENT_LEVELS, type Document, sexOf } from "./read-document.ts"
import type { Name } from "./read-name.ts"
import { comparePhones, PHONE_LEVELS, type Phones } from "./read-phone.ts"

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

const specs = {
  name: spec<Name>("name", NAME_LEVELS, ({ form, units }) => form + units.join(" "), compareNames),
  phone: spec<Phones>("phone", PHONE_LEVELS, (numbers) => numbers.join(" "), comparePhones),
  document: spec<Document>("document", DOCUMENT_LEVELS, ({ text }) => text, compareDocuments),
  door: spec<Door>(
    "door",
    DOOR_LEVELS,
    ({ lane, number, room }) => `${lane} ${number} ${room}`,
    compareDoors,
  ),
  birth: spec<Birth>("birth", BIRTH_LEVELS, ({ digits, fromAge }) => digits + fromAge, compareBirths),
  sex: spec<string>(
    "sex",
    ["same", "different"],
    (sex) => sex,
    (one, other) => (one === other ? 1 : 2),
  ),
}

/** Reads the cells of every list by what its columns hold. */
export function personFields(
  pool: Pool,
  columns: readonly (readonly KnownColumn[])[],
  readers: Readers,
): PersonFields {
  const read = <V>(kind: PersonKind, reader: (text: string) => V | null) =>
    readerOf(pool, columns, kind, reader)
  const documents = read("document", readers.document)
  const births = read("birth", readers.birth)
  const sexes = read("sex", readers.sex)
  const titles = read("name", readers.title)
  const has = (...kinds: readonly PersonKind[]) =>
    columns.every((list) => list.some(({ kind }) => (kinds as readonly string[]).includes(kind)))
  const birthOf = (record: number) => fuller(births(record), bornAs(documents(record)))
  const sexHere = (record: number) => {
    const document = documents(record)
    return sexes(record) ?? titles(record) ?? (document === null ? null : sexOf(document))
  }
  return {
    ...(has("name") && { name: makeField(specs.name, pool, read("name", readers.name)) }),
    ...(has("phone") && { phone: makeField(specs.phone, pool, read("phone", readers.phone)) }),
    ...(has("document") && { document: makeField(specs.document, pool, documents) }),
    ...(has("door") && { door: makeField(specs.door, pool, read("door", readers.door)) }),
    ...(has("birth", "document") && { birth: makeField(specs.birth, pool, birthOf) }),
    ...(has("sex", "document", "name") && { sex: makeField(specs.sex, pool, sexHere) }),
  }
}

function bornAs(document: Document | null): Birth | null {
  const digits = document === null ? null : birthDigits(document)
  return digits === null ? null : { digits, fromAge: false }
}

/** Gives each record its value: that of the first column of the kind that has one; the parts of an address are joined. */
function readerOf<V>(
  pool: Pool,
  columns: readonly (readonly KnownColumn[])[],
  kind: PersonKind,
  reader: (text: string) => V | null,
): (record: number) => V | null {
  const sources = columns.map((list) => {
    const found = list.filter((column) => column.kind === kind)
    const joined = kind === "door" && found.length > 1 ? [joinParts(found)] : found
    return joined.map(({ texts, rows }) => ({ values: texts.map(reader), rows }))
  })
  return (record) => {
    const row = pool.row[record] ?? 0
    for (const { values, rows } of sources[pool.list[record] ?? 0] ?? []) {
      const value = values[rows[row] ?? 0]
      if (value !== null && value !== undefined) return value
    }
    return null
  }
}

/** An address written in several columns as one text: `12` and `302` as `12-302`. */
function joinParts(parts: readonly Column[]): Column {
  const texts: string[] = []
  const places = new Map<string, number>()
  const size = parts[0]?.rows.length ?? 0
  const rows = new Int32Array(size)
  for (let row = 0; row < size; row += 1) {
    const written = parts
      .map(({ texts, rows }) => (texts[rows[row] ?? 0] ?? "").trim())
      .filter((text) => text !== "")
    const text = written.reduce((left, right) => left + (/[\d０-９]$/.test(left) ? "-" : "") + right, "")
    let place = places.get(text)
    if (place === undefined) {
      place = texts.push(text) - 1
      places.set(text, place)
    }
    rows[row] = place
  }
  return { header: parts.map(({ header }) => header).join(), texts, rows }
}

/** A day before a month, a month before an age. */
function fuller(written: Birth | null, fromDocument: Birth | null): Birth | null {
  if (written === null || fromDocument === null) return written ?? fromDocument
  const worth = ({ digits, fromAge }: Birth) => digits.length - (fromAge ? 1 : 0)
  return worth(fromDocument) > worth(written) ? fromDocument : written
}

function spec<V>(
  kind: PersonKind,
  levels: readonly string[],
  keyOf: (value: V) => string,
  compare: (one: V, other: V) => number,
): FieldSpec<V> {
  return { name: kind, kind, levels, keyOf, compare }
}
