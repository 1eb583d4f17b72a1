import { getCommunity } from "../../store/access/communities.ts"
import { getOfficePhone } from "../../store/residents/office-phone.ts"
import type { Ground, Refusal } from "../context.ts"
import { type KeyHolder, withHomeKey } from "./home-key.ts"

/** Whether a key is good, whose neighbourhood it is of, and whom one may ring up. Nothing of who lives there. */
export async function openMyHome(
  ground: Ground,
  given: { readonly key: string },
): Promise<
  | { readonly neighbourhood: string; readonly phone: string; readonly of: KeyHolder["of"] }
  | Refusal<"wrong-home-key">
> {
  return withHomeKey(ground, given.key, async (tx, communityId, holder) => ({
    neighbourhood: (await getCommunity(tx, communityId)).name,
    phone: await getOfficePhone(tx, communityId),
    of: holder.of,
  }))
}
