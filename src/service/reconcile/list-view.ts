import type { Instant } from "../../core/kit/dates.ts"
import type { ListQuestion } from "../../core/reconcile/row-outcome.ts"
import { proposeOutcome } from "../../core/reconcile/row-rules.ts"
import type { ListRowRow } from "../../store/reconcile/list-rows.ts"
import type { PersonListRow } from "../../store/reconcile/person-lists.ts"
import type { ShownPerson } from "./found-people.ts"

/** A list as it stands in the list of lists. */
export function presentList(list: PersonListRow, now: Instant) {
  const { id, asks, madeAt, by, dueAt, answeredAt, counts, detail } = list
  return {
    id,
    sender: detail.sender,
    title: detail.title,
    asks,
    madeAt,
    by,
    dueAt,
    answeredAt,
    counts,
    late: dueAt !== null && dueAt <= now && answeredAt === null,
  }
}

/** A row as its sender wrote it, with who it is. */
export function presentRow(row: ListRowRow, asks: ListQuestion, people: ReadonlyMap<string, ShownPerson>) {
  const { id, place, cells, identity, identityBy, chance, outcome, outcomeBy, reason } = row
  return {
    id,
    place,
    cells,
    identity,
    identityBy,
    chance,
    outcome,
    outcomeBy,
    reason,
    person: row.personId === null ? null : (people.get(row.personId) ?? null),
    proposed: proposeOutcome(asks, row),
    end: row.endKind === null ? null : { kind: row.endKind, id: row.endId },
    call:
      row.checkId === null || row.callStatus === null
        ? null
        : { id: row.checkId, status: row.callStatus, outcome: row.callOutcome },
  }
}
