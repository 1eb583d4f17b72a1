import { type DateFormat, dateFormatOfCode, dateFormatOfId } from "./date-format.ts"
import { findAttribute, readXml } from "./read-xml.ts"

/** How a style shows numbers: as dates, filled with zeros up to some digits, or plainly (null). */
export type NumberFormat = { readonly date: DateFormat } | { readonly digits: number } | null

/** The number format of every cell style, by the style's number. */
export function readStyles(part: Uint8Array | null): readonly NumberFormat[] {
  const codes = new Map<number, string>()
  const formats: NumberFormat[] = []
  let inCellStyles = false
  if (part === null) return formats
  readXml(part, {
    open: (name, attributes) => {
      if (name === "cellXfs") inCellStyles = true
      const id = Number(findAttribute(attributes, "numFmtId") ?? 0)
      if (name === "numFmt") codes.set(id, findAttribute(attributes, "formatCode") ?? "")
      if (name === "xf" && inCellStyles) formats.push(numberFormatOf(id, codes.get(id)))
    },
    close: (name) => {
      if (name === "cellXfs") inCellStyles = false
    },
  })
  return formats
}

/** A format's own code says more than the number it goes by. */
export function numberFormatOf(id: number, code: string | undefined): NumberFormat {
  const date = code === undefined ? dateFormatOfId(id) : dateFormatOfCode(code)
  if (date !== null) return { date }
  return code !== undefined && /^0{2,20}$/.test(code) ? { digits: code.length } : null
}
