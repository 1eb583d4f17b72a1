import { inNeighbourhood } from "../../store/database/db.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { readOwnData } from "./read-own-data.ts"

/** What is kept of a person, for staff to show or print for them once they know who is asking; that it was is written down. */
export async function showOwnData(
  context: Context,
  given: { readonly personId: string; readonly checked: "document" | "known" },
) {
  authorise(context, "hear-residents")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const own = await readOwnData(tx, context, communityId, given.personId)
    if (own === null) return refuse("not-found", "personId")
    await recordAudit(tx, context, {
      ...{ action: "own-data.show", subjectKind: "person", subjectId: given.personId },
      data: { checked: given.checked },
    })
    return own
  })
}
