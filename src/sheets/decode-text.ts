/** A text file's text: UTF-8 with or without mark, UTF-16 with mark, else GB18030; null when it is no text in any of them. */
export function decodeText(bytes: Uint8Array): string | null {
  const encodings =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? ["utf-16le"]
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? ["utf-16be"]
        : ["utf-8", "gb18030"]
  for (const encoding of encodings) {
    const text = decode(bytes, encoding)
    if (text !== null && !text.includes("\0")) return text
  }
  return null
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
