import { inNeighbourhood } from "../../store/database/db.ts"
import { countCallsToMake, listCallsToMake as listRows } from "../../store/phone/calls-to-make.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { presentCallToMake, queueEyes } from "./queue-eyes.ts"

const MOST = 200

/** The calls to make, and how many there are of each sort. */
export async function listCallsToMake(context: Context) {
  authorise(context, "answer-phone")
  const { communityId, accountId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const { eyes, rule } = queueEyes(context, await readPolicies(tx, communityId))
    const rows = await listRows(tx, communityId, eyes, MOST)
    return {
      calls: rows.map((row) => presentCallToMake(row, accountId, eyes)),
      counts: await countCallsToMake(tx, communityId, eyes),
      tries: rule.tries,
    }
  })
}
