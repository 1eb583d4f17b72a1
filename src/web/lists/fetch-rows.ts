import type { QueryOf } from "../../contract/endpoint.ts"
import { listRows } from "../../contract/lists.ts"
import { call } from "../app/client.ts"
import { RefusedError } from "../app/query.ts"
import type { Row } from "./list-types.ts"

/** The contract gives so many at a time. */
const AT_A_TIME = 1000

/** All rows of a list that are in one state, in its order; no more are asked for once `isEnough`. */
export async function fetchRows(
  id: string,
  show: QueryOf<typeof listRows>["show"],
  isEnough: (rows: readonly Row[]) => boolean = () => false,
): Promise<readonly Row[]> {
  const rows: Row[] = []
  for (;;) {
    const query = { id, show, offset: rows.length, limit: AT_A_TIME }
    const answer = await call(listRows, { query })
    if (!answer.ok) throw new RefusedError(answer)
    rows.push(...answer.value.rows)
    if (answer.value.rows.length === 0 || rows.length >= answer.value.total || isEnough(rows)) return rows
  }
}
