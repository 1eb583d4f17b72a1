import { dayOf, instantOf } from "../../core/kit/dates.ts"
import { listCommunities } from "../../store/access/communities.ts"
import { inNeighbourhood, inNoNeighbourhood } from "../../store/database/db.ts"
import { listOpenLists, listUnmatchedLists } from "../../store/reconcile/person-lists.ts"
import type { Ground } from "../context.ts"
import { giveUpMatching, matchList, readRegisterMark } from "./match-list.ts"
import type { Matcher } from "./matcher.ts"

/** A list that was taken in just now is being matched by whoever took it in. */
const LEFT_BEHIND_MS = 15_000
/** The open rows of a list follow the register, at most so often. */
const FOLLOWS_AFTER_MS = 60_000
/** A list that fails so often is left to people. */
const MOST_FAILURES = 3

/** Matches lists behind the replies, one after the other; what a restart left behind is found again by the clock. */
export type ListMatching = {
  readonly soon: (communityId: string, listId: string) => void
  /** Matches what waits in any neighbourhood, and again what is open where the register has changed. */
  readonly leftBehind: () => Promise<void>
  readonly settled: () => Promise<void>
}

export function makeListMatching(
  ground: Ground,
  matcher: Pick<Matcher, "matchRows">,
  onFailure: (error: unknown) => void,
): ListMatching {
  const failures = new Map<string, number>()
  let last: Promise<void> = Promise.resolve()

  const match = async (communityId: string, listId: string) => {
    try {
      await matchList(ground, communityId, listId, matcher)
      failures.delete(listId)
    } catch (error) {
      onFailure(error)
      const count = (failures.get(listId) ?? 0) + 1
      failures.set(listId, count)
      if (count >= MOST_FAILURES) await giveUpMatching(ground, communityId, listId).catch(onFailure)
    }
  }
  /** Once more; where that fails the rows stay as they are. */
  const follow = (communityId: string, listId: string) =>
    matchList(ground, communityId, listId, matcher).catch(onFailure)
  const inTurn = (work: () => Promise<void>) => {
    last = last.then(work)
    return last
  }
  return {
    soon: (communityId, listId) => void inTurn(() => match(communityId, listId)),
    leftBehind: async () => {
      const now = Date.parse(ground.now())
      const [before, followed] = [instantOf(now - LEFT_BEHIND_MS), instantOf(now - FOLLOWS_AFTER_MS)]
      for (const { community_id: communityId } of await inNoNeighbourhood(ground.db, listCommunities)) {
        const lists = await inNeighbourhood(ground.db, communityId, (tx) =>
          listUnmatchedLists(tx, communityId, before),
        )
        for (const listId of lists) await inTurn(() => match(communityId, listId))
        const outdated = await inNeighbourhood(ground.db, communityId, async (tx) => {
          const open = await listOpenLists(tx, communityId, followed)
          const mark = open.length === 0 ? "" : await readRegisterMark(tx, communityId, dayOf(ground.now()))
          return open.filter((list) => list.mark !== mark)
        })
        for (const { id } of outdated) await inTurn(() => follow(communityId, id))
      }
    },
    settled: () => last,
  }
}
