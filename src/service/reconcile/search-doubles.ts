import { dayOf } from "../../core/kit/dates.ts"
import { doubleRecords, STILL_LIKELY } from "../../core/reconcile/findings.ts"
import { listCommunities } from "../../store/access/communities.ts"
import { inNeighbourhood, inNoNeighbourhood, type Tx } from "../../store/database/db.ts"
import { notifyChange } from "../../store/live/changes.ts"
import {
  type DoublesSearchRow,
  endDoublesSearch,
  hasPeople,
  insertDoublesSearch,
  listDoublesSearches,
  type SearchEnd,
} from "../../store/reconcile/doubles-searches.ts"
import { listKnownFindings } from "../../store/reconcile/findings.ts"
import type { Ground } from "../context.ts"
import type { FoundPair, MatchSelf } from "./matcher.ts"
import { readPeopleAsk } from "./people-ask.ts"
import { readRegisterMark } from "./register-list.ts"
import { writeFindingNews } from "./write-finding-news.ts"

/**
 * Searches whole registers for records that are one person, behind everybody's back: one register at a time, so that memory is bounded,
 * with progress, and until somebody cancels it. What it finds are findings.
 */
export type DoublesSearch = {
  /** Begins one, unless one is running. Resolves when it has begun. */
  readonly begin: (ground: Ground, communityId: string, accountId: string | null) => Promise<void>
  readonly cancel: (communityId: string) => void
  /** How much is done, from 0 to 1; null where none is running here. */
  readonly doneOf: (communityId: string) => number | null
  /** Begins anew what a restart has interrupted, and what is due: a register that has changed is searched after a while by itself. */
  readonly whenDue: (ground: Ground) => Promise<void>
  readonly settled: () => Promise<void>
  /** Stops what is running as a restart would: it is begun anew. */
  readonly close: () => Promise<void>
}

/** A register that changes all the time is searched at most so often, and for no more than a sixtieth of the time. */
const [AT_MOST_EVERY_MS, TIMES_ITS_OWN] = [300_000, 60]

export function makeDoublesSearch(
  matchSelf: MatchSelf,
  onFailure: (error: unknown) => void,
  atMostEveryMs = AT_MOST_EVERY_MS,
): DoublesSearch {
  const running = new Map<string, { readonly stop: AbortController; done: number }>()
  const state = { last: Promise.resolve(), closed: false }

  const end = (ground: Ground, communityId: string, id: string, as: SearchEnd, pairs: readonly FoundPair[]) =>
    inNeighbourhood(ground.db, communityId, async (tx) => {
      const known = await listKnownFindings(tx, communityId, ["double"])
      const open = known.flatMap(({ cause, endedAs }) => (endedAs === null ? [cause] : []))
      const doubles = doubleRecords(pairs, new Set(open))
      if (as === "done") await writeFindingNews(tx, ground, communityId, ["double"], doubles)
      const found = as === "done" ? doubles.length : null
      if (await endDoublesSearch(tx, communityId, id, { at: ground.now(), as, found })) {
        await notifyChange(tx, communityId)
      }
    })
  const search = async (ground: Ground, communityId: string, id: string) => {
    const own = running.get(communityId)
    if (own === undefined) return
    try {
      const ask = await inNeighbourhood(ground.db, communityId, (tx) =>
        readPeopleAsk(tx, communityId, ground.now()),
      )
      const matched = await matchSelf(ask, STILL_LIKELY, {
        signal: own.stop.signal,
        onProgress: (done) => {
          own.done = done
        },
      })
      if (matched.ok) await end(ground, communityId, id, "done", matched.pairs)
      else if (!state.closed) await end(ground, communityId, id, "cancelled", [])
    } catch (error) {
      onFailure(error)
      await end(ground, communityId, id, "failed", []).catch(onFailure)
    } finally {
      running.delete(communityId)
    }
  }
  const begin = async (ground: Ground, communityId: string, accountId: string | null) => {
    if (running.has(communityId) || state.closed) return
    running.set(communityId, { stop: new AbortController(), done: 0 })
    const id = ground.newId()
    const begun = await inNeighbourhood(ground.db, communityId, async (tx) => {
      const at = ground.now()
      const mark = await readRegisterMark(tx, communityId, dayOf(at))
      const isNew = await insertDoublesSearch(tx, communityId, { id, at, accountId, mark })
      if (isNew) await notifyChange(tx, communityId)
      return isNew
    }).catch((error: unknown) => {
      running.delete(communityId)
      throw error
    })
    if (begun) state.last = state.last.then(() => search(ground, communityId, id))
    else running.delete(communityId)
  }
  const whenDueIn = async (ground: Ground, communityId: string) => {
    if (running.has(communityId)) return
    const due = await inNeighbourhood(ground.db, communityId, async (tx) => {
      const [newest] = await listDoublesSearches(tx, communityId, 1)
      if (newest === undefined) return (await hasPeople(tx, communityId)) ? { accountId: null } : null
      if (newest.endedAt === null) {
        await endDoublesSearch(tx, communityId, newest.id, {
          ...{ at: ground.now(), as: "interrupted", found: null },
        })
        return { accountId: newest.startedById }
      }
      return (await isDue(tx, ground, communityId, newest, atMostEveryMs)) ? { accountId: null } : null
    })
    if (due !== null) await begin(ground, communityId, due.accountId)
  }
  return {
    begin,
    cancel: (communityId) => running.get(communityId)?.stop.abort(),
    doneOf: (communityId) => running.get(communityId)?.done ?? null,
    whenDue: async (ground) => {
      for (const { community_id } of await inNoNeighbourhood(ground.db, listCommunities)) {
        await whenDueIn(ground, community_id).catch(onFailure)
      }
    },
    settled: () => state.last,
    close: () => {
      state.closed = true
      for (const { stop } of running.values()) stop.abort()
      return state.last
    },
  }
}

async function isDue(
  tx: Tx,
  ground: Ground,
  communityId: string,
  { startedAt, endedAt, mark }: DoublesSearchRow,
  atMostEveryMs: number,
): Promise<boolean> {
  const [began, now] = [Date.parse(startedAt), Date.parse(ground.now())]
  const took = Date.parse(endedAt ?? startedAt) - began
  if (now - began < Math.max(atMostEveryMs, TIMES_ITS_OWN * took)) return false
  return (await readRegisterMark(tx, communityId, dayOf(ground.now()))).slice(DAY) !== mark.slice(DAY)
}

/** Who is one person with whom is no other question on another day. */
const DAY = "2020-02-10 ".length
