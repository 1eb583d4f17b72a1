import { certainDoubles, type MatchedRow, matchedRows } from "../../core/reconcile/decide-row.ts"
import { listOf } from "../../core/reconcile/list.ts"
import { type Matching, matchWith } from "../../core/reconcile/match.ts"
import {
  matchAgainst,
  type PreparedRegister,
  prepareRegister,
} from "../../core/reconcile/prepared-register.ts"
import { createRoomTable } from "../../core/reconcile/room-table.ts"
import type { FoundPair, MatchAsk, MatchRegister } from "../../service/reconcile/matcher.ts"
import { answerAsks } from "../keep-thread.ts"

/** What the thread is asked: pairs, the rows of a list with whom they may be, or why two records have their score. */
export type MatchingOrder = {
  readonly ask: MatchAsk
  readonly want: "pairs" | "rows" | { readonly one: string; readonly other: string }
}

/** The same strangers are drawn in every matching. */
const SEED = 1

/** A register that changed is read anew; of so many neighbourhoods it is kept. */
const MOST_KEPT = 4
const kept = new Map<string, Kept>()

/** `isOne`: which of its own records are one person; sought when a row wants to know it. */
type Kept = PreparedRegister & { isOne: ((one: string, other: string) => boolean) | null }

function preparedOf({ key, list, rooms, thisYear }: MatchRegister): Kept {
  const known = kept.get(key)
  const table = rooms.length === 0 ? null : createRoomTable(rooms)
  const prepared = known ?? {
    ...prepareRegister(listOf(list.header, list.rows), { seed: SEED, thisYear, rooms: table }),
    isOne: null,
  }
  // the one that was asked for last goes last
  kept.delete(key)
  kept.set(key, prepared)
  for (const old of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(old)
  return prepared
}

function matchingOf({ register, added, kinds, decisions, calibration }: MatchAsk): Matching {
  const prepared = preparedOf(register)
  const options = { ...prepared.options, kinds, decisions, calibration }
  if (added !== null) return matchAgainst({ ...prepared, options }, listOf(added.header, added.rows))
  return matchWith([prepared.list], prepared.learned, options, () => true)
}

function rowsOf(ask: MatchAsk): MatchedRow[] {
  const { register, decisions } = ask
  const isOne = (one: string, other: string) => {
    const prepared = preparedOf(register)
    const said = decisions.filter((each) => each.one.list === 0 && each.other.list === 0)
    prepared.isOne ??= certainDoubles(matchingOf({ ...ask, added: null, kinds: {}, decisions: said }))
    return prepared.isOne(one, other)
  }
  const ids = (ask.added?.rows ?? []).map(([id = ""]) => id)
  return matchedRows(matchingOf(ask), ids, isOne)
}

function pairsOf({ pairs }: Matching, added: boolean): FoundPair[] {
  const across = added ? pairs.filter(({ one, other }) => one.list !== other.list) : pairs
  return across.map(({ one, other, chance }) =>
    one.list <= other.list
      ? { one: one.id, other: other.id, chance }
      : { one: other.id, other: one.id, chance },
  )
}

answerAsks<MatchingOrder>(({ ask, want }) => {
  if (want === "rows") return rowsOf(ask)
  if (want === "pairs") return pairsOf(matchingOf(ask), ask.added !== null)
  const { one, other } = want
  return matchingOf(ask).explain({ list: 0, id: one }, { list: ask.added === null ? 0 : 1, id: other })
})
