import type { Instant } from "../../core/kit/dates.ts"
import type { MendWay } from "../../core/roster/mend-freed.ts"
import { hasBegunSince, type MendAsk } from "../../core/roster/seek-ways.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { findAbsence, listFreedTurns } from "../../store/roster/absences.ts"
import type { Context, Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { readTold } from "../roster/read-standing.ts"
import { rosterVersion } from "../roster/roster-version.ts"
import type { WaySeeker } from "../roster/way-seeker.ts"

/** Ways to fill what an absence freed, and what they rest on. */
export type SoughtMends = {
  readonly freed: Freed
  readonly ways: readonly MendWay[]
  /** Whether they still are the ways, seen from a transaction that holds the books. */
  readonly holdStill: (tx: Tx, now: Instant) => Promise<boolean>
}

type Freed = Awaited<ReturnType<typeof listFreedTurns>>

type Read = { readonly version: number; readonly freed: Freed; readonly ask: MendAsk | null }

/** Reads, lets go of the database, and seeks. */
export async function seekMends(
  context: Context,
  absenceId: string,
  seeker: WaySeeker,
): Promise<SoughtMends | Refusal<"not-found" | "search-failed">> {
  const { db, communityId } = context
  const now = context.now()
  const read = await inNeighbourhood(db, communityId, (tx) => readAsk(tx, communityId, absenceId, now))
  if (isRefusal(read)) return read
  const { version, freed, ask } = read
  const ways = ask === null ? [] : await seeker.mends(ask)
  if (isRefusal(ways)) return ways
  return {
    ...{ freed, ways },
    holdStill: async (tx, later) =>
      (await rosterVersion(tx, communityId)) === version &&
      (await listFreedTurns(tx, communityId, absenceId, later)).length === freed.length &&
      (ask === null || !hasBegunSince(ask.told.ground, now, later)),
  }
}

async function readAsk(
  tx: Tx,
  communityId: string,
  absenceId: string,
  now: Instant,
): Promise<Read | Refusal<"not-found">> {
  // first of all: what is written while the rest is read shows as another version
  const version = await rosterVersion(tx, communityId)
  if ((await findAbsence(tx, communityId, absenceId)) === undefined) return refuse("not-found", "id")
  const freed = await listFreedTurns(tx, communityId, absenceId, now)
  const [first, last] = [freed[0]?.day, freed.at(-1)?.day]
  if (first === undefined || last === undefined) return { version, freed, ask: null }
  const told = await readTold(tx, communityId, { from: first, until: last })
  return { version, freed, ask: { told, freed, now } }
}
