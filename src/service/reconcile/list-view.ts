import { dayOf, type Instant } from "../../core/kit/dates.ts"
import type { ListQuestion } from "../../core/reconcile/row-outcome.ts"
import { proposeOutcome } from "../../core/reconcile/row-rules.ts"
import type { Tx } from "../../store/database/db.ts"
import { type FoundPersonRow, listFoundPeople } from "../../store/people/find-people.ts"
import type { ListRowRow } from "../../store/reconcile/list-rows.ts"
import type { PersonListRow } from "../../store/reconcile/person-lists.ts"
import type { Context } from "../context.ts"
import { maskPerson } from "../screening/find-screened.ts"

/** A list as it stands in the list of lists. */
export function presentList(list: PersonListRow, now: Instant) {
  const { id, asks, madeAt, by, dueAt, answeredAt, counts, detail } = list
  return {
    ...{ id, sender: detail.sender, title: detail.title, asks, madeAt, by, dueAt, answeredAt, counts },
    late: dueAt !== null && dueAt <= now && answeredAt === null,
  }
}

export type SeenPerson = Omit<FoundPersonRow, "sex"> & { readonly sex: string }

/** People by their ids, masked. */
export async function readPeople(
  tx: Tx,
  context: Pick<Context, "communityId" | "now">,
  ids: readonly string[],
): Promise<Map<string, SeenPerson>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  const search = { by: "ids", ids: wanted } as const
  const found = await listFoundPeople(
    tx,
    context.communityId,
    search,
    dayOf(context.now()),
    4 * wanted.length,
  )
  // who lives at two doors stands there once
  return new Map(
    found.toReversed().map((person) => [person.id, { ...maskPerson(person), sex: person.sex ?? "" }]),
  )
}

/** A row as its sender wrote it, with who it is. */
export function presentRow(row: ListRowRow, asks: ListQuestion, people: ReadonlyMap<string, SeenPerson>) {
  const { id, place, cells, identity, identityBy, chance, outcome, outcomeBy, reason } = row
  return {
    ...{ id, place, cells, identity, identityBy, chance, outcome, outcomeBy, reason },
    person: row.personId === null ? null : (people.get(row.personId) ?? null),
    proposed: proposeOutcome(asks, row),
    end: row.endKind === null ? null : { kind: row.endKind, id: row.endId },
    call:
      row.checkId === null || row.callStatus === null
        ? null
        : { id: row.checkId, status: row.callStatus, outcome: row.callOutcome },
  }
}
