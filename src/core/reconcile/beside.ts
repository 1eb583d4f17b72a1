import type { Door } from "../place/door.ts"
import { compareDoors, DOOR_LEVELS } from "./door-levels.ts"
import { type ComparedKind, isCompared, type ListColumnKind } from "./list-column.ts"
import { compareNames, NAME_LEVELS } from "./name-levels.ts"
import { BIRTH_LEVELS, compareBirths } from "./read-birth.ts"
import { birthDigits, compareDocuments, DOCUMENT_LEVELS } from "./read-document.ts"
import { comparePhones, PHONE_LEVELS } from "./read-phone.ts"
import type { Readers } from "./readers.ts"

/** One cell of a row beside what the register says of a person; `level`: how the two agree, null where one says nothing. */
export type BesideField = {
  readonly kind: ListColumnKind
  readonly header: string
  readonly here: string
  readonly there: string
  readonly level: string | null
}

/** What the register says of somebody, in its own words. */
export type PersonWords = {
  readonly name: string
  readonly phone: string
  readonly document: string
  readonly door: string
  readonly sex: string
}

/** The cells of a row, each beside the same of a person. */
export function besides(
  readers: Readers,
  header: readonly string[],
  kinds: readonly ListColumnKind[],
  cells: readonly string[],
  person: PersonWords,
): BesideField[] {
  return kinds.flatMap((kind, at): BesideField[] => {
    if (!isCompared(kind)) return []
    const here = cells[at] ?? ""
    const there = wordOf(kind, person)
    return [{ kind, header: header[at] ?? "", here, there, level: levelOf(readers, kind, here, there) }]
  })
}

function wordOf(kind: ComparedKind, person: PersonWords): string {
  return kind === "birth" ? person.document : person[kind]
}

function levelOf(readers: Readers, kind: ComparedKind, here: string, there: string): string | null {
  switch (kind) {
    case "name":
      return compared(readers.name(here), readers.name(there), compareNames, NAME_LEVELS)
    case "phone":
      return compared(readers.phone(here), readers.phone(there), comparePhones, PHONE_LEVELS)
    case "document":
      return compared(readers.document(here), readers.document(there), compareDocuments, DOCUMENT_LEVELS)
    case "door":
      return compared<Door>(readers.door(here), readers.door(there), compareDoors, DOOR_LEVELS)
    case "birth":
      return compared(readers.birth(here), bornAs(readers, there), compareBirths, BIRTH_LEVELS)
    case "sex": {
      const [one, other] = [readers.sex(here), readers.sex(there)]
      return one === null || other === null ? null : one === other ? "same" : "different"
    }
    default:
      return kind satisfies never
  }
}

function compared<V>(
  one: V | null,
  other: V | null,
  compare: (one: V, other: V) => number,
  levels: readonly string[],
): string | null {
  return one === null || other === null ? null : (levels[compare(one, other) - 1] ?? null)
}

function bornAs(readers: Readers, document: string) {
  const read = readers.document(document)
  const digits = read === null ? null : birthDigits(read)
  return digits === null ? null : { digits, fromAge: false }
}
