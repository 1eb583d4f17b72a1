import { addDays, dayOf, laterOf } from "../../core/kit/dates.ts"
import type { seekWays } from "../../core/roster/seek-ways.ts"
import { slotKey } from "../../core/roster/standing.ts"
import type { SwapWay } from "../../core/roster/swap-ways.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listContacts } from "../../store/roster/own-duty.ts"
import { findTurns } from "../../store/roster/sign-ups.ts"
import { listTurns, type TurnRow } from "../../store/roster/turns.ts"
import { authorise } from "../authorise.ts"
import type { Context, Ground, Refusal } from "../context.ts"
import { withDutyLink } from "../my-duty/with-duty-link.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { readTold } from "../roster/read-standing.ts"
import type { WaySeeker } from "../roster/way-seeker.ts"
import { readMaskedNames, readOfficeNames } from "./shown-names.ts"
import { type MoveView, viewMoves } from "./swap-view.ts"
import type { SwapWork } from "./swap-work.ts"

export type Ways = { readonly ways: readonly { readonly moves: readonly MoveView[] }[] }

/** What is asked of the search, and the turns that may go round. */
type Asked = Parameters<(typeof seekWays)["swaps"]>[0] & { readonly turns: readonly TurnRow[] }

/** Exchanges are looked for in two weeks from now. */
const DAYS_AHEAD = 13

/** Who could take a turn of one's own, and with whom it could be exchanged; names masked, but of those who share their number. */
export async function listOwnWays(
  ground: Ground,
  given: { readonly key: string; readonly turnId: string },
  seeker: WaySeeker,
): Promise<Ways | Refusal<"wrong-duty-link" | "not-found" | "search-failed">> {
  const asked = await withDutyLink(ground, given.key, (work) => readAsk(work, given.turnId, work.holder.id))
  if (isRefusal(asked)) return asked
  const found = await seeker.swaps(searchOf(asked))
  if (isRefusal(found)) return found
  // names only for whoever holds the link still
  return withDutyLink(ground, given.key, (work) => nameWays(work, asked, found, work.holder.id))
}

/** The same for the office, for whoever asks by voice. */
export async function listSwapWays(
  context: Context,
  query: { readonly turn: string },
  seeker: WaySeeker,
): Promise<Ways | Refusal<"not-found" | "search-failed">> {
  authorise(context, "plan-shifts")
  const { db, communityId } = context
  const asked = await inNeighbourhood(db, communityId, (tx) => readAsk({ ...context, tx }, query.turn, null))
  if (isRefusal(asked)) return asked
  const found = await seeker.swaps(searchOf(asked))
  if (isRefusal(found)) return found
  return inNeighbourhood(db, communityId, (tx) => nameWays({ ...context, tx }, asked, found, null))
}

/** `holderId`: whose turn it has to be; null: anybody's. */
async function readAsk(
  { tx, communityId, now }: SwapWork,
  turnId: string,
  holderId: string | null,
): Promise<Asked | Refusal<"not-found">> {
  const [turn] = await findTurns(tx, communityId, [turnId.toLowerCase()])
  if (turn === undefined || turn.endedAt !== null || turn.startsAt <= now())
    return refuse("not-found", "turnId")
  if (holderId !== null && turn.workerId !== holderId) return refuse("not-found", "turnId")
  const today = dayOf(now())
  const days = { from: today, until: laterOf(turn.day, addDays(mondayOf(today), DAYS_AHEAD)) }
  const told = await readTold(tx, communityId, days)
  // one of today that has begun is not exchanged any more
  const turns = (await listTurns(tx, communityId, days)).filter(({ startsAt }) => startsAt > now())
  return { told, turn, from: today, turns }
}

/** `reader`: whose page it is; null: the office, which sees names. */
async function nameWays(
  { tx, communityId }: SwapWork,
  { told, turns }: Asked,
  ways: readonly SwapWay[],
  reader: string | null,
): Promise<Ways> {
  const found = ways.flatMap(({ moves }) => {
    const parts = moves.map((move) => ({ ...move, turn: turns.find((one) => isOf(one, move)) }))
    return parts.every((part) => part.turn !== undefined) ? [parts] : []
  })
  const people = [...new Set(found.flatMap((parts) => parts.flatMap(({ from, to }) => [from, to])))]
  const readOwnNames = async () => {
    const contacts = await listContacts(tx, communityId, people)
    const isOpen = (id: string) => contacts.get(id)?.sharesPhone === true || id === reader
    return readMaskedNames(tx, communityId, contacts, isOpen)
  }
  const nameOf = reader === null ? await readOfficeNames(tx, communityId, people) : await readOwnNames()
  return {
    ways: found.map((parts) => ({
      moves: viewMoves(
        told,
        parts.flatMap(({ turn: held, ...move }) =>
          held === undefined
            ? []
            : [{ ...move, turnId: held.id, startsAt: held.startsAt, endsAt: held.endsAt, agreedAt: null }],
        ),
        { nameOf, readers: reader === null ? [] : [reader] },
      ),
    })),
  }
}

function isOf(
  { workerId, day, postId, hoursId }: TurnRow,
  move: { readonly from: string } & Parameters<typeof slotKey>[0],
): boolean {
  return (
    workerId === move.from &&
    postId !== null &&
    hoursId !== null &&
    slotKey({ day, postId, hoursId }) === slotKey(move)
  )
}

/** What the search needs of it. */
function searchOf({ told, turn, from }: Asked) {
  return { told, turn, from }
}
