import { type BookRefusal, BookRefused } from "./book-refused.ts"
import { decodeText } from "./decode-text.ts"
import { type GridMaker, makeGrids, type ReadGridsResult } from "./grid.ts"
import { readCsv } from "./read-csv.ts"
import type { ReadLimits } from "./read-limits.ts"
import { readXls } from "./read-xls.ts"
import { readXlsx } from "./read-xlsx.ts"
import { unpackZip } from "./unpack-zip.ts"

/** Reads a file into its sheets, by what its bytes are, whatever its name says. */
export function readGrids(bytes: Uint8Array, fileName: string, limits: ReadLimits): ReadGridsResult {
  const grids = makeGrids(limits)
  try {
    fill(grids, bytes, fileName, limits)
    return { ok: true, grids: grids.grids() }
  } catch (error) {
    return { ok: false, refusal: refusalOf(error) }
  }
}

function fill(grids: GridMaker, bytes: Uint8Array, fileName: string, limits: ReadLimits): void {
  if (bytes.length === 0) throw new BookRefused("empty")
  if (bytes.length > limits.fileBytes) throw new BookRefused("too-large")
  if (startsWith(bytes, ZIP)) readXlsx(unpackZip(bytes, limits), grids)
  else if (startsWith(bytes, OLD_CONTAINER)) readXls(bytes, grids)
  else readText(bytes, fileName, grids)
}

function readText(bytes: Uint8Array, fileName: string, grids: GridMaker): void {
  const text = decodeText(bytes)
  if (text === null || OTHER_TEXT.test(text)) throw new BookRefused("not-a-spreadsheet")
  grids.startSheet(fileName.replace(/^.*[\\/]/s, "").replace(/\.[^.]*$/, ""))
  readCsv(text, grids)
}

const ZIP = [0x50, 0x4b, 0x03, 0x04]
const OLD_CONTAINER = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
/** Web pages, XML, PDF and RTF are texts too, but no tables. */
const OTHER_TEXT = /^\s*(<[!?a-z]|%PDF-|\{\\rtf)/i

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, at) => bytes[at] === byte)
}

/**
 * Every failure while reading foreign bytes is theirs: an offset beyond the end, a text too long for the
 * machine.
 */
function refusalOf(error: unknown): BookRefusal {
  return error instanceof BookRefused ? error.refusal : "damaged"
}
