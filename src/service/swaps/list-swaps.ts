import { addDays, dayOf, type Instant } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import type { NamedTurn, TurnObjection } from "../../core/roster/turn-objection.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { listDecidedSwaps, listOpenSwaps, type Swap } from "../../store/roster/swaps.ts"
import { listTurns } from "../../store/roster/turns.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readStanding } from "../roster/read-standing.ts"
import { readOfficeNames } from "./shown-names.ts"
import { type MoveView, nameSlot, viewMoves } from "./swap-view.ts"
import { daysOf, lapsesAt, whyNotSwap } from "./swap-work.ts"

export type SwapLine = Omit<Swap, "parts" | "askedBy"> & {
  readonly askedBy: string
  readonly until: Instant
  readonly moves: readonly MoveView[]
  readonly objections: readonly TurnObjection[]
  readonly mayUndo: boolean
}

const SETTLED_MINUTES = 28 * 24 * 60
const DAYS_AHEAD = 20

/** The swap board, with what the rules hold against each that waits. */
export async function listSwaps(
  context: Context,
  { show }: { readonly show: "waiting" | "settled" },
): Promise<{ readonly toApprove: number; readonly swaps: readonly SwapLine[] }> {
  authorise(context, "plan-shifts")
  const { communityId, now } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const open = (await listOpenSwaps(tx, communityId)).filter(
      (swap) => swap.parts.length > 0 && lapsesAt(swap) > now(),
    )
    const toApprove = open.filter(({ stage }) => stage === "agreed").length
    const settled = () => listDecidedSwaps(tx, communityId, addMinutes(now(), -SETTLED_MINUTES))
    const swaps = show === "waiting" ? open : (await settled()).filter(({ parts }) => parts.length > 0)
    if (swaps.length === 0) return { toApprove, swaps: [] }
    const days = daysOf(
      open.length > 0 ? open.flatMap(({ parts }) => parts) : swaps.flatMap(({ parts }) => parts),
    )
    const people = swaps.flatMap(({ askedBy, parts }) => [
      askedBy,
      ...parts.flatMap(({ from, to }) => [from, to]),
    ])
    const standing = await readStanding(tx, communityId, days, show === "waiting" ? people : [])
    const nameOf = await readOfficeNames(tx, communityId, people)
    return {
      toApprove,
      swaps: swaps.map(({ parts, askedBy, ...swap }) => ({
        ...{ ...swap, askedBy: nameOf(askedBy), until: lapsesAt({ parts }) },
        moves: viewMoves(standing, parts, { nameOf, readers: [] }),
        objections: show === "waiting" ? whyNotSwap(standing, { parts }) : [],
        mayUndo: swap.stage === "approved" && lapsesAt({ parts }) > now(),
      })),
    }
  })
}

/** Turns to come that can be swapped, for whoever asks by voice. */
export async function listSwapTurns(context: Context): Promise<{
  readonly turns: readonly {
    readonly id: string
    readonly name: string
    readonly turn: NamedTurn
    readonly startsAt: Instant
    readonly endsAt: Instant
  }[]
}> {
  authorise(context, "plan-shifts")
  const { communityId, now } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const today = dayOf(now())
    const turns = await listTurns(tx, communityId, { from: today, until: addDays(today, DAYS_AHEAD) })
    const ahead = turns.filter(({ startsAt, postId }) => startsAt > now() && postId !== null)
    const nameOf = await readOfficeNames(
      tx,
      communityId,
      ahead.map(({ workerId }) => workerId),
    )
    const names = {
      posts: await listDutyPosts(tx, communityId),
      hours: await listShiftHours(tx, communityId),
    }
    return {
      turns: ahead.map(({ id, workerId, startsAt, endsAt, ...slot }) => ({
        ...{ id, name: nameOf(workerId), turn: nameSlot(names, slot), startsAt, endsAt },
      })),
    }
  })
}
