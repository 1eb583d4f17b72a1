import { mayDo, type Role } from "../../core/access/roles.ts"
import { listAccounts } from "../../store/access/accounts.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

type RoundWalker = { readonly id: string; readonly name: string; readonly role: Role }

/** Those who go on rounds: to whom a stairwell may be given. */
export async function listRoundPeople(context: Context): Promise<{ readonly people: RoundWalker[] }> {
  authorise(context, "run-rounds")
  return inNeighbourhood(context.db, context.communityId, async (tx) => ({
    people: await listWalkers(tx, context.communityId),
  }))
}

export async function listWalkers(tx: Tx, communityId: string): Promise<RoundWalker[]> {
  const accounts = await listAccounts(tx, communityId)
  return accounts.flatMap(({ account_id: id, name, role: written, disabled_at }) => {
    const role = written as Role
    const goes = mayDo(role, "run-rounds") || mayDo(role, "collect-waste") || mayDo(role, "deliver-needs")
    return goes && disabled_at === null ? [{ id, name, role }] : []
  })
}
