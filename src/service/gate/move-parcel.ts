import { inNeighbourhood } from "../../store/database/db.ts"
import { saveParcelStep } from "../../store/gate/parcels.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { once } from "../once.ts"
import { refuse } from "../refusal.ts"

/** The home was told of a parcel, or has picked it up. */
export async function moveParcel(
  context: Context,
  given: {
    readonly commandId: string
    readonly id: string
    readonly step: "told" | "picked-up"
    readonly undo?: boolean
  },
): Promise<{ readonly done: true } | Refusal<"not-found" | "command-id-taken">> {
  authorise(context, "see-posts")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, (tx) =>
    once(tx, context, given.commandId, "parcel.move", async () => {
      const at = given.undo ? null : context.now()
      if (!(await saveParcelStep(tx, communityId, given.id, given.step, at))) return refuse("not-found", "id")
      const subject = { subjectKind: "parcel", subjectId: given.id }
      const data = { step: given.step, undo: given.undo ?? false }
      await recordAudit(tx, context, { action: "parcel.move", ...subject, data })
      await notifyChange(tx, communityId)
      return { done: true as const }
    }),
  )
}
