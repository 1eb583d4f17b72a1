import { textOfUtf8 } from "./utf8.ts"

/**
 * Texts as UTF-8, which takes a fourth of the room that strings take. Text `place` ends before `ends[place + 1]` and begins at
 * the first multiple of four from `ends[place]` on; what is left of its last four bytes is nought. So texts are hashed, copied
 * and held against each other by `words` of four bytes, which are the same memory.
 */
export type KeptTexts = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly words: Uint32Array<ArrayBuffer>
  readonly ends: Int32Array<ArrayBuffer>
  readonly size: number
  /** Their hashes, where they are known. */
  readonly hashes?: Uint32Array
}

/** Room for so many texts of so many bytes, with what is left of each one's last four. */
export function roomForTexts(texts: number, bytes: number): KeptTexts {
  const words = new Uint32Array((bytes + 3) >> 2)
  return { bytes: new Uint8Array(words.buffer), words, ends: new Int32Array(texts + 1), size: 0 }
}

export type HashedTexts = KeptTexts & { readonly hashes: Uint32Array }

export function roomForHashed(texts: number, bytes: number): HashedTexts {
  return { ...roomForTexts(texts, bytes), hashes: new Uint32Array(texts) }
}

/** How many bytes a text of so many takes. */
export function roomOf(bytes: number): number {
  return (bytes + 3) & -4
}

/** Where a text begins. */
export function startAt({ ends }: KeptTexts, place: number): number {
  return ((ends[place] ?? 0) + 3) & -4
}

export function textAt(kept: KeptTexts, place: number): string {
  return textOfUtf8(kept.bytes, startAt(kept, place), kept.ends[place + 1] ?? 0)
}

/** The hash of a text, all of its bits as good. */
export function hashOfText({ words, ends, hashes }: KeptTexts, place: number): number {
  return hashes?.[place] ?? hashOfWords(words, wordAt(ends, place), wordAt(ends, place + 1))
}

/** The first word of a text, and the one after the last of the text before. */
export function wordAt(ends: Int32Array, place: number): number {
  return ((ends[place] ?? 0) + 3) >> 2
}

export function hashOfWords(words: Uint32Array, from: number, to: number): number {
  let hash = 0
  for (let at = from; at < to; at += 1) hash = hashedOn(hash, words[at] ?? 0)
  return finishedHash(hash)
}

export function hashedOn(hash: number, word: number): number {
  const mixed = Math.imul(hash ^ word, 0x9e3779b1)
  return mixed ^ (mixed >>> 15)
}

export function finishedHash(hash: number): number {
  const mixed = Math.imul(hash, 0x2c1b3c6d)
  return (mixed ^ (mixed >>> 13)) >>> 0
}

/** Whether a text is the same as one of others. */
export function isSameText(one: KeptTexts, place: number, others: KeptTexts, placeOfOther: number): boolean {
  const to = wordAt(one.ends, place + 1)
  let at = wordAt(one.ends, place)
  let other = wordAt(others.ends, placeOfOther)
  const length = (one.ends[place + 1] ?? 0) - 4 * at
  if (length !== (others.ends[placeOfOther + 1] ?? 0) - 4 * other) return false
  for (; at < to; at += 1, other += 1) if (one.words[at] !== others.words[other]) return false
  return true
}

/** Writes a text behind the first `place` of others, where there is room for it. */
export function copyText(from: KeptTexts, placeOfText: number, texts: KeptTexts, place: number): void {
  const first = wordAt(from.ends, placeOfText)
  const last = wordAt(from.ends, placeOfText + 1)
  let to = wordAt(texts.ends, place)
  texts.ends[place + 1] = 4 * (to - first) + (from.ends[placeOfText + 1] ?? 0)
  for (let at = first; at < last; at += 1, to += 1) texts.words[to] = from.words[at] ?? 0
}
