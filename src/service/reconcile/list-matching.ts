import { dayOf, instantOf } from "../../core/kit/dates.ts"
import { listCommunities } from "../../store/access/communities.ts"
import { inNeighbourhood, inNoNeighbourhood } from "../../store/database/db.ts"
import { listOpenLists, listUnmatchedLists } from "../../store/reconcile/person-lists.ts"
import type { Ground } from "../context.ts"
import { giveUpMatching, matchList } from "./match-list.ts"
import { isLong, type Matcher } from "./matcher.ts"
import { readRegisterMark } from "./register-list.ts"

/** A list that was taken in just now is being matched by whoever took it in. */
const LEFT_BEHIND_MS = 15_000
/** The open rows of a list follow the register, at most so often, and a long list's for no more than a twentieth of the time. */
const [FOLLOWS_AFTER_MS, TIMES_ITS_OWN] = [60_000, 20]
/** A list that fails so often is left to people. */
const MOST_FAILURES = 3

/**
 * Matches lists behind the replies, one after the other; nobody's short list waits for a long one. What a restart left behind is found
 * again by the clock.
 */
export type ListMatching = {
  readonly soon: (communityId: string, list: { readonly id: string; readonly rows: number }) => void
  /** Matches what waits in any neighbourhood, and again what is open where the register has changed; long lists go on behind it. */
  readonly leftBehind: () => Promise<void>
  /** Nothing is begun any more; what is cut off is found again after the next start. */
  readonly stop: () => void
  readonly settled: () => Promise<void>
}

type Waiting = { readonly id: string; readonly rows: number }

export function makeListMatching(
  ground: Ground,
  matcher: Pick<Matcher, "matchRows">,
  onFailure: (error: unknown) => void,
): ListMatching {
  const failures = new Map<string, number>()
  const took = new Map<string, number>()
  const atWork = new Set<string>()
  const last = { short: Promise.resolve(), long: Promise.resolve() }
  const state = { stopped: false }

  const match = async (communityId: string, listId: string) => {
    try {
      await matchList(ground, communityId, listId, matcher)
      failures.delete(listId)
    } catch (error) {
      if (state.stopped) return
      onFailure(error)
      const count = (failures.get(listId) ?? 0) + 1
      failures.set(listId, count)
      if (count >= MOST_FAILURES) await giveUpMatching(ground, communityId, listId).catch(onFailure)
    }
  }
  /** Once more; where that fails the rows stay as they are. */
  const follow = (communityId: string, listId: string) =>
    matchList(ground, communityId, listId, matcher).catch((error: unknown) => {
      if (!state.stopped) onFailure(error)
    })
  /** Resolves when it is done, of a long list at once. */
  const inTurn = (list: Waiting, work: () => Promise<void>): Promise<void> => {
    if (atWork.has(list.id)) return Promise.resolve()
    atWork.add(list.id)
    const lane = isLong(list.rows) ? "long" : "short"
    last[lane] = last[lane].then(async () => {
      const began = Date.parse(ground.now())
      if (!state.stopped) await work()
      took.set(list.id, Date.parse(ground.now()) - began)
      atWork.delete(list.id)
    })
    return lane === "long" ? Promise.resolve() : last[lane]
  }
  const matchUnmatched = async (communityId: string, now: number) => {
    const before = instantOf(now - LEFT_BEHIND_MS)
    const lists = await inNeighbourhood(ground.db, communityId, (tx) =>
      listUnmatchedLists(tx, communityId, before),
    )
    for (const list of lists) await inTurn(list, () => match(communityId, list.id))
  }
  const followOpen = async (communityId: string, now: number) => {
    const before = instantOf(now - FOLLOWS_AFTER_MS)
    const outdated = await inNeighbourhood(ground.db, communityId, async (tx) => {
      const open = (await listOpenLists(tx, communityId, before)).filter(
        ({ id, matchedAt }) => now - Date.parse(matchedAt) >= TIMES_ITS_OWN * (took.get(id) ?? 0),
      )
      const mark = open.length === 0 ? "" : await readRegisterMark(tx, communityId, dayOf(ground.now()))
      return open.filter((list) => list.mark !== mark)
    })
    for (const list of outdated) await inTurn(list, () => follow(communityId, list.id))
  }
  return {
    soon: (communityId, list) => void inTurn(list, () => match(communityId, list.id)),
    leftBehind: async () => {
      const now = Date.parse(ground.now())
      for (const { community_id: communityId } of await inNoNeighbourhood(ground.db, listCommunities)) {
        await matchUnmatched(communityId, now)
        await followOpen(communityId, now)
      }
    },
    stop: () => {
      state.stopped = true
    },
    settled: async () => {
      await Promise.all([last.short, last.long])
    },
  }
}
