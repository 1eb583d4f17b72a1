import * as contract from "../contract/board.ts"
import { exportRows } from "../service/report/export-rows.ts"
import { getAttention } from "../service/report/get-attention.ts"
import { getRows } from "../service/report/get-rows.ts"
import { onDay } from "./parse-day.ts"
import { route } from "./route.ts"
import type { Site } from "./site.ts"

/** What stands behind the numbers, and what needs a hand. */
export function rowRoutes(site: Site): void {
  const { writeTable } = site.options.books
  route(site, contract.getAttention, ({ context, query }) =>
    onDay(query, (given) => getAttention(context, given)),
  )
  route(site, contract.getRows, ({ context, query }) => onDay(query, (given) => getRows(context, given)))
  route(site, contract.downloadRows, ({ context, query }) =>
    onDay(query, (given) => exportRows(context, writeTable, given)),
  )
}
