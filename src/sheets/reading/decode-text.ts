/** Characters that did not decode may be at most this share of those outside ASCII. */
const BROKEN_SHARE = 0.1

/**
 * Text in UTF-8, UTF-16 with a byte order mark, or GB18030; null when the bytes are no text. A few broken
 * bytes spoil their
 * own cells (U+FFFD stands there), not the file.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decodeByMark(bytes) ?? decodeByGuess(bytes)
  return text === null || text.includes("\0") ? null : text
}

function decodeByMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return decode(bytes, "utf-16le")
  if (first === 0xfe && second === 0xff) return decode(bytes, "utf-16be")
  return first === 0xef && second === 0xbb && third === 0xbf ? decode(bytes, "utf-8") : null
}

function decodeByGuess(bytes: Uint8Array): string | null {
  const unicode = decode(bytes, "utf-8")
  if (isSound(unicode)) return unicode
  const chinese = decode(bytes, "gb18030")
  return isSound(chinese) ? chinese : null
}

function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}

function isSound(text: string): boolean {
  let broken = 0
  let beyondAscii = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0xfffd) broken++
    if (code > 0x7f) beyondAscii++
  }
  return broken <= beyondAscii * BROKEN_SHARE
}
