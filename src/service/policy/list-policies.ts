import type { Policy } from "../../core/policy/policy.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "./read-policies.ts"

export async function listPolicies(context: Context): Promise<{ readonly policies: Policy[] }> {
  authorise(context, "see-policies")
  const policies = await inNeighbourhood(context.db, context.communityId, (tx) =>
    readPolicies(tx, context.communityId),
  )
  return { policies }
}
