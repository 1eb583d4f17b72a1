import type { PassStatus } from "../../core/gate/pass-moves.ts"
import type { PassKind } from "../../core/gate/words.ts"
import { dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { getCommunity } from "../../store/access/communities.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { findPassByLink, listParcelsOf } from "../../store/gate/own-pass.ts"
import { saveHomeTold } from "../../store/gate/parcels.ts"
import { findPass } from "../../store/gate/passes.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { parseSessionCookie } from "../access/session-token.ts"
import type { Ground, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { ensurePassKey } from "./gate-keys.ts"
import { ensureHomeKey } from "./home-codes.ts"
import { isOurs } from "./pass-view.ts"
import { signPass } from "./sign-pass.ts"

export type OwnPass = {
  readonly neighbourhood: string
  readonly number: string
  readonly kind: PassKind
  readonly from: PlainDate
  readonly until: PlainDate
  readonly status: PassStatus
  readonly code: string
  readonly parcels: readonly {
    readonly post: string
    readonly shelf: string
    readonly count: number
    readonly since: Instant
  }[]
}

/**
 * The holder's own pass, by its secret link: its code while it is good, signed by the key in use, and what waits for the
 * home, which is told of it by that.
 */
export async function openOwnPass(
  ground: Ground,
  given: { readonly token: string },
): Promise<OwnPass | Refusal<"wrong-pass-link">> {
  const key = parseSessionCookie(given.token)
  if (key === null) return refuse("wrong-pass-link")
  const keeper = { ...ground, communityId: key.communityId }
  return inNeighbourhood(ground.db, key.communityId, async (tx) => {
    const passId = await findPassByLink(tx, key.communityId, key.tokenHash)
    const pass = passId === undefined ? undefined : await findPass(tx, key.communityId, passId)
    if (pass === undefined || !isOurs(pass)) return refuse("wrong-pass-link")
    const { number, kind, from, until, status } = pass
    const parcels = await listParcelsOf(tx, key.communityId, pass.dwellingId)
    const isNews = await saveHomeTold(tx, key.communityId, pass.dwellingId, ground.now())
    const isGood = status === "issued" && until >= dayOf(ground.now())
    const own: OwnPass = {
      ...{ number, kind, from, until, status, parcels },
      neighbourhood: (await getCommunity(tx, key.communityId)).name,
      code: isGood ? signPass(pass, await ensureHomeKey(tx, keeper), await ensurePassKey(tx, keeper)) : "",
    }
    if (isNews) await notifyChange(tx, key.communityId)
    return own
  })
}
