import { parentPort } from "node:worker_threads"
import { listOf } from "../../core/reconcile/list.ts"
import { type Matching, matchWith } from "../../core/reconcile/match.ts"
import {
  matchAgainst,
  type PreparedRegister,
  prepareRegister,
} from "../../core/reconcile/prepared-register.ts"
import { createRoomTable } from "../../core/reconcile/room-table.ts"
import type { FoundPair, MatchAsk, MatchRegister } from "../../service/reconcile/matcher.ts"

/** What the thread is asked; `explain` names the two records of which somebody wants to know why. */
export type MatchingOrder = {
  readonly id: number
  readonly ask: MatchAsk
  readonly explain: { readonly one: string; readonly other: string } | null
}

/** The same strangers are drawn in every matching. */
const SEED = 1

/** A register that changed is read anew; of so many neighbourhoods it is kept. */
const MOST_KEPT = 4
const kept = new Map<string, PreparedRegister>()

function preparedOf({ key, list, rooms, thisYear }: MatchRegister): PreparedRegister {
  const known = kept.get(key)
  const table = rooms.length === 0 ? null : createRoomTable(rooms)
  const prepared =
    known ?? prepareRegister(listOf(list.header, list.rows), { seed: SEED, thisYear, rooms: table })
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

function pairsOf({ pairs }: Matching, added: boolean): FoundPair[] {
  const across = added ? pairs.filter(({ one, other }) => one.list !== other.list) : pairs
  return across.map(({ one, other, chance }) =>
    one.list <= other.list
      ? { one: one.id, other: other.id, chance }
      : { one: other.id, other: one.id, chance },
  )
}

parentPort?.on("message", ({ id, ask, explain }: MatchingOrder) => {
  try {
    const matching = matchingOf(ask)
    const otherList = ask.added === null ? 0 : 1
    const answer =
      explain === null
        ? pairsOf(matching, ask.added !== null)
        : matching.explain({ list: 0, id: explain.one }, { list: otherList, id: explain.other })
    parentPort?.postMessage({ id, answer })
  } catch (error) {
    // names nobody: what is matched is people
    parentPort?.postMessage({ id, failed: error instanceof Error ? error.name : "unknown" })
  }
})
