import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { besides, isContradiction } from "../../core/reconcile/beside.ts"
import { oddsOfChance } from "../../core/reconcile/calibration.ts"
import { findEarlierRows } from "../../core/reconcile/earlier-rows.ts"
import { listHouseholds } from "../../core/reconcile/list-households.ts"
import { createReaders } from "../../core/reconcile/readers.ts"
import { createRoomTable } from "../../core/reconcile/room-table.ts"
import { identify } from "../../core/reconcile/row-rules.ts"
import { readRowWords } from "../../core/reconcile/row-words.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { listSaidOfRows } from "../../store/reconcile/likeness.ts"
import { type RowFinding, saveFindings } from "../../store/reconcile/list-rows.ts"
import { findPersonList, markListMatched, type PersonListRow } from "../../store/reconcile/person-lists.ts"
import { listStillKnown } from "../../store/reconcile/register-people.ts"
import {
  listRowsToMatch,
  listUnknownRows,
  type RowToMatch,
  type UnknownRow,
} from "../../store/reconcile/rows-to-match.ts"
import type { Ground } from "../context.ts"
import { readMatchAsk } from "./match-ask.ts"
import type { FoundPair, MatchAsk, Matcher } from "./matcher.ts"

/** So many who may be a row are kept with it. */
const MOST_CANDIDATES = 3
/** Earlier rows in which nobody is known, beyond which the oldest are not looked at any more. */
const MOST_UNKNOWN = 5_000

/**
 * Matches the rows of a list against the register, on the matcher's thread, and finds whoever stood on earlier lists; then writes
 * what was found of the rows of which nobody said anything and that have not ended. Done twice it changes nothing.
 */
export async function matchList(
  ground: Ground,
  communityId: string,
  listId: string,
  matcher: Pick<Matcher, "match">,
): Promise<void> {
  const today = dayOf(ground.now())
  const read = await inNeighbourhood(ground.db, communityId, async (tx) => {
    const list = await findPersonList(tx, communityId, listId)
    if (list === undefined) return null
    const rows = await listRowsToMatch(tx, communityId, listId)
    const ask = await readMatchAsk(tx, communityId, { ...list.detail, rows }, today)
    return { list, rows, ask, unknown: await listUnknownRows(tx, communityId, listId, MOST_UNKNOWN) }
  })
  if (read === null) return
  const pairs = read.ask.register.list.rows.length === 0 ? [] : await matcher.match(read.ask)
  await writeFindings(ground, communityId, listId, async (tx, rows, said) => {
    // somebody may have been deleted while the list was matched
    const alive = await listStillKnown(tx, communityId, [...new Set(pairs.map(({ one }) => one))])
    return findingsOf(
      read,
      rows,
      pairs.filter(({ one }) => alive.has(one)),
      said,
      today,
    )
  })
}

/** Rows that cannot be matched are looked at by people, one and all. */
export async function giveUpMatching(ground: Ground, communityId: string, listId: string): Promise<void> {
  await writeFindings(ground, communityId, listId, async (_, rows) =>
    rows.map(({ id }) => ({
      ...{ id, identity: "doubtful", personId: null, chance: null, household: null },
      found: { candidates: [], earlier: [], isElsewhere: false },
    })),
  )
}

type Said = Awaited<ReturnType<typeof listSaidOfRows>>

async function writeFindings(
  ground: Ground,
  communityId: string,
  listId: string,
  find: (tx: Tx, rows: readonly RowToMatch[], said: Said) => Promise<readonly RowFinding[]>,
): Promise<void> {
  await inNeighbourhood(ground.db, communityId, async (tx: Tx) => {
    if ((await lockBooks(tx, communityId)) === null) return
    // it may have been taken back while it was matched
    if ((await findPersonList(tx, communityId, listId)) === undefined) return
    const rows = await listRowsToMatch(tx, communityId, listId)
    const said = await listSaidOfRows(
      tx,
      communityId,
      rows.map(({ id }) => id),
    )
    const free = new Set(rows.filter(({ isFree }) => isFree).map(({ id }) => id))
    const found = (await find(tx, rows, said)).filter(({ id }) => free.has(id))
    await saveFindings(tx, communityId, found, ground.now())
    await markListMatched(tx, communityId, listId, ground.now())
    await notifyChange(tx, communityId)
  })
}

type Read = { readonly list: PersonListRow; readonly ask: MatchAsk; readonly unknown: readonly UnknownRow[] }

function findingsOf(
  { list, ask, unknown }: Read,
  rows: readonly RowToMatch[],
  pairs: readonly FoundPair[],
  said: Said,
  today: PlainDate,
): RowFinding[] {
  const { header, kinds } = list.detail
  const rooms = createRoomTable(ask.register.rooms)
  const readers = createReaders({ thisYear: ask.register.thisYear, rooms })
  const words = rows.map(({ cells }) => readRowWords(kinds, cells, today))
  const doors = words.map(({ door }) => readers.door(door))
  const households = listHouseholds(
    words.map(({ phone }, at) => {
      const door = doors[at]
      const numbers = (readers.phone(phone) ?? []).filter((number) => !number.includes("*"))
      return door == null || door.room === ""
        ? numbers
        : [...numbers, `${door.lane} ${door.number} ${door.room}`]
    }),
  )
  const people = new Map(ask.register.list.rows.map((row) => [row[0] ?? "", row]))
  const { slope, shift } = ask.calibration
  const byRow = groupByRow(pairs)
  const earlier = findEarlierRows(
    readers,
    words,
    unknown.map((row) => ({ ...readRowWords(row.kinds, row.cells, today), id: row.id })),
  )
  const apart = new Set(said.flatMap((one) => (one.said === "same" ? [] : [`${one.rowId} ${one.personId}`])))
  return rows.map(({ id, cells }, at): RowFinding => {
    const candidates = (byRow.get(id) ?? [])
      .filter(({ one }) => people.has(one) && !apart.has(`${id} ${one}`))
      .toSorted((a, b) => b.chance - a.chance || (a.one < b.one ? -1 : 1))
      .slice(0, MOST_CANDIDATES)
      .map(({ one, chance }) => {
        const [, name = "", document = "", phone = "", door = "", sex = ""] = people.get(one) ?? []
        const fields = besides(readers, header, kinds, cells, { name, document, phone, door, sex })
        const odds = (oddsOfChance(chance) - shift) / slope
        return { personId: one, chance, odds, contradicts: isContradiction(fields) }
      })
    const lane = doors[at]?.lane ?? ""
    return {
      ...{ id, ...identify(candidates), household: households[at] ?? null },
      found: {
        candidates,
        earlier: earlier[at] ?? [],
        isElsewhere: lane !== "" && !rooms.isLane(lane),
      },
    }
  })
}

function groupByRow(pairs: readonly FoundPair[]): Map<string, FoundPair[]> {
  const groups = new Map<string, FoundPair[]>()
  for (const pair of pairs) {
    const group = groups.get(pair.other)
    if (group === undefined) groups.set(pair.other, [pair])
    else group.push(pair)
  }
  return groups
}
