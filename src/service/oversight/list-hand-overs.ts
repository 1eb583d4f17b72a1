import type { Instant } from "../../core/kit/dates.ts"
import { mayUndoHandOver } from "../../core/oversight/hand-over.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import {
  countHandedItems,
  findHandOver,
  type HandOverRow,
  listHandedDoors,
  listHandOvers as listHandOverRows,
} from "../../store/oversight/hand-overs.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { type InHandCounts, noneInHand } from "./in-hand.ts"

const MOST = 50

/** What was handed over, the newest first. */
export async function listHandOvers(context: Context) {
  authorise(context, "hand-over")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const rows = await listHandOverRows(tx, communityId, MOST)
    return { handOvers: await present(tx, communityId, rows, context.now()) }
  })
}

/** One hand-over, with the doors of what went to whom. */
export async function getHandOver(context: Context, given: { readonly id: string }) {
  authorise(context, "hand-over")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const row = await findHandOver(tx, communityId, given.id)
    if (row === undefined) return refuse("not-found", "id")
    const [handOver] = await present(tx, communityId, [row], context.now())
    if (handOver === undefined) return refuse("not-found", "id")
    return { handOver, doors: await listHandedDoors(tx, communityId, row.id) }
  })
}

async function present(tx: Tx, communityId: string, rows: readonly HandOverRow[], now: Instant) {
  const counts = await countHandedItems(
    tx,
    communityId,
    rows.map(({ id }) => id),
  )
  return rows.map(({ id, from, at, by, undoneAt }) => {
    const to = new Map<string, InHandCounts>()
    for (const one of counts.filter((count) => count.id === id)) {
      const inHand = to.get(one.to) ?? noneInHand()
      inHand[one.kind] += one.count
      to.set(one.to, inHand)
    }
    return {
      id,
      from,
      at,
      by,
      undoneAt,
      mayUndo: undoneAt === null && mayUndoHandOver(at, now),
      to: [...to].map(([name, inHand]) => ({ name, inHand })),
    }
  })
}
