import { addDays, dayOf, laterOf } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import { type Standing, slotKey } from "../../core/roster/standing.ts"
import { waysOf } from "../../core/roster/swap-ways.ts"
import { mondayOf } from "../../core/roster/week.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listContacts } from "../../store/roster/own-duty.ts"
import { findTurns } from "../../store/roster/sign-ups.ts"
import { listTurns, type TurnRow } from "../../store/roster/turns.ts"
import { authorise } from "../authorise.ts"
import type { Context, Ground, Refusal } from "../context.ts"
import { withDutyLink } from "../my-duty/with-duty-link.ts"
import { refuse } from "../refusal.ts"
import { readStanding } from "../roster/read-standing.ts"
import { type MoveView, viewMoves } from "./swap-view.ts"
import type { SwapWork } from "./swap-work.ts"

export type Ways = { readonly ways: readonly { readonly moves: readonly MoveView[] }[] }

/** Exchanges are looked for in two weeks from now. */
const DAYS_AHEAD = 13

/** Who could take a turn of one's own, and with whom it could be exchanged; names masked, but of those who share their number. */
export async function listOwnWays(
  ground: Ground,
  given: { readonly key: string; readonly turnId: string },
): Promise<Ways | Refusal<"wrong-duty-link" | "not-found">> {
  return withDutyLink(ground, given.key, async (work) => {
    const [turn] = await findTurns(work.tx, work.communityId, [given.turnId.toLowerCase()])
    if (turn?.workerId !== work.holder.id) return refuse("not-found", "turnId")
    return findWays(work, given.turnId.toLowerCase(), work.holder.id)
  })
}

/** The same for the office, for whoever asks by voice. */
export async function listSwapWays(
  context: Context,
  query: { readonly turn: string },
): Promise<Ways | Refusal<"not-found">> {
  authorise(context, "plan-shifts")
  return inNeighbourhood(context.db, context.communityId, (tx) =>
    findWays({ ...context, tx }, query.turn.toLowerCase(), null),
  )
}

/** `reader`: whose page it is; null: the office, which sees names. */
async function findWays(
  work: SwapWork,
  turnId: string,
  reader: string | null,
): Promise<Ways | Refusal<"not-found">> {
  const { tx, communityId, now } = work
  const [turn] = await findTurns(tx, communityId, [turnId])
  if (turn === undefined || turn.endedAt !== null || turn.startsAt <= now())
    return refuse("not-found", "turnId")
  const today = dayOf(now())
  const last = addDays(mondayOf(today), DAYS_AHEAD)
  const days = { from: today, until: laterOf(turn.day, last) }
  const standing = await readStanding(tx, communityId, days)
  const turns = (await listTurns(tx, communityId, days)).filter(({ startsAt }) => startsAt > now())
  const found = waysOf(standing, turn, { from: today }).flatMap(({ moves }) => {
    const parts = moves.map((move) => ({ ...move, turn: turns.find((one) => isOf(one, move)) }))
    // one of today that has begun is not exchanged any more
    return parts.every((part) => part.turn !== undefined) ? [parts] : []
  })
  const people = [...new Set(found.flatMap((parts) => parts.flatMap(({ from, to }) => [from, to])))]
  const contacts = await listContacts(tx, communityId, people)
  const nameOf = (id: string) => {
    const contact = contacts.get(id)
    return reader === null || contact?.sharesPhone === true || id === reader
      ? (contact?.name ?? "")
      : maskName(contact?.name ?? "")
  }
  return {
    ways: found.map((parts) => ({
      moves: viewMoves(
        standing as Standing,
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
