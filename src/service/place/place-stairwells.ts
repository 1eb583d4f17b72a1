import { inNeighbourhood } from "../../store/database/db.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { listMissingStairwells, placeStairwell } from "../../store/place/stairwells.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"

export type PlacesOfStairwells = {
  readonly commandId: string
  readonly places: readonly {
    readonly stairwellId: string
    readonly plan: { readonly x: number; readonly y: number } | null
  }[]
}

/** Puts stairwells where they stand on the committee's own plan: all that are named, or none. */
export async function placeStairwells(
  context: Context,
  given: PlacesOfStairwells,
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "change-plan")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "plan.change", async () => {
      const ids = given.places.map((place) => place.stairwellId)
      if ((await listMissingStairwells(tx, communityId, ids)).length > 0) return refuse("not-found", "places")
      for (const { stairwellId, plan } of given.places) {
        await placeStairwell(tx, communityId, stairwellId, plan)
      }
      await recordAudit(tx, context, { action: "plan.change", data: { stairwells: ids.length } })
      await notifyChange(tx, communityId)
      return { done: true } as const
    }),
  )
}
