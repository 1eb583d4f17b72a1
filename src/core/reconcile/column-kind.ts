import { bitsFor, hasBit, setBit } from "./bits.ts"
import type { Column } from "./list.ts"
import { plainText } from "./plain-text.ts"
import { readBirth } from "./read-birth.ts"
import { readDocument } from "./read-document.ts"
import { readPhones } from "./read-phone.ts"
import { looksLikeName } from "./surnames.ts"
import { hashAt, isBlankAt, type Texts } from "./texts.ts"

/**
 * What a column holds. `name` to `sex` are known by their meaning and found again under any header; `text`, `code` and
 * `category` are held only against the column of the same header.
 */
export type ColumnKind = PersonKind | PlainKind | "ignored"
export type PersonKind = "name" | "phone" | "document" | "door" | "birth" | "sex"
export type PlainKind = "text" | "code" | "category"

type Seen = {
  readonly header: string
  readonly texts: readonly string[]
  /** How many different texts there are, counted as far as few. */
  readonly filled: number
  readonly rows: number
}

/** A category has no more different texts. */
const FEW = 40

/** How many texts of a column are looked at. */
const SAMPLE = 400

const IGNORED =
  /^(cluster|rec_?id|unique_?id|id|no\.?|行号|序号|编号)$|备注|说明|登记时间|remark|note|comment|证件类型|下发类别/i

/** Guesses what a column holds from its header and its content. */
export function guessKind({ header: written, texts, rows }: Column<Texts>): ColumnKind {
  const header = written.trim().toLowerCase()
  if (IGNORED.test(header)) return "ignored"
  const seen: Seen = { header, ...sampleOf(texts, rows), rows: rows.length }
  if (seen.filled === 0) return "ignored"
  return personKind(seen) ?? (isMoment(seen) ? "ignored" : plainKind(seen))
}

function personKind(seen: Seen): PersonKind | null {
  const { header } = seen
  if (/户籍地|单位/.test(header)) return null
  if (/电话|手机|联系方式|phone|mobile/.test(header) && holds(seen, 0.5, isPhone)) return "phone"
  if (/证件|身份证|公民身份|id.?(card|number)/.test(header) && holds(seen, 0.5, isDocument)) return "document"
  if (/地址|住址|门牌|楼号|室号|房号|楼栋|^(弄|号|室|楼|单元)$/.test(header)) return "door"
  if (/姓名|名字|称呼/.test(header)) return "name"
  if (/出生|生日|年龄|birth|dob|^age$/.test(header) && holds(seen, 0.5, isBirth)) return "birth"
  if (holds(seen, 1, (text) => /^[男女]性?$/.test(text.trim()))) return "sex"
  if (holds(seen, 0.7, isMobile)) return "phone"
  if (holds(seen, 0.7, isResidentId)) return "document"
  if (holds(seen, 0.8, looksLikeName) && seen.filled > 20) return "name"
  return null
}

function plainKind(seen: Seen): PlainKind {
  if (seen.filled <= FEW && seen.filled < seen.rows / 20) return "category"
  return holds(seen, 0.8, (text) => /\d/.test(text) && plainText(text).length <= 20) ? "code" : "text"
}

/** A day with a time: when the row was written, not who is meant. */
function isMoment(seen: Seen): boolean {
  return holds(seen, 0.8, (text) => /\d[ T]\d{1,2}:\d{2}/.test(text))
}

function holds(seen: Seen, share: number, test: (text: string) => boolean): boolean {
  return seen.texts.filter(test).length >= share * seen.texts.length
}

/** About so many texts; chosen by their hash, so that the order of rows does not matter. */
function sampleOf(texts: Texts, rows: Int32Array): Pick<Seen, "texts" | "filled"> {
  const places = usedPlaces(texts, rows)
  const most = Math.min(1, SAMPLE / places.length) * 2 ** 32
  const sample: string[] = []
  let filled = 0
  for (let at = 0; at < places.length; at += 1) {
    const place = places[at] ?? 0
    const isChosen = hashAt(texts, place) < most
    if ((filled > FEW && !isChosen) || isBlankAt(texts, place)) continue
    filled += 1
    if (isChosen) sample.push(texts.at(place) ?? "")
  }
  return { texts: sample, filled }
}

/** The places of the texts that rows have: lists may keep theirs together. */
function usedPlaces(texts: Texts, rows: Int32Array): Int32Array {
  const isUsed = bitsFor(texts.length)
  for (let row = 0; row < rows.length; row += 1) setBit(isUsed, rows[row] ?? 0)
  const places = new Int32Array(texts.length)
  let size = 0
  for (let place = 0; place < texts.length; place += 1) {
    if (!hasBit(isUsed, place)) continue
    places[size] = place
    size += 1
  }
  return places.subarray(0, size)
}

function isPhone(text: string): boolean {
  return readPhones(text) !== null
}

function isMobile(text: string): boolean {
  return readPhones(text)?.some((number) => /^1\d[\d*]{9}$/.test(number)) === true
}

function isDocument(text: string): boolean {
  return readDocument(text) !== null
}

function isResidentId(text: string): boolean {
  return readDocument(text)?.isResidentId === true && plainText(text).length >= 15
}

function isBirth(text: string): boolean {
  return readBirth(text, 2000) !== null
}
