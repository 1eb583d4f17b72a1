import { dayOf } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listRowsById, listRowsOfTask } from "../../store/reconcile/list-rows.ts"
import { findPersonList } from "../../store/reconcile/person-lists.ts"
import { recordAudits } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { readFoundPeople } from "./found-people.ts"
import { presentRow } from "./list-view.ts"

/** All rows that a task is about: those still to be registered, and those that were since. That they were read is written down. */
export async function listTaskRows(context: Context, given: { readonly task: string }) {
  authorise(context, "reconcile")
  const { communityId } = context
  const today = dayOf(context.now())
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const ids = await listRowsOfTask(tx, communityId, given.task.toLowerCase())
    const rows = await listRowsById(tx, communityId, ids, today)
    const [first] = rows
    const list = first === undefined ? undefined : await findPersonList(tx, communityId, first.listId)
    if (list === undefined) return refuse("not-found", "task")
    const whom = rows.flatMap(({ personId }) => personId ?? [])
    const people = await readFoundPeople(tx, communityId, [...new Set(whom)], context.now())
    const read = rows.map(({ id }) => id)
    await recordAudits(tx, context, read, { action: "list.row.read", subjectKind: "list-row" })
    const { header, kinds, sender, title } = list.detail
    return {
      list: { id: list.id, sender, title, asks: list.asks },
      ...{ header, kinds },
      rows: rows.map((row) => presentRow(row, list.asks, people)),
    }
  })
}
