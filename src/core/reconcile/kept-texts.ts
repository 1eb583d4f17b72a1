import { textOfUtf8, writeUtf8 } from "./utf8.ts"

/**
 * Texts as UTF-8. Each has a head of four words of four bytes: how many bytes it has, and the bytes themselves if they are
 * no more than twelve; what they leave of the head is nought. Of a longer text the head holds a hash, and where its bytes
 * begin among the `tails`. So hardly any text is hashed, copied or held against another by more than its head, which lies
 * at one place in memory, and no loop over a text's own length is needed.
 */
export type KeptTexts = {
  readonly heads: Int32Array<ArrayBuffer>
  /** The bytes of the heads, which are the same memory. */
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly tails: Uint8Array<ArrayBuffer>
  readonly size: number
  /** How many bytes of the tails are taken. */
  readonly tailEnd: number
}

/** Texts of which more come. */
export type GrowingTexts = { -readonly [key in keyof KeptTexts]: KeptTexts[key] }

/** Words of a head, and the bytes of a text that it has room for. */
const HEAD = 4
export const INLINE = 12

export function roomForTexts(texts: number, tails: number): GrowingTexts {
  const heads = new Int32Array(HEAD * texts)
  return { heads, bytes: new Uint8Array(heads.buffer), tails: new Uint8Array(tails), size: 0, tailEnd: 0 }
}

/** The first `size` texts by themselves, without the room that was held in store. */
export function withoutStore({ heads, tails, tailEnd }: KeptTexts, size: number): KeptTexts {
  const kept = heads.slice(0, HEAD * size)
  return { heads: kept, bytes: new Uint8Array(kept.buffer), tails: tails.slice(0, tailEnd), size, tailEnd }
}

/** Makes room for so many texts, and bytes of tails. */
export function widenTexts(texts: GrowingTexts, size: number, tails: number): void {
  if (HEAD * size > texts.heads.length) {
    const heads = new Int32Array(HEAD * Math.ceil(1.4 * size))
    heads.set(texts.heads)
    texts.heads = heads
    texts.bytes = new Uint8Array(heads.buffer)
  }
  if (tails > texts.tails.length) {
    const wider = new Uint8Array(Math.ceil(1.4 * tails))
    wider.set(texts.tails)
    texts.tails = wider
  }
}

function isLong({ heads }: KeptTexts, place: number): boolean {
  return (heads[HEAD * place] ?? 0) > INLINE
}

/** In which bytes a text stands: from `startOf` on up to `endOf`. */
export function bytesOf(texts: KeptTexts, place: number): Uint8Array {
  return isLong(texts, place) ? texts.tails : texts.bytes
}

export function startOf(texts: KeptTexts, place: number): number {
  return isLong(texts, place) ? (texts.heads[HEAD * place + 3] ?? 0) : inlineStart(place)
}

export function endOf(texts: KeptTexts, place: number): number {
  return startOf(texts, place) + (texts.heads[HEAD * place] ?? 0)
}

/** Where the bytes of a text that is not longer than its head begin. */
export function inlineStart(place: number): number {
  return 4 * HEAD * place + 4
}

/** The first word of a text's head: who has looked at it has the others near. */
export function headAt({ heads }: KeptTexts, place: number): number {
  return heads[HEAD * place] ?? 0
}

export function textAt(texts: KeptTexts, place: number): string {
  return textOfUtf8(bytesOf(texts, place), startOf(texts, place), endOf(texts, place))
}

/** Writes the head of a text of so many bytes: they stand in it already, or from `start` on among the tails if they are more. */
export function writeHead({ heads, tails }: KeptTexts, place: number, start: number, length: number): void {
  const at = HEAD * place
  heads[at] = length
  if (length <= INLINE) return
  let hash = 0
  for (let byte = start; byte < start + length; byte += 1) hash = hashedOn(hash, tails[byte] ?? 0)
  heads[at + 1] = finishedHash(hash)
  heads[at + 2] = 0
  heads[at + 3] = start
}

