import { growingBytes, growingNumbers } from "./growing.ts"

/** Texts by their place, from 0: an array of strings, or many texts kept as bytes. */
export type Texts = { readonly length: number; readonly at: (place: number) => string | undefined }

/** Takes up texts one by one and keeps them as UTF-8, which takes a fourth of the room that strings take. */
export type Packing = {
  /** Writes a text behind those that are kept; `keep` keeps it, else the next is written over it. */
  readonly write: (text: string) => void
  readonly writeBytes: (bytes: Uint8Array, end: number) => void
  readonly keep: () => number
  readonly hashOfWritten: () => number
  readonly hashAt: (place: number) => number
  readonly isWritten: (place: number) => boolean
  readonly texts: Texts
  /** Gives back the room that was held in store. */
  readonly finish: () => Texts
}

export function createPacking(): Packing {
  const bytes = growingBytes()
  const starts = growingNumbers()
  starts.push(0)
  let end = 0
  const startOf = (place: number) => starts.held[place] ?? 0
  const at = (place: number) =>
    place < starts.size - 1 ? textOf(bytes.held, startOf(place), startOf(place + 1)) : undefined
  const texts = {
    get length() {
      return starts.size - 1
    },
    at,
  }
  return {
    write: (text) => {
      const start = startOf(starts.size - 1)
      bytes.reserve(start + 3 * text.length)
      end = writeUtf8(bytes.held, start, text)
    },
    writeBytes: (from, count) => {
      const start = startOf(starts.size - 1)
      bytes.reserve(start + count)
      const { held } = bytes
      for (let index = 0; index < count; index += 1) held[start + index] = from[index] ?? 0
      end = start + count
    },
    keep: () => {
      starts.push(end)
      return starts.size - 2
    },
    hashOfWritten: () => hashOfBytes(bytes.held, startOf(starts.size - 1), end),
    hashAt: (place) => hashOfBytes(bytes.held, startOf(place), startOf(place + 1)),
    isWritten: (place) => {
      const { held } = bytes
      const [from, written] = [startOf(place), startOf(starts.size - 1)]
      const length = startOf(place + 1) - from
      if (length !== end - written) return false
      for (let index = 0; index < length; index += 1) {
        if (held[from + index] !== held[written + index]) return false
      }
      return true
    },
    texts,
    finish: () => {
      bytes.trim(startOf(starts.size - 1))
      starts.trim()
      return texts
    },
  }
}

/** FNV-1a over UTF-16 code units. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return hash >>> 0
}

function hashOfBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  // FNV leaves the low bits poor, and they choose the place in a table
  return (hash ^ (hash >>> 15)) >>> 0
}

/** Writes a text as UTF-8 and says where it ends; half of a pair is written as if it were a sign. */
function writeUtf8(bytes: Uint8Array, start: number, text: string): number {
  let end = start
  for (let at = 0; at < text.length; at += 1) {
    let code = text.charCodeAt(at)
    if (code < 0x80) {
      bytes[end++] = code
      continue
    }
    if (code >= 0xd800 && code < 0xdc00) {
      code = text.codePointAt(at) ?? code
      if (code > 0xffff) at += 1
    }
    if (code < 0x800) bytes[end++] = 0xc0 | (code >> 6)
    else {
      if (code < 0x10000) bytes[end++] = 0xe0 | (code >> 12)
      else {
        bytes[end++] = 0xf0 | (code >> 18)
        bytes[end++] = 0x80 | ((code >> 12) & 0x3f)
      }
      bytes[end++] = 0x80 | ((code >> 6) & 0x3f)
    }
    bytes[end++] = 0x80 | (code & 0x3f)
  }
  return end
}

const codes: number[] = []

/** Texts longer than this are put together in pieces: a call takes only so many arguments. */
const PIECE = 4096

function textOf(bytes: Uint8Array, start: number, end: number): string {
  let text = ""
  codes.length = 0
  for (let at = start; at < end; ) {
    const head = bytes[at] ?? 0
    const length = head < 0xc0 ? 1 : head < 0xe0 ? 2 : head < 0xf0 ? 3 : 4
    let code = length === 1 ? head : head & (0xff >> (length + 1))
    for (let tail = 1; tail < length; tail += 1) code = (code << 6) | ((bytes[at + tail] ?? 0) & 0x3f)
    at += length
    if (code > 0xffff) codes.push(0xd7c0 + (code >> 10), 0xdc00 | (code & 0x3ff))
    else codes.push(code)
    if (codes.length >= PIECE) {
      text += String.fromCharCode(...codes)
      codes.length = 0
    }
  }
  return text + String.fromCharCode(...codes)
}
