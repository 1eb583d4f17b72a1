import { dayOf } from "../../core/kit/dates.ts"
import { toHalfWidth } from "../../core/place/door.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { type CaseSearch, searchCaseLines } from "../../store/quarantine/case-list.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { presentLine, readingsNow } from "./case-line.ts"

const MOST = 50

/** Cases of a door, of a stairwell, or of part of a name. */
export async function findCases(context: Context, given: { readonly text: string }) {
  authorise(context, "see-cases")
  const { communityId } = context
  const today = dayOf(context.now())
  const search = readSearch(toHalfWidth(given.text).trim())
  if (search === null) return { today, cases: [] }
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const rows = await searchCaseLines(tx, communityId, search, today, MOST)
    const readings = readingsNow(context, await readPolicies(tx, communityId))
    return { today, cases: rows.map((row) => presentLine(row, readings)) }
  })
}

function readSearch(text: string): CaseSearch | null {
  if (text === "") return null
  const door = /^\d{1,4}$/.test(text) ? { lane: null, number: text, room: null } : readDoorSearch(text)
  return door === null ? { by: "name", text } : { by: "door", ...door }
}
