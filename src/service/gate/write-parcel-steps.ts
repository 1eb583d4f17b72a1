import type { Tx } from "../../store/database/db.ts"
import { type ParcelNews, saveParcelNews } from "../../store/gate/parcels.ts"
import type { Shown } from "./look-up-shown.ts"
import type { PlacedEntry } from "./place-entries.ts"

/** Writes down what happened to parcels, each once however many steps came together. */
export async function writeParcelSteps(
  tx: Tx,
  communityId: string,
  entries: readonly (PlacedEntry & Shown)[],
): Promise<void> {
  const parcels = new Map<string, ParcelNews>()
  for (const { body, at, device, home, sealed } of entries) {
    if (body?.what !== "parcel") continue
    const before = parcels.get(body.parcel)
    parcels.set(body.parcel, {
      ...{ id: body.parcel, postId: device.postId, count: body.count },
      dwellingId: home?.dwellingId ?? before?.dwellingId ?? null,
      shelf: body.shelf === "" ? (before?.shelf ?? "") : body.shelf,
      shelvedAt: body.step === "shelved" ? at : (before?.shelvedAt ?? null),
      pickedUp: body.step === "picked-up" ? { at, entryId: sealed.id } : (before?.pickedUp ?? null),
    })
  }
  await saveParcelNews(tx, communityId, [...parcels.values()])
}
