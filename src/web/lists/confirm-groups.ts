import { type RowOutcome, rowOutcomes } from "../../core/reconcile/row-outcome.ts"
import type { Row } from "./list-types.ts"

/** Rows that end alike when they are confirmed as proposed. */
export type Group = { readonly outcome: RowOutcome; readonly rowIds: readonly string[] }

/** The contract takes so many at a time. */
const MOST = 1000

/** What is sent when rows are confirmed as proposed; those without a proposal have to be asked about first. */
export function groupsOf(rows: readonly Pick<Row, "id" | "proposed" | "outcome">[]): {
  readonly groups: readonly Group[]
  readonly left: number
} {
  const open = rows.filter(({ outcome }) => outcome === null)
  const groups = rowOutcomes.flatMap((outcome) => {
    const ids = open.filter(({ proposed }) => proposed === outcome).map(({ id }) => id)
    return portionsOf(ids).map((rowIds) => ({ outcome, rowIds }))
  })
  return { groups, left: open.filter(({ proposed }) => proposed === null).length }
}

export function portionsOf(ids: readonly string[], most = MOST): string[][] {
  const portions: string[][] = []
  for (let at = 0; at < ids.length; at += most) portions.push(ids.slice(at, at + most))
  return portions
}
