import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { doorText, joinDoor } from "../report/rows-page.ts"

/** What happened to a parcel, as far as these entries say. */
export type ParcelNews = {
  readonly id: string
  readonly postId: string
  readonly dwellingId: string | null
  readonly shelf: string
  readonly count: number
  /** Null: not said here. */
  readonly shelvedAt: Instant | null
  readonly pickedUp: { readonly at: Instant; readonly entryId: string } | null
}

/**
 * Writes down what happened to parcels, in whatever order it is heard of. Whoever picks up takes all that waits at the post
 * for their door.
 */
export async function saveParcelNews(
  tx: Tx,
  communityId: string,
  parcels: readonly ParcelNews[],
): Promise<void> {
  for (const parcel of parcels) {
    const { id, postId, dwellingId, shelf, count, shelvedAt, pickedUp } = parcel
    if (shelvedAt === null && (await pickUpWaiting(tx, communityId, parcel))) continue
    await tx.client.query({
      name: "save-parcel-news",
      text: `insert into parcel as p
          (community_id, parcel_id, post_id, dwelling_id, shelf, count, shelved_at, picked_up_at, picked_up_by)
        values ($1, $2, $3, $4, $5, $6, coalesce($7::timestamptz, $8::timestamptz), $8, $9)
        on conflict (community_id, parcel_id) do update set dwelling_id = coalesce(excluded.dwelling_id, p.dwelling_id),
          shelf = case when excluded.shelf = '' then p.shelf else excluded.shelf end,
          shelved_at = coalesce($7, p.shelved_at), picked_up_at = coalesce(excluded.picked_up_at, p.picked_up_at),
          picked_up_by = coalesce(excluded.picked_up_by, p.picked_up_by)`,
      values: [
        ...[communityId, id, postId, dwellingId, shelf, count, shelvedAt],
        ...[pickedUp?.at ?? null, pickedUp?.entryId ?? null],
      ],
    })
  }
}

/** Whether anything waited there. */
async function pickUpWaiting(
  tx: Tx,
  communityId: string,
  { id, postId, dwellingId, pickedUp }: ParcelNews,
): Promise<boolean> {
  if (pickedUp === null) return false
  const { rowCount } = await tx.client.query({
    name: "pick-up-parcels",
    text: `update parcel set picked_up_at = $5, picked_up_by = $6
      where community_id = $1 and post_id = $2 and (dwelling_id = $3 or parcel_id = $4) and picked_up_at is null
        and count > 0`,
    values: [communityId, postId, dwellingId, id, pickedUp.at, pickedUp.entryId],
  })
  return (rowCount ?? 0) > 0
}

/** Takes a guard's step back: picked up is waiting again, put on the shelf by mistake is nowhere. */
export async function undoParcelStep(
  tx: Tx,
  communityId: string,
  undone: { readonly entryId: string; readonly parcel: string; readonly step: string },
): Promise<void> {
  if (undone.step === "shelved") {
    await tx.client.query("update parcel set count = 0 where community_id = $1 and parcel_id = $2", [
      communityId,
      undone.parcel,
    ])
    return
  }
  await tx.client.query(
    `update parcel set picked_up_at = null, picked_up_by = null,
       -- what was picked up without ever having been shelved is nowhere
       count = case when parcel_id = $3 and shelf = '' then 0 else count end
     where community_id = $1 and picked_up_by = $2`,
    [communityId, undone.entryId, undone.parcel],
  )
}

export type ParcelRow = {
  readonly id: string
  readonly homeId: string | null
  readonly door: string | null
  readonly post: string
  readonly shelf: string
  readonly count: number
  readonly shelvedAt: Instant
  readonly toldAt: Instant | null
  readonly pickedUpAt: Instant | null
}

/** Parcels that wait, the longest first, and those picked up between two moments. */
export async function listParcels(
  tx: Tx,
  communityId: string,
  pickedUp: { readonly from: Instant; readonly to: Instant },
): Promise<ParcelRow[]> {
  const { rows } = await tx.client.query<ParcelRow>(
    `select r.parcel_id as id, r.dwelling_id as "homeId", ${doorText} as door, o.name as post, r.shelf, r.count,
       r.shelved_at as "shelvedAt", r.told_at as "toldAt", r.picked_up_at as "pickedUpAt"
     from parcel r ${joinDoor("r")} join gate_post o on o.community_id = r.community_id and o.post_id = r.post_id
     where r.community_id = $1 and r.count > 0
       and (r.picked_up_at is null or (r.picked_up_at >= $2 and r.picked_up_at < $3))
     order by r.picked_up_at is not null, r.shelved_at, r.parcel_id`,
    [communityId, pickedUp.from, pickedUp.to],
  )
  return rows
}

/** Moves a parcel from the desk; null takes the step back. False where there is none. */
export async function saveParcelStep(
  tx: Tx,
  communityId: string,
  id: string,
  step: "told" | "picked-up",
  at: Instant | null,
): Promise<boolean> {
  const column = step === "told" ? "told_at" : "picked_up_by = null, picked_up_at"
  const { rowCount } = await tx.client.query(
    `update parcel set ${column} = $3 where community_id = $1 and parcel_id = $2`,
    [communityId, id, at],
  )
  return rowCount === 1
}

/** Who reads of the home's parcels on their own page has been told. True where they had not been before. */
export async function saveHomeTold(
  tx: Tx,
  communityId: string,
  dwellingId: string,
  now: Instant,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update parcel set told_at = $3
     where community_id = $1 and dwelling_id = $2 and picked_up_at is null and told_at is null`,
    [communityId, dwellingId, now],
  )
  return (rowCount ?? 0) > 0
}
