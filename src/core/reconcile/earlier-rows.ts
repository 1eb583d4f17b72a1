import { compareNames } from "./name-levels.ts"
import { compareDocuments, type Document } from "./read-document.ts"
import type { Name } from "./read-name.ts"
import { comparePhones, type Phones } from "./read-phone.ts"
import type { Readers } from "./readers.ts"

type Words = { readonly name: string; readonly phone: string; readonly document: string }

/** A row of an earlier list. */
export type EarlierWords = Words & { readonly id: string }

type Read = { readonly name: Name | null; readonly phones: Phones | null; readonly document: Document | null }

/** A number that more rows have than this tells nobody. */
const MOST_OF_A_MARK = 50

/**
 * Finds for a row the earlier ones that are surely the same person though the register knows neither: a name that sounds the same,
 * with the same document or number. Whoever comes on five lists is looked into once.
 */
export function earlierRows(readers: Readers, earlier: readonly EarlierWords[]): (row: Words) => string[] {
  const byMark = new Map<string, { id: string; read: Read }[]>()
  for (const words of earlier) {
    const read = readWords(readers, words)
    for (const mark of marksOf(read)) {
      const known = byMark.get(mark)
      if (known === undefined) byMark.set(mark, [{ id: words.id, read }])
      else if (known.length < MOST_OF_A_MARK) known.push({ id: words.id, read })
    }
  }
  return (words) => {
    const read = readWords(readers, words)
    const met = marksOf(read).flatMap((mark) => byMark.get(mark) ?? [])
    return [...new Set(met.filter((one) => isSame(read, one.read)).map(({ id }) => id))]
  }
}

function readWords(readers: Readers, { name, phone, document }: Words): Read {
  return { name: readers.name(name), phones: readers.phone(phone), document: readers.document(document) }
}

/** Two rows of one person share at least one of these: a number, or how the name sounds. */
function marksOf({ name, phones }: Read): string[] {
  return [...(phones ?? []), ...(name === null ? [] : [name.loose.join(" ") || name.units.join(" ")])]
}

/** The levels at which two names are said alike, a document is the same as far as shown, a number is the same. */
const [NAME_ALIKE, DOCUMENT_AS_SHOWN, DOCUMENT_SLIP, PHONE_SAME] = [3, 2, 4, 1]

function isSame(one: Read, other: Read): boolean {
  if (one.name === null || other.name === null || compareNames(one.name, other.name) > NAME_ALIKE)
    return false
  const documents =
    one.document === null || other.document === null ? 0 : compareDocuments(one.document, other.document)
  if (documents > DOCUMENT_SLIP) return false
  if (documents > 0 && documents <= DOCUMENT_AS_SHOWN) return true
  return (
    one.phones !== null && other.phones !== null && comparePhones(one.phones, other.phones) === PHONE_SAME
  )
}
