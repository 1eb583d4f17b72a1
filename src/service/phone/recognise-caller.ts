import { inNeighbourhood } from "../../store/database/db.ts"
import { getFingerprintKey } from "../../store/gate/guards.ts"
import { findDwelling } from "../../store/place/dwellings.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { refuse } from "../refusal.ts"
import { readCallerCard } from "./caller-card.ts"
import { phoneKeyOf, readNumber } from "./phone-number.ts"

/** What is known of a caller before the first word; that a home was read is written down. */
export async function recogniseCaller(
  context: Context,
  given: { readonly number: string; readonly homeId: string | null },
) {
  authorise(context, "answer-phone")
  const { communityId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const { homeId } = given
    if (homeId !== null) {
      if ((await findDwelling(tx, communityId, homeId)) === undefined) return refuse("not-found", "homeId")
      await recordAudit(tx, context, { action: "home.read", subjectKind: "dwelling", subjectId: homeId })
    }
    const key = await getFingerprintKey(tx, communityId)
    const phoneKey = phoneKeyOf(key, readNumber(given.number))
    return readCallerCard(tx, communityId, { homeId, phoneKey }, context.now())
  })
}
