import { readXml } from "./read-xml.ts"

/** The texts that cells refer to by number; of rich text the words alone, without readings above them. */
export function readSharedStrings(part: Uint8Array | null): readonly string[] {
  const strings: string[] = []
  if (part === null) return strings
  const words = makeWords()
  readXml(part, {
    open: (name) => {
      if (name === "si") words.clear()
      else words.open(name)
    },
    close: (name) => {
      if (name === "si") strings.push(words.take())
      else words.close(name)
    },
    text: words.text,
  })
  return strings
}

/** Gathers what stands in `t`, except in `rPh`, which says how to pronounce it. */
export function makeWords() {
  let gathered = ""
  let inText = false
  let inReading = false
  return {
    clear: () => {
      gathered = ""
    },
    open: (name: string) => {
      if (name === "t") inText = true
      else if (name === "rPh") inReading = true
    },
    close: (name: string) => {
      if (name === "t") inText = false
      else if (name === "rPh") inReading = false
    },
    text: (text: string) => {
      if (inText && !inReading) gathered += text
    },
    take: () => decodeEscapes(gathered),
  }
}

/** Characters that XML cannot hold are written `_x000D_`. */
export function decodeEscapes(text: string): string {
  if (!text.includes("_x")) return text
  return text.replace(/_x([\da-f]{4})_/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))
}
