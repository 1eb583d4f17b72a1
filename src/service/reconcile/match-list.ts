import { setImmediate as nextTurn } from "node:timers/promises"
import { dayOf } from "../../core/kit/dates.ts"
import { type Calibration, oddsOfChance } from "../../core/reconcile/calibration.ts"
import type { MatchedRow } from "../../core/reconcile/decide-row.ts"
import { identify } from "../../core/reconcile/row-rules.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { hasPeople } from "../../store/reconcile/doubles-searches.ts"
import { listSaidOfRows } from "../../store/reconcile/likeness.ts"
import { type RowFinding, saveFindings } from "../../store/reconcile/list-rows.ts"
import { findPersonList, markListMatched } from "../../store/reconcile/person-lists.ts"
import { listRooms, listStillKnown } from "../../store/reconcile/register-people.ts"
import {
  listRowsAsFound,
  listRowsToMatch,
  listUnknownRows,
  type RowAsFound,
} from "../../store/reconcile/rows-to-match.ts"
import type { Ground } from "../context.ts"
import { readMatchAsk } from "./match-ask.ts"
import type { Matcher } from "./matcher.ts"
import { readRegisterMark } from "./register-list.ts"
import { type SaidByRow, whatRowsSay } from "./what-rows-say.ts"

/** So many who may be a row are kept with it. */
const MOST_CANDIDATES = 3
/** Earlier rows in which nobody is known, beyond which the oldest are not looked at any more. */
const MOST_UNKNOWN = 5_000
/** What was found of so many rows is written at once: no deed at the desk waits for a long list. */
const PORTION = 1_000

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
    const unknown = await listUnknownRows(tx, communityId, listId, MOST_UNKNOWN)
    return {
      ...{ mark, rows, known: { rooms: await listRooms(tx, communityId), unknown } },
      kinds: list.detail.kinds,
      ask: await readMatchAsk(tx, ground.db, communityId, { ...list.detail, rows }, today),
      isEmpty: !(await hasPeople(tx, communityId)),
    }
  })
  if (read === null) return
  const { ask, rows, mark } = read
  const matched = read.isEmpty ? [] : await matcher.matchRows(ask)
  const matchedOf = new Map(matched.map((row) => [row.id, row]))
  const said = await whatRowsSay(read.kinds, rows, read.known, today)
  const saidOf = new Map(rows.map(({ id }, at) => [id, said[at] as SaidByRow]))
  const ids = rows.map(({ id }) => id)
  await writeFindings(ground, communityId, { listId, mark, ids }, async (tx, some) => {
    const found = some.map((id) => ({ ...(matchedOf.get(id) ?? NOBODY), id }))
    // somebody may have been deleted while the list was matched, or told apart
    const whom = found.flatMap(({ candidates }) => candidates.map((one) => one.id))
    const alive = await listStillKnown(tx, communityId, [...new Set(whom)])
    const words = await listSaidOfRows(tx, communityId, some)
    const apart = new Set(
      words.flatMap((one) => (one.said === "same" ? [] : [`${one.rowId} ${one.personId}`])),
    )
    return found.map(({ candidates, ...row }) => {
      const left = candidates.filter((one) => alive.has(one.id) && !apart.has(`${row.id} ${one.id}`))
      return findingOf({ ...row, candidates: left }, saidOf.get(row.id) as SaidByRow, ask.calibration)
    })
  })
}

/** Rows that cannot be matched are looked at by people, one and all. */
export async function giveUpMatching(ground: Ground, communityId: string, listId: string): Promise<void> {
  const rows = await inNeighbourhood(ground.db, communityId, (tx) => listRowsToMatch(tx, communityId, listId))
  const ids = rows.map(({ id }) => id)
  await writeFindings(ground, communityId, { listId, mark: null, ids }, async (_, some) =>
    some.map((id) => ({
      ...{ id, identity: "doubtful", personId: null, chance: null, household: null },
      found: { candidates: [], earlier: [], isElsewhere: false, why: {} },
    })),
  )
}

type ToWrite = { readonly listId: string; readonly mark: string | null; readonly ids: readonly string[] }

async function writeFindings(
  ground: Ground,
  communityId: string,
  { listId, mark, ids }: ToWrite,
  find: (tx: Tx, ids: readonly string[]) => Promise<readonly RowFinding[]>,
): Promise<void> {
  let changed = 0
  /** False where the list is there no more: it may have been taken back while it was matched. */
  const inHand = (work: (tx: Tx, isFirst: boolean) => Promise<void>) =>
    inNeighbourhood(ground.db, communityId, async (tx) => {
      if ((await lockBooks(tx, communityId)) === null) return false
      const list = await findPersonList(tx, communityId, listId)
      if (list === undefined) return false
      await work(tx, list.matchedAt === null)
      return true
    })
  for (let at = 0; at < ids.length; at += PORTION) {
    await nextTurn()
    const some = ids.slice(at, at + PORTION)
    const isThere = await inHand(async (tx) => {
      const before = await listRowsAsFound(tx, communityId, some)
      const free = new Map(before.flatMap((row) => (row.isFree ? [[row.id, row.before] as const] : [])))
      const found = (await find(tx, some)).filter((one) => {
        const was = free.get(one.id)
        return was !== undefined && sightOf(one) !== sightOf(was)
      })
      if (found.length > 0) await saveFindings(tx, communityId, found, ground.now())
      changed += found.length
    })
    if (!isThere) return
  }
  await inHand(async (tx, isFirst) => {
    await markListMatched(tx, communityId, listId, ground.now(), mark)
    // no screen need look again where nothing is otherwise than before
    if (changed > 0 || isFirst) await notifyChange(tx, communityId)
  })
}

/** What somebody would see of a row: small changes of a chance are none. */
function sightOf({ identity, personId, household, found }: RowAsFound["before"]): string {
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

function findingOf(
  { id, candidates, clarity }: MatchedRow,
  { household, earlier, isElsewhere }: SaidByRow,
  { slope, shift }: Calibration,
): RowFinding {
  const kept = candidates.slice(0, MOST_CANDIDATES)
  return {
    ...{ id, ...identify({ candidates, clarity }), household },
    found: {
      candidates: kept.map(({ id: personId, chance, contradicts, isByTitle }) => ({
        ...{ personId, chance, contradicts, isByTitle, odds: (oddsOfChance(chance) - shift) / slope },
      })),
      why: Object.fromEntries(kept.flatMap((one) => (one.why === null ? [] : [[one.id, one.why]]))),
      ...{ earlier, isElsewhere },
    },
  }
}

/** Of a register that has nobody. */
const NOBODY = { candidates: [], clarity: 1 } as const
