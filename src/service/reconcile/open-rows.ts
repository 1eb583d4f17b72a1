import { dayOf } from "../../core/kit/dates.ts"
import { maskNumbersIn } from "../../core/people/mask.ts"
import { besides, type PersonWords } from "../../core/reconcile/beside.ts"
import { createReaders, type Readers } from "../../core/reconcile/readers.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { getFingerprintKey } from "../../store/gate/guards.ts"
import { listContacts } from "../../store/phone/contacts.ts"
import { listSaidOfRows } from "../../store/reconcile/likeness.ts"
import {
  type ListRowRow,
  listEarlierRows,
  listHouseholdRows,
  listRowsById,
} from "../../store/reconcile/list-rows.ts"
import { findPersonList, type PersonListHead } from "../../store/reconcile/person-lists.ts"
import { findPeopleWords } from "../../store/reconcile/person-words.ts"
import { listRegistrationsOf } from "../../store/screening/registrations.ts"
import { recordAudits } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { phoneKeyOf, readNumber } from "../phone/phone-number.ts"
import { refuse } from "../refusal.ts"
import { readFoundPeople, type ShownPerson } from "./found-people.ts"
import { presentRow } from "./list-view.ts"
import type { RoomTables } from "./room-tables.ts"

/** More of the past nobody reads in three seconds. */
const MOST_CONTACTS = 5

/** The rows of one household beside whom they may be, and what became of the same people before. That they were read is written down. */
export async function openRows(context: Context, given: { readonly row: string }, roomsOf: RoomTables) {
  authorise(context, "reconcile")
  const { communityId } = context
  const today = dayOf(context.now())
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const [asked] = await listRowsById(tx, communityId, [given.row], today)
    const list = asked === undefined ? undefined : await findPersonList(tx, communityId, asked.listId)
    if (asked === undefined || list === undefined) return refuse("not-found", "row")
    const { household, listId } = asked
    const rows =
      household === null ? [asked] : await listHouseholdRows(tx, communityId, { listId, household }, today)
    const ids = rows.map(({ id }) => id)
    const whom = [...new Set(rows.flatMap(candidateIds))]
    // sent together: each card of the queue is opened so
    const [people, words, said, rooms, earlier] = await Promise.all([
      readFoundPeople(tx, communityId, whom, context.now()),
      findPeopleWords(tx, communityId, whom, today),
      listSaidOfRows(tx, communityId, ids),
      roomsOf(tx, communityId),
      listEarlierRows(tx, communityId, ids),
      recordAudits(tx, context, ids, { action: "list.row.read", subjectKind: "list-row" }),
    ])
    const known: Known = {
      ...{ list, people, words },
      said: new Map(said.map((one) => [`${one.rowId} ${one.personId}`, one.said])),
      readers: createReaders({ thisYear: Number(today.slice(0, 4)), rooms }),
      past: await readPasts(tx, context, people, words),
    }
    return {
      rows: rows.map((row) => ({
        row: presentRow(row, list.asks, people),
        candidates: candidateIds(row).flatMap((personId) => presentCandidate(known, row, personId)),
        earlier: earlier
          .filter(({ ofRow }) => ofRow === row.id)
          .map(({ listId: id, sender, madeAt, outcome, reason }) => ({
            listId: id,
            sender,
            madeAt,
            outcome,
            reason,
          })),
      })),
    }
  })
}

/** Whom a row may be: the likeliest first; whoever somebody said it is, though matching did not find them, before all. */
function candidateIds({ identity, personId, candidates }: ListRowRow): string[] {
  const ids = candidates.map((one) => one.personId)
  return identity === "same" && personId !== null && !ids.includes(personId) ? [personId, ...ids] : ids
}

type Past = {
  readonly screenedOn: readonly string[]
  readonly contacts: Awaited<ReturnType<typeof listContacts>>
}

type Known = {
  readonly list: PersonListHead
  readonly people: ReadonlyMap<string, ShownPerson>
  readonly words: ReadonlyMap<string, PersonWords>
  readonly said: ReadonlyMap<string, "same" | "not-same">
  readonly readers: Readers
  readonly past: ReadonlyMap<string, Past>
}

function presentCandidate(known: Known, row: ListRowRow, personId: string) {
  const { list, people, words, said, readers, past } = known
  const person = people.get(personId)
  const own = words.get(personId)
  // who was deleted meanwhile is nobody any more
  if (person === undefined || own === undefined) return []
  const { header, kinds } = list.detail
  return [
    {
      ...{ person, chance: row.candidates.find((one) => one.personId === personId)?.chance ?? 1 },
      said: said.get(`${row.id} ${personId}`) ?? null,
      fields: besides(readers, header, kinds, row.cells, own),
      screenedOn: past.get(personId)?.screenedOn ?? [],
      contacts: past.get(personId)?.contacts ?? [],
    },
  ]
}

async function readPasts(
  tx: Tx,
  context: Context,
  people: ReadonlyMap<string, ShownPerson>,
  words: ReadonlyMap<string, PersonWords>,
): Promise<Map<string, Past>> {
  const { communityId } = context
  const today = dayOf(context.now())
  const key = await getFingerprintKey(tx, communityId)
  const pasts = Array.from(people.values(), async ({ id, homeId }): Promise<[string, Past]> => {
    const phoneKey = phoneKeyOf(key, readNumber(words.get(id)?.phone ?? ""))
    const [contacts, registrations] = await Promise.all([
      listContacts(tx, communityId, { homeId, phoneKey }, today, MOST_CONTACTS),
      listRegistrationsOf(tx, communityId, id),
    ])
    const screenedOn = registrations.map(({ at }) => at.slice(0, 10))
    return [id, { screenedOn, contacts: contacts.map((one) => ({ ...one, text: maskNumbersIn(one.text) })) }]
  })
  return new Map(await Promise.all(pasts))
}
