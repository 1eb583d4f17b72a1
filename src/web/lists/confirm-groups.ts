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

/** Rows that ended alike, so that they can be ended so again. `isWhole`: what they ended in can be had again; a registration cannot. */
export type EndedAlike = Group & {
  readonly reason: string
  readonly isTask: boolean
  readonly isWhole: boolean
}

export function endedAlike(rows: readonly Pick<Row, "id" | "outcome" | "reason" | "end">[]): EndedAlike[] {
  const found = new Map<string, EndedAlike & { rowIds: string[] }>()
  for (const { id, outcome, reason, end } of rows) {
    if (outcome === null) continue
    const isTask = end?.kind === "task"
    const key = JSON.stringify([outcome, reason, isTask])
    const group = found.get(key) ?? {
      ...{ outcome, reason, isTask, isWhole: outcome !== "missed" || isTask },
      rowIds: [] as string[],
    }
    group.rowIds.push(id)
    found.set(key, group)
  }
  return [...found.values()].flatMap((group) =>
    portionsOf(group.rowIds).map((rowIds) => ({ ...group, rowIds })),
  )
}

type Said = {
  readonly rowId: string
  readonly is: "same" | "new" | "later"
  readonly personId: string | null
}

/** What stood of rows before they were made doubtful, to be said again. */
export function saidOf(rows: readonly Pick<Row, "id" | "identity" | "person">[]): Said[] {
  return rows.flatMap(({ id, identity, person }): Said[] => {
    if (identity === "same" && person !== null) return [{ rowId: id, is: "same", personId: person.id }]
    return identity === "new" || identity === "later" ? [{ rowId: id, is: identity, personId: null }] : []
  })
}

export function portionsOf<Item>(ids: readonly Item[], most = MOST): Item[][] {
  const portions: Item[][] = []
  for (let at = 0; at < ids.length; at += most) portions.push(ids.slice(at, at + most))
  return portions
}
