import { BookRefused } from "./book-refused.ts"

/** What a reader of XML hears: names come without their prefix, attributes as written. */
export type XmlListener = {
  readonly open: (name: string, attributes: string) => void
  readonly close: (name: string) => void
  readonly text?: (text: string) => void
}

/**
 * Walks through one XML part. Document types and entities of its own are refused, so none is ever
 * expanded; nothing outside
 * the part is ever fetched. Stops early where `isDone` says so.
 */
export function readXml(bytes: Uint8Array, listener: XmlListener, isDone: () => boolean = () => false): void {
  const xml = decodeXml(bytes)
  let at = 0
  while (!isDone()) {
    const tag = xml.indexOf("<", at)
    if (tag < 0) return
    if (tag > at && listener.text) listener.text(unescapeXml(xml.slice(at, tag)))
    at = xml.charCodeAt(tag + 1) === BANG ? readMarkup(xml, tag, listener) : readTag(xml, tag, listener)
  }
}

/** The value of an attribute, by its name without prefix; null where it has none. */
export function findAttribute(attributes: string, name: string): string | null {
  const found = new RegExp(`(?:^|[\\s:])${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes)
  return found ? unescapeXml(found[1] ?? found[2] ?? "") : null
}

const BANG = 0x21
const SLASH = 0x2f
const QUESTION = 0x3f
const GREATER = 0x3e

function decodeXml(bytes: Uint8Array): string {
  const [first, second] = bytes
  const wide =
    first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : null
  try {
    return new TextDecoder(wide ?? "utf-8", { fatal: true }).decode(bytes)
  } catch {
    throw new BookRefused("damaged")
  }
}

function readTag(xml: string, tag: number, listener: XmlListener): number {
  const end = endOfTag(xml, tag + 1)
  const first = xml.charCodeAt(tag + 1)
  if (first === QUESTION) return end + 1
  if (first === SLASH) {
    listener.close(localName(xml, tag + 2, end))
    return end + 1
  }
  const isWhole = xml.charCodeAt(end - 1) === SLASH
  const nameEnd = endOfName(xml, tag + 1, isWhole ? end - 1 : end)
  const name = localName(xml, tag + 1, nameEnd)
  listener.open(name, xml.slice(nameEnd, isWhole ? end - 1 : end))
  if (isWhole) listener.close(name)
  return end + 1
}

/** Comments are passed over, marked sections are text; a document type has no place in a spreadsheet. */
function readMarkup(xml: string, tag: number, listener: XmlListener): number {
  if (xml.startsWith("<!--", tag)) return endOf(xml, "-->", tag + 4) + 3
  if (!xml.startsWith("<![CDATA[", tag)) throw new BookRefused("damaged")
  const end = endOf(xml, "]]>", tag + 9)
  listener.text?.(xml.slice(tag + 9, end))
  return end + 3
}

function endOf(xml: string, mark: string, from: number): number {
  const end = xml.indexOf(mark, from)
  if (end < 0) throw new BookRefused("damaged")
  return end
}

function endOfTag(xml: string, from: number): number {
  let quote = 0
  for (let at = from; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (quote !== 0) {
      if (code === quote) quote = 0
    } else if (code === GREATER) return at
    else if (code === 0x22 || code === 0x27) quote = code
  }
  throw new BookRefused("damaged")
}

function endOfName(xml: string, from: number, end: number): number {
  let at = from
  while (at < end && xml.charCodeAt(at) > 0x20) at++
  return at
}

function localName(xml: string, from: number, end: number): string {
  const name = xml.slice(from, end).trimEnd()
  const colon = name.indexOf(":")
  return colon < 0 ? name : name.slice(colon + 1)
}

const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

function unescapeXml(text: string): string {
  const lines = text.includes("\r") ? text.replace(/\r\n?/g, "\n") : text
  if (!lines.includes("&")) return lines
  return lines.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{2,4}));/gi, (whole, decimal, hex, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
