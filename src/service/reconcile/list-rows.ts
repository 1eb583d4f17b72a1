import { dayOf, instantOf } from "../../core/kit/dates.ts"
import { hasAuditEntry } from "../../store/access/audit-entries.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { listRowsOf, type RowShow } from "../../store/reconcile/list-rows.ts"
import { findCountedList } from "../../store/reconcile/person-lists.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { readFoundPeople } from "./found-people.ts"
import { presentRow } from "./list-view.ts"

const PAGE = 100

/** A screen that stays open asks again with every change: that is one reading. */
const ONE_READING_MS = 10 * 60_000

/** Rows of a list that are in one state, as their sender wrote them. That they were read is written down. */
export async function listRows(
  context: Context,
  given: { readonly id: string; readonly show: RowShow; readonly offset?: number; readonly limit?: number },
) {
  authorise(context, "reconcile")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const list = await findCountedList(tx, communityId, given.id)
    if (list === undefined) return refuse("not-found", "id")
    const { show, offset = 0, limit = PAGE } = given
    const page = { today: dayOf(context.now()), show, offset, limit }
    const rows = await listRowsOf(tx, communityId, list.id, page)
    await recordReading(tx, context, list.id)
    const people = await readFoundPeople(
      tx,
      communityId,
      rows.flatMap(({ personId }) => personId ?? []),
      context.now(),
    )
    const total = show === "all" ? list.counts.rows : list.counts[show]
    return { total, rows: rows.map((row) => presentRow(row, list.asks, people)) }
  })
}

async function recordReading(tx: Tx, context: Context, listId: string): Promise<void> {
  const { communityId, accountId } = context
  const since = instantOf(Date.parse(context.now()) - ONE_READING_MS)
  const reading = { action: "list.read", subjectId: listId }
  if (await hasAuditEntry(tx, communityId, { ...reading, accountId, since })) return
  await recordAudit(tx, context, { ...reading, subjectKind: "list" })
}
