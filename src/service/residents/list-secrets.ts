import { inNeighbourhood } from "../../store/database/db.ts"
import { listPersonSecrets, type PersonSecretRow } from "../../store/residents/person-secrets.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

/** The secrets that a person was handed, the newest first; what they are is kept nowhere. */
export async function listSecrets(
  context: Context,
  given: { readonly personId: string },
): Promise<{ readonly secrets: readonly PersonSecretRow[] }> {
  authorise(context, "hear-residents")
  const secrets = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listPersonSecrets(tx, context.communityId, given.personId),
  )
  return { secrets: secrets.map(({ personId: _person, ...secret }) => secret) }
}
