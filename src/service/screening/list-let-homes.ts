import { dayOf, type PlainDate } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listLetHomeRows } from "../../store/screening/let-homes.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

type LetHome = {
  readonly homeId: string
  readonly door: string
  readonly stairwellId: string
  readonly stairwell: string
  readonly tenants: {
    readonly personId: string
    readonly name: string
    readonly screenedOn: PlainDate | null
  }[]
}

/** Every let home in walking order, and who of its tenants was screened. */
export async function listLetHomes(context: Context): Promise<{ readonly homes: readonly LetHome[] }> {
  authorise(context, "screen")
  const rows = await inNeighbourhood(context.db, context.communityId, (tx) =>
    listLetHomeRows(tx, context.communityId, dayOf(context.now())),
  )
  const homes = new Map<string, LetHome>()
  for (const { personId, name, screenedOn, homeId, door, stairwellId, stairwell } of rows) {
    const known = homes.get(homeId) ?? { homeId, door, stairwellId, stairwell, tenants: [] }
    homes.set(homeId, known)
    if (personId !== null) known.tenants.push({ personId, name: maskName(name ?? ""), screenedOn })
  }
  return { homes: [...homes.values()] }
}
