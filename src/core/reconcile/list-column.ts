import { type ColumnKind, guessKind } from "./column-kind.ts"
import type { Column } from "./list.ts"
import { plainText } from "./plain-text.ts"
import { readAddress } from "./read-address.ts"
import { readArrival } from "./read-arrival.ts"
import { looksLikeName } from "./surnames.ts"

/** What a column of a list from above holds; `note` is kept and sent back, and never held against anybody. */
export const listColumnKinds = [
  "name",
  "phone",
  "document",
  "door",
  "birth",
  "sex",
  "from",
  "arrived-on",
  "note",
] as const
export type ListColumnKind = (typeof listColumnKinds)[number]

/** Columns by which a row is held against the register. */
export const comparedKinds = ["name", "phone", "document", "door", "birth", "sex"] as const
export type ComparedKind = (typeof comparedKinds)[number]

export function isCompared(kind: ListColumnKind): kind is ComparedKind {
  return (comparedKinds as readonly string[]).includes(kind)
}

const ARRIVED = /(抵|到|返|来|回)(达|沪|本地|上海|申)*(日期|时间|日)|arriv/i
const FROM = /来自|来源地|出发|始发|途经|旅居|行程|何地|哪里|从.*(返|来)|来沪前|返沪前|^from$|origin/i

/** So much of a column must bear a guess out that rests on its content alone. */
const MOSTLY = 0.7

/** Guesses what a column holds, from its header and its content. */
export function guessListColumn(column: Column): ListColumnKind {
  const header = plainText(column.header)
  const texts = column.texts.filter((text) => text.trim() !== "")
  const holds = (test: (text: string) => boolean) =>
    texts.length > 0 && texts.filter(test).length >= MOSTLY * texts.length
  if (ARRIVED.test(header) && holds((text) => readArrival(text, LATEST) !== null)) return "arrived-on"
  if (FROM.test(header)) return "from"
  const guess: ColumnKind = guessKind(column)
  if (guess !== "text" && guess !== "code" && guess !== "category" && guess !== "ignored") return guess
  if (guess === "ignored" || /户籍|单位|类别|类型|状态|民族/.test(header)) return "note"
  if (holds(looksLikeName)) return "name"
  return holds((text) => readAddress(text, null)?.room !== undefined && /[号弄栋幢#-]/.test(text))
    ? "door"
    : "note"
}

/** A day that no list is older than: here it only matters that a date is one. */
const LATEST = "2100-01-01"
