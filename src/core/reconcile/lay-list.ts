import { plainText } from "./plain-text.ts"
import { readDocument } from "./read-document.ts"
import { readPhones } from "./read-phone.ts"

/** A list as a table: its own header, and rows as they came. */
export type LaidList = { readonly header: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** `places`: which of the lines each row was; null where no line is a header. */
type LaidSheet = LaidList & { readonly places: readonly number[] | null }

/** Titles and notes above a header take a few lines; further down it is not looked for. */
const LINES_SEARCHED = 20

const WORDS =
  /姓名|名字|称呼|电话|手机|联系方式|号码|证件|身份证|地址|住址|门牌|楼|室|性别|年龄|出生|生日|序号|编号|备注|说明|来源|来自|出发|日期|时间|街道|居委|社区|户主|关系|name|phone|mobile|address|sex|birth/i

/**
 * Finds the header of a sheet: of the first lines the one with most words of headers, else the first that has no data in it
 * while the next has. What stands above it is a title. A sheet without one gets numbered columns.
 */
export function layList(lines: readonly (readonly string[])[]): LaidSheet {
  const at = headerLine(lines)
  const filled = lines.flatMap((cells, place) =>
    place > at && cells.some((cell) => cell.trim() !== "") ? [{ cells, place }] : [],
  )
  const rows = filled.map(({ cells }) => cells)
  const width = Math.max(0, ...rows.map(({ length }) => length), at < 0 ? 0 : (lines[at]?.length ?? 0))
  const header = Array.from({ length: width }, (_, column) => {
    const written = at < 0 ? "" : (lines[at]?.[column] ?? "").replace(/\s+/g, "")
    return written === "" ? `列${column + 1}` : written
  })
  return {
    header,
    rows: rows.map((cells) => header.map((_, column) => cells[column] ?? "")),
    places: at < 0 ? null : filled.map(({ place }) => place),
  }
}

function headerLine(lines: readonly (readonly string[])[]): number {
  const searched = lines.slice(0, LINES_SEARCHED)
  const known = searched.map((cells) =>
    cells.some(isData) ? 0 : cells.filter((cell) => cell.length <= 20 && WORDS.test(cell)).length,
  )
  const most = Math.max(0, ...known)
  // one word alone may be a title: "12号楼返沪人员名单"
  if (most >= 2) return known.indexOf(most)
  const filled = (cells: readonly string[]) => cells.filter((cell) => cell.trim() !== "").length
  const single = known.findIndex((count, at) => count === 1 && filled(searched[at] ?? []) === widest(lines))
  if (single >= 0) return single
  return searched.findIndex((cells, at) => {
    const next = lines[at + 1]
    if (next === undefined || filled(cells) < 2 || filled(cells) < widest(lines) / 2) return false
    return !cells.some(isData) && new Set(cells).size === cells.length && next.some(isData)
  })
}

function widest(lines: readonly (readonly string[])[]): number {
  return Math.max(0, ...lines.slice(0, LINES_SEARCHED * 2).map(({ length }) => length))
}

/** A cell that is no heading: a number, a date, a telephone, a document. */
function isData(cell: string): boolean {
  const text = plainText(cell)
  if (text === "") return false
  if (/^[\d.,:/年月日 -]+$/.test(text)) return true
  return (/\d{7}/.test(text) && readPhones(text) !== null) || /^\d{14,17}[\dx]$/.test(text) || isMasked(text)
}

function isMasked(text: string): boolean {
  return text.includes("*") && /\d/.test(text) && readDocument(text) !== null
}
