import { BookRefused } from "./book-refused.ts"
import { decimalText, serialText } from "./cell-text.ts"
import { decodeEscapes, makeWords } from "./read-shared-strings.ts"
import type { NumberFormat } from "./read-styles.ts"
import { findAttribute, readXml } from "./read-xml.ts"

export type SheetSetting = {
  readonly strings: readonly string[]
  readonly formats: readonly NumberFormat[]
  readonly from1904: boolean
}

const LAST_LINE = 1_048_576
const LAST_COLUMN = 16_384

/**
 * Reads the cells of a worksheet part, line by line. Of a formula its last result is taken, of merged cells
 * what each holds.
 */
export function readSheet(
  part: Uint8Array,
  setting: SheetSetting,
  take: (line: number, cells: string[]) => void,
): void {
  const words = makeWords()
  let isDone = false
  let isOpen = false
  let line = 0
  let cells: string[] = []
  let column = 0
  let type = ""
  let format: NumberFormat = null
  let inValue = false
  let value = ""

  const startCell = (attributes: string) => {
    const place = quickAttribute(attributes, "r")
    column = place === null ? column + 1 : columnOf(place)
    if (column < 1 || column > LAST_COLUMN) throw new BookRefused("damaged")
    type = quickAttribute(attributes, "t") ?? "n"
    const style = type === "n" ? quickAttribute(attributes, "s") : null
    format = style === null ? null : (setting.formats[Number(style)] ?? null)
    value = ""
    words.clear()
  }
  const endCell = () => {
    const text =
      type === "inlineStr" ? words.take() : value === "" ? "" : textOf(type, value, format, setting)
    if (text === "") return
    while (cells.length < column - 1) cells.push("")
    cells[column - 1] = text
  }

  readXml(
    part,
    {
      open: (name, attributes) => {
        if (name === "c") startCell(attributes)
        else if (name === "v") inValue = true
        else if (name === "row") {
          line = Number(quickAttribute(attributes, "r") ?? line + 1)
          if (!(line >= 1 && line <= LAST_LINE)) throw new BookRefused("damaged")
          cells = []
          column = 0
        } else if (name === "sheetData") isOpen = true
        else words.open(name)
      },
      close: (name) => {
        if (name === "v") inValue = false
        else if (name === "c") endCell()
        else if (name === "row") take(line, cells)
        else if (name === "sheetData") isDone = true
        else words.close(name)
      },
      text: (text) => {
        if (inValue) value += text
        else words.text(text)
      },
    },
    () => isDone,
  )
  if (isOpen && !isDone) throw new BookRefused("damaged")
}

/** For the three attributes of a cell, of which there are millions; odd spellings go the slow way. */
function quickAttribute(attributes: string, name: string): string | null {
  const at = attributes.indexOf(` ${name}="`)
  if (at < 0) return attributes === "" ? null : findAttribute(attributes, name)
  const start = at + name.length + 3
  return attributes.slice(start, attributes.indexOf('"', start))
}

/** The number of the column that a cell's place (`AB12`) names, from 1. */
function columnOf(place: string): number {
  let column = 0
  for (let at = 0; at < place.length; at++) {
    const letter = place.charCodeAt(at) & ~0x20
    if (letter < 0x41 || letter > 0x5a) break
    column = column * 26 + letter - 0x40
  }
  return column
}

function textOf(type: string, value: string, format: NumberFormat, setting: SheetSetting): string {
  switch (type) {
    case "s":
      return sharedText(value, setting.strings)
    case "str":
      return decodeEscapes(value)
    case "b":
      return value.trim() === "1" || value.trim() === "true" ? "TRUE" : "FALSE"
    case "d":
      return isoText(value)
    case "n":
      return numberText(value, format, setting.from1904)
    default:
      // an error such as #N/A stays in sight, for the row to be refused by it
      return value
  }
}

function sharedText(value: string, strings: readonly string[]): string {
  const text = strings[Number(value)]
  if (text === undefined) throw new BookRefused("damaged")
  return text
}

function isoText(value: string): string {
  const parts = /^(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d)?/.exec(value.trim())
  return [parts?.[1], parts?.[2]].filter((part) => part !== undefined).join(" ") || value
}

function numberText(value: string, format: NumberFormat, from1904: boolean): string {
  const number = Number(value)
  if (!Number.isFinite(number)) return value
  if (format === null) return decimalText(number)
  if ("date" in format) return serialText(number, format.date, from1904)
  return decimalText(number).padStart(format.digits, "0")
}
