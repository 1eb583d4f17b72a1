import { type LaidList, layList } from "./lay-list.ts"
import { plainText } from "./plain-text.ts"
import { readAddress } from "./read-address.ts"
import { readArrival } from "./read-arrival.ts"
import { readDocument } from "./read-document.ts"
import { readPhones } from "./read-phone.ts"
import { looksLikeName } from "./surnames.ts"

/** A number before a line of a list, `1.`, `2、`, `(3)`, and signs that stand for one. */
const NUMBERED = /^\s*(?:[(（]?\d{1,4}[)）、.．:：](?!\d)|[-•·*●])\s*/

/** Reads what was pasted: a table with tabs or commas, or lines as people write them into a chat. */
export function layPasted(text: string): LaidList {
  const lines = text.split(/\r\n|[\n\r\u2028]/).filter((line) => line.trim() !== "")
  const separator = ["\t", ",", "，", ";", "；", "|"].find((sign) => {
    const counts = lines.map((line) => line.split(sign).length - 1)
    return counts.filter((count) => count > 0).length >= 0.8 * lines.length
  })
  if (separator === undefined) return layLines(lines)
  const { header, rows } = layList(lines.map((line) => line.split(separator).map((cell) => cell.trim())))
  return { header, rows }
}

const columns = ["姓名", "手机", "证件号", "地址", "抵达日期", "说明"] as const
type ColumnName = (typeof columns)[number]

/** Each line is one person; its words go to the column that fits them, what fits none is a note. */
function layLines(lines: readonly string[]): LaidList {
  const read = lines.flatMap((line) => {
    const row = readLine(line)
    return row === null ? [] : [row]
  })
  const used = columns.filter((column) => column === "姓名" || read.some((row) => row.has(column)))
  return { header: used, rows: read.map((row) => used.map((column) => row.get(column)?.join(" ") ?? "")) }
}

/** Null where a line names nobody and no number: a greeting, a title. */
function readLine(line: string): Map<ColumnName, string[]> | null {
  const row = new Map<ColumnName, string[]>()
  const parts = line
    .replace(NUMBERED, "")
    .split(/[\s\u3000,，;；、|]+/)
    .filter((part) => part !== "")
  for (const part of parts) {
    const column = columnOf(part, row.has("姓名"))
    row.set(column, [...(row.get(column) ?? []), part])
  }
  return row.has("手机") || row.has("证件号") || (row.has("姓名") && parts.length > 1) ? row : null
}

function columnOf(part: string, isNamed: boolean): ColumnName {
  const text = plainText(part)
  if (/^[\d*]{14,17}[\dx*]$/.test(text) && readDocument(text)?.isResidentId === true) return "证件号"
  if (/^(?:\+?86-?)?[\d*-]{7,14}$/.test(text) && readArrival(text, LATEST) === null && !isDoor(text))
    return readPhones(text) === null ? "说明" : "手机"
  if (!isNamed && looksLikeName(part)) return "姓名"
  if (isDoor(text)) return "地址"
  return readArrival(text, LATEST) === null ? "说明" : "抵达日期"
}

function isDoor(text: string): boolean {
  const door = /^\d{7,}$/.test(text) ? null : readAddress(text, null)
  return door !== null && (door.room !== "" || /弄/.test(text))
}

const LATEST = "2100-01-01"
