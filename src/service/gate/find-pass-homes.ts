import { dayOf } from "../../core/kit/dates.ts"
import { toHalfWidth } from "../../core/place/door.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findDoors } from "../../store/place/find-homes.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** As many homes as the tallest stairwell has. */
const MOST_HOMES = 200

/** Homes at a door, or at all doors of a stairwell; nobody who lives there is named. */
export async function findPassHomes(context: Context, given: { readonly text: string }) {
  authorise(context, "issue-passes")
  const text = toHalfWidth(given.text).trim()
  // at this desk a number alone is a stairwell
  const door = readDoorSearch(/^\d{1,4}[甲乙丙]?$/.test(text) ? `${text}号` : text)
  if (door === null) return { homes: [] }
  const wanted = { today: dayOf(context.now()), most: MOST_HOMES }
  return inNeighbourhood(context.db, context.communityId, async (tx) => ({
    homes: await findDoors(tx, context.communityId, door, wanted),
  }))
}
