import { dayOf } from "../../core/kit/dates.ts"
import { readRowWords } from "../../core/reconcile/row-words.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { listRowsById } from "../../store/reconcile/list-rows.ts"
import { findPersonList } from "../../store/reconcile/person-lists.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { readFoundPeople } from "./found-people.ts"
import { readWrittenHomes } from "./written-homes.ts"

/** A row by what its cells hold, to begin a registration with. That it was read is written down. */
export async function openRow(context: Context, given: { readonly id: string }) {
  authorise(context, "reconcile")
  const { communityId } = context
  const today = dayOf(context.now())
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const [row] = await listRowsById(tx, communityId, [given.id], today)
    const list = row === undefined ? undefined : await findPersonList(tx, communityId, row.listId)
    if (row === undefined || list === undefined) return refuse("not-found", "id")
    await recordAudit(tx, context, { action: "list.row.read", subjectKind: "list-row", subjectId: row.id })
    const words = readRowWords(list.detail.kinds, row.cells, today)
    const who = row.identity === "same" ? row.personId : null
    const person =
      who === null ? null : ((await readFoundPeople(tx, communityId, [who], context.now())).get(who) ?? null)
    const homeId = person?.homeId ?? (await readWrittenHomes(tx, communityId, today))(words.door)
    const home = homeId === null ? undefined : await findDwelling(tx, communityId, homeId)
    return {
      ...{ id: row.id, sender: list.detail.sender, name: words.name, idNumber: words.document },
      ...{ phone: words.phone, from: words.from, arrivedOn: words.arrivedOn, person, homeId },
      door: home?.door ?? words.door,
    }
  })
}
