import { bytesOf, endOf, finishedHash, hashedOn, hashOfText, type KeptTexts, startOf } from "./kept-texts.ts"

/** Texts by their place, from 0: an array of strings, or many texts kept as bytes. */
export type Texts = {
  readonly length: number
  readonly at: (place: number) => string | undefined
  /** There where the texts are kept as bytes. */
  readonly packed?: PackedTexts
}

/** Texts that can be looked at without making strings of them. */
export type PackedTexts = {
  readonly kept: KeptTexts
  /** Where a text stands, among texts of which each is kept once; -1 when it is not among them. */
  readonly placeOf: (text: string) => number
}

/** A hash of the text at a place, nought or more. */
export function hashAt(texts: Texts, place: number): number {
  const kept = texts.packed?.kept
  return (kept === undefined ? hashOf(texts.at(place) ?? "") : hashOfText(kept, place)) >>> 0
}

function hashOf(text: string): number {
  let hash = 0
  for (let at = 0; at < text.length; at += 1) hash = hashedOn(hash, text.charCodeAt(at))
  return finishedHash(hash)
}

/** Whether nothing but blanks stands at a place. */
export function isBlankAt(texts: Texts, place: number): boolean {
  const kept = texts.packed?.kept
  if (kept !== undefined && hasInk(bytesOf(kept, place), startOf(kept, place), endOf(kept, place)))
    return false
  return (texts.at(place) ?? "").trim() === ""
}

/** Whether some printable ASCII is among the bytes. */
function hasInk(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0
    if (byte > 0x20 && byte < 0x7f) return true
  }
  return false
}
