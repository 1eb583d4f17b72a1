import { type Indicator, indicators } from "../../core/report/summary.ts"
import { type MapFilter, readMapFilter } from "../map/map-filter.ts"

/** What can be open beside the map: the rows of a number of the table, or the homes of a kind. */
export type TableKey = Indicator | "物资库存" | "隔离分布"
export type RowsKey = TableKey | MapFilter

export function isTableKey(text: string): text is TableKey {
  return text === "物资库存" || text === "隔离分布" || (indicators as readonly string[]).includes(text)
}

export function readRowsKey(text: string | undefined): RowsKey | null {
  if (text === undefined) return null
  if (isTableKey(text)) return text
  return readMapFilter(text)
}

/** What is open beside the map: a number's rows, and over them perhaps a home's page. */
export type BesideMap = { home?: string; rows?: RowsKey }
