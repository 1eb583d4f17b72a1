import { plainPassNumber } from "../../core/gate/keyed-table.ts"
import type { PassStatus } from "../../core/gate/pass-moves.ts"
import { dayOf } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listPasses as listPassRows } from "../../store/gate/passes.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { presentPass } from "./pass-view.ts"

const PAGE = 50

/** The passes of a home, of a number, of a state, of a key, or all; the newest first. */
export async function listPasses(
  context: Context,
  given: {
    readonly homeId?: string
    readonly number?: string
    readonly status?: PassStatus
    readonly keyId?: string
    readonly after?: string
  },
) {
  authorise(context, "issue-passes")
  const { homeId, status, keyId, after, number } = given
  const plainNumber = number === undefined ? undefined : plainPassNumber(number)
  const filter = { homeId, plainNumber, status, keyId, today: dayOf(context.now()) }
  const { total, passes } = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listPassRows(tx, context.communityId, filter, { after, limit: PAGE + 1 }),
  )
  const page = passes.slice(0, PAGE)
  return {
    total,
    passes: page.map(presentPass),
    next: passes.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  }
}
