import { mayDo } from "../../core/access/roles.ts"
import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import { serviceHours } from "../../core/roster/service-hours.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findOwnPerson } from "../../store/residents/own-data.ts"
import { findRollRow, findWorkerSaid } from "../../store/roster/roll.ts"
import { listCertificates, listStoodTurns } from "../../store/roster/roll-certificates.ts"
import { listConsents } from "../../store/roster/roll-changes.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { presentLine } from "./list-roll.ts"
import { mayTouch } from "./roll-sight.ts"

/** No turn lies before it. */
const BEGINNING = "2000-01-01" as PlainDate

/** Somebody on the roll, whole: the number to ring up, what they agreed to, what they have stood. */
export async function getWorker(context: Context, given: { readonly id: string }) {
  authorise(context, "run-roll")
  const { communityId } = context
  const today = dayOf(context.now())
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const row = await findRollRow(tx, communityId, given.id, today)
    if (row === undefined || !mayTouch(context, row)) return refuse("not-found", "id") as Refusal<"not-found">
    const said = await findWorkerSaid(tx, communityId, row.id)
    const stood = await listStoodTurns(tx, communityId, row, { from: BEGINNING, until: today })
    const { turns, minutes } = serviceHours(stood)
    const firstDay = stood.reduce<PlainDate | null>(
      (first, { day }) => (first === null || day < first ? day : first),
      null,
    )
    const isSeen = row.personId !== null && mayDo(context.role, "see-people")
    const person = isSeen ? await findOwnPerson(tx, communityId, row.personId ?? "") : undefined
    return {
      ...presentLine(row),
      ...{ phone: row.phone, note: said?.note ?? "" },
      ...{ saidDoor: said?.saidDoor ?? "", saidFamily: said?.saidFamily ?? "" },
      person: person === undefined ? null : { id: row.personId ?? "", name: maskName(person.name) },
      consentsGiven: await listConsents(tx, communityId, row.id),
      stood: { turns, minutes, firstDay },
      certificates: (await listCertificates(tx, communityId, row.id)).map(({ id, number, issuedAt }) => ({
        ...{ id, number, issuedAt },
      })),
    }
  })
}