/** Writes a text to the first place; there are three bytes of tails for each of its signs. */
export function writeText(texts: KeptTexts, text: string): void {
  const { heads, bytes, tails } = texts
  const length = writeUtf8(tails, text)
  heads.fill(0, 0, HEAD)
  for (let at = 0; at < Math.min(length, INLINE); at += 1) bytes[inlineStart(0) + at] = tails[at] ?? 0
  writeHead(texts, 0, 0, length)
}

/**
 * The hash of a text, all of its bits as good; it is the same wherever a text is kept. Below nought half of the time: V8 keeps
 * numbers of 31 bits and a sign without an object for each.
 */
export function hashOfText({ heads }: KeptTexts, place: number): number {
  const at = HEAD * place
  const length = heads[at] ?? 0
  const hash = hashedOn(hashedOn(hashedOn(0, length), heads[at + 1] ?? 0), heads[at + 2] ?? 0)
  return finishedHash(hashedOn(hash, length > INLINE ? 0 : (heads[at + 3] ?? 0)))
}

export function hashedOn(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

export function finishedHash(hash: number): number {
  const mixed = Math.imul(hash, 0x2c1b3c6d)
  return mixed ^ (mixed >>> 13)
}

/** Whether a text is the same as one of others. */
export function isSameText(one: KeptTexts, place: number, others: KeptTexts, placeOfOther: number): boolean {
  const at = HEAD * place
  const other = HEAD * placeOfOther
  const { heads } = one
  const otherHeads = others.heads
  if (heads[at] !== otherHeads[other] || heads[at + 1] !== otherHeads[other + 1]) return false
  if ((heads[at] ?? 0) > INLINE) return isSameTail(one, place, others, placeOfOther)
  return heads[at + 2] === otherHeads[other + 2] && heads[at + 3] === otherHeads[other + 3]
}

function isSameTail(one: KeptTexts, place: number, others: KeptTexts, placeOfOther: number): boolean {
  const end = endOf(one, place)
  let other = startOf(others, placeOfOther)
  for (let at = startOf(one, place); at < end; at += 1, other += 1)
    if (one.tails[at] !== others.tails[other]) return false
  return true
}

/** Writes a text to a place among others, where there is room for it. */
export function copyText(from: KeptTexts, placeOfText: number, texts: GrowingTexts, place: number): void {
  const source = HEAD * placeOfText
  const target = HEAD * place
  const { heads } = texts
  const length = from.heads[source] ?? 0
  heads[target] = length
  heads[target + 1] = from.heads[source + 1] ?? 0
  heads[target + 2] = from.heads[source + 2] ?? 0
  heads[target + 3] = from.heads[source + 3] ?? 0
  if (length > INLINE) copyTail(from, placeOfText, texts, place)
}

function copyTail(from: KeptTexts, placeOfText: number, texts: GrowingTexts, place: number): void {
  const end = endOf(from, placeOfText)
  let to = texts.tailEnd
  texts.heads[HEAD * place + 3] = to
  for (let at = startOf(from, placeOfText); at < end; at += 1, to += 1) texts.tails[to] = from.tails[at] ?? 0
  texts.tailEnd = to
}

/** Writes the first `size` of other texts behind the first `place` of some, where there is room for them. */
export function copyTexts(from: KeptTexts, texts: GrowingTexts, place: number): void {
  texts.heads.set(from.heads.subarray(0, HEAD * from.size), HEAD * place)
  if (from.tailEnd === 0) return
  texts.tails.set(from.tails.subarray(0, from.tailEnd), texts.tailEnd)
  for (let at = 0; at < from.size; at += 1)
    if (isLong(from, at)) texts.heads[HEAD * (place + at) + 3] = texts.tailEnd + startOf(from, at)
  texts.tailEnd += from.tailEnd
}
