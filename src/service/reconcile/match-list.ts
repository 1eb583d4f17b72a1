import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { oddsOfChance } from "../../core/reconcile/calibration.ts"
import type { MatchedRow } from "../../core/reconcile/decide-row.ts"
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
import { getRegisterMark } from "../../store/reconcile/register-mark.ts"
import { listStillKnown } from "../../store/reconcile/register-people.ts"
import {
  listRowsToMatch,
  listUnknownRows,
  type RowToMatch,
  type UnknownRow,
} from "../../store/reconcile/rows-to-match.ts"
import type { Ground } from "../context.ts"
import { readMatchAsk } from "./match-ask.ts"
import type { MatchAsk, Matcher } from "./matcher.ts"

/** So many who may be a row are kept with it. */
const MOST_CANDIDATES = 3
/** Earlier rows in which nobody is known, beyond which the oldest are not looked at any more. */
const MOST_UNKNOWN = 5_000

/** The state of the register as lists are held against it; who lives here is another question on another day. */
export async function readRegisterMark(tx: Tx, communityId: string, today: PlainDate): Promise<string> {
  return `${today} ${await getRegisterMark(tx, communityId)}`
}

/**
 * Matches the rows of a list against the register, on the matcher's thread, and finds whoever stood on earlier lists; then writes
 * what was found of the rows of which nobody said anything and that have not ended. Done twice it changes nothing; done again when
 * the register has changed, the rows follow it.
 */
export async function matchList(
  ground: Ground,
  communityId: string,
  listId: string,
  matcher: Pick<Matcher, "matchRows">,
): Promise<void> {
  const today = dayOf(ground.now())
  const read = await inNeighbourhood(ground.db, communityId, async (tx) => {
    const list = await findPersonList(tx, communityId, listId)
    if (list === undefined) return null
    // read first: a register that changes meanwhile is seen to have changed
    const mark = await readRegisterMark(tx, communityId, today)
    const rows = await listRowsToMatch(tx, communityId, listId)
    const ask = await readMatchAsk(tx, communityId, { ...list.detail, rows }, today)
    return { list, rows, ask, mark, unknown: await listUnknownRows(tx, communityId, listId, MOST_UNKNOWN) }
  })
  if (read === null) return
  const matched = read.ask.register.list.rows.length === 0 ? [] : await matcher.matchRows(read.ask)
  await writeFindings(ground, communityId, listId, read.mark, async (tx, rows, said) => {
    // somebody may have been deleted while the list was matched
    const whom = matched.flatMap(({ candidates }) => candidates.map(({ id }) => id))
    const alive = await listStillKnown(tx, communityId, [...new Set(whom)])
    return findingsOf(read, rows, new Map(matched.map((row) => [row.id, row])), { alive, said }, today)
  })
}

/** Rows that cannot be matched are looked at by people, one and all. */
export async function giveUpMatching(ground: Ground, communityId: string, listId: string): Promise<void> {
  await writeFindings(ground, communityId, listId, null, async (_, rows) =>
    rows.map(({ id }) => ({
      ...{ id, identity: "doubtful", personId: null, chance: null, household: null },
      found: { candidates: [], earlier: [], isElsewhere: false, why: {} },
    })),
  )
}

type Said = Awaited<ReturnType<typeof listSaidOfRows>>

async function writeFindings(
  ground: Ground,
  communityId: string,
  listId: string,
  mark: string | null,
  find: (tx: Tx, rows: readonly RowToMatch[], said: Said) => Promise<readonly RowFinding[]>,
): Promise<void> {
  await inNeighbourhood(ground.db, communityId, async (tx: Tx) => {
    if ((await lockBooks(tx, communityId)) === null) return
    // it may have been taken back while it was matched
    const list = await findPersonList(tx, communityId, listId)
    if (list === undefined) return
    const rows = await listRowsToMatch(tx, communityId, listId)
    const said = await listSaidOfRows(
      tx,
      communityId,
      rows.map(({ id }) => id),
    )
    const free = new Map(rows.filter(({ isFree }) => isFree).map((row) => [row.id, row]))
    const isNews = (found: RowFinding) => {
      const row = free.get(found.id)
      return row !== undefined && sightOf(found) !== sightOf(row.before)
    }
    const found = (await find(tx, rows, said)).filter(isNews)
    if (found.length > 0) await saveFindings(tx, communityId, found, ground.now())
    await markListMatched(tx, communityId, listId, ground.now(), mark)
    // no screen need look again where nothing is otherwise than before
    if (found.length > 0 || list.matchedAt === null) await notifyChange(tx, communityId)
  })
}

/** What somebody would see of a row: small changes of a chance are none. */
function sightOf({ identity, personId, household, found }: RowToMatch["before"]): string {
  const whom = (found.candidates ?? []).map((one) => [
    ...[one.personId, one.chance.toFixed(2), one.contradicts],
  ])
  return JSON.stringify([
    identity,
    personId,
    household,
    whom,
    found.earlier ?? [],
    found.isElsewhere ?? false,
  ])
}

type Read = { readonly list: PersonListRow; readonly ask: MatchAsk; readonly unknown: readonly UnknownRow[] }

function findingsOf(
  { list, ask, unknown }: Read,
  rows: readonly RowToMatch[],
  matched: ReadonlyMap<string, MatchedRow>,
  { alive, said }: { readonly alive: ReadonlySet<string>; readonly said: Said },
  today: PlainDate,
): RowFinding[] {
  const { kinds } = list.detail
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
  const { slope, shift } = ask.calibration
  const earlier = findEarlierRows(
    readers,
    words,
    unknown.map((row) => ({ ...readRowWords(row.kinds, row.cells, today), id: row.id })),
  )
  const apart = new Set(said.flatMap((one) => (one.said === "same" ? [] : [`${one.rowId} ${one.personId}`])))
  return rows.map(({ id }, at): RowFinding => {
    const { candidates, clarity } = matched.get(id) ?? NOBODY
    const left = candidates.filter((one) => alive.has(one.id) && !apart.has(`${id} ${one.id}`))
    const kept = left.slice(0, MOST_CANDIDATES)
    const lane = doors[at]?.lane ?? ""
    return {
      ...{ id, ...identify({ candidates: left, clarity }), household: households[at] ?? null },
      found: {
        candidates: kept.map(({ id: personId, chance, contradicts, isByTitle }) => ({
          ...{ personId, chance, contradicts, isByTitle, odds: (oddsOfChance(chance) - shift) / slope },
        })),
        why: Object.fromEntries(kept.flatMap((one) => (one.why === null ? [] : [[one.id, one.why]]))),
        earlier: earlier[at] ?? [],
        isElsewhere: lane !== "" && !rooms.isLane(lane),
      },
    }
  })
}

/** Of a register that has nobody. */
const NOBODY = { candidates: [], clarity: 1 } as const
