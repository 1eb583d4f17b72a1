import { dayOf, parsePlainDate } from "../../core/kit/dates.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { type FoundPersonRow, listFoundPeople } from "../../store/people/find-people.ts"
import { findOpenReturn } from "../../store/screening/returns.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { maskFound } from "../people/find-people.ts"
import { refuse } from "../refusal.ts"

/** A reported return as it was written, to be registered. That its names and numbers were read is written down. */
export async function openReturn(context: Context, given: { readonly id: string }) {
  authorise(context, "screen")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const row = await findOpenReturn(tx, communityId, given.id)
    if (row === undefined) return refuse("not-found", "id")
    await recordAudit(tx, context, { action: "report.read", subjectKind: "report", subjectId: row.id })
    const {
      name = "",
      idNumber = "",
      phone = "",
      from = "",
      transport = "",
      vehicle = "",
      note = "",
    } = row.detail
    return {
      ...{
        id: row.id,
        person: await personOf(tx, context, row.personId),
        homeId: row.homeId,
        door: row.door ?? "",
      },
      ...{ name, idNumber, phone, from, arrivedOn: parsePlainDate(row.detail.arrivedOn ?? "") },
      ...{ transport, vehicle, note },
    }
  })
}

async function personOf(tx: Tx, context: Context, personId: string | null): Promise<FoundPersonRow | null> {
  if (personId === null) return null
  const search = { by: "ids", ids: [personId] } as const
  const [person] = await listFoundPeople(tx, context.communityId, search, dayOf(context.now()), 1)
  return person === undefined ? null : maskFound(person)
}
