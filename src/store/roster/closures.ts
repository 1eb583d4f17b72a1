import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** A post that is left without anybody for a shift. */
export type Closure = {
  readonly id: string
  readonly day: PlainDate
  readonly postId: string
  readonly hoursId: string
}

export async function listClosures(
  tx: Tx,
  communityId: string,
  { from, until }: { readonly from: PlainDate; readonly until: PlainDate },
): Promise<Closure[]> {
  const { rows } = await tx.client.query<Closure>({
    name: "post-closures",
    text: `select closure_id as id, day, post_id as "postId", hours_id as "hoursId" from post_closure
      where community_id = $1 and undone_at is null and day between $2 and $3 order by day, closure_id`,
    values: [communityId, from, until],
  })
  return rows
}

/** The closure that stands for a shift of a post. */
export async function findStandingClosure(
  tx: Tx,
  communityId: string,
  { day, postId, hoursId }: Omit<Closure, "id">,
): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select closure_id as id from post_closure
     where community_id = $1 and post_id = $2 and hours_id = $3 and day = $4 and undone_at is null`,
    [communityId, postId, hoursId, day],
  )
  return rows[0]?.id
}

/** Whether a closure stands, was undone, or (undefined) never was. */
export async function findClosure(
  tx: Tx,
  communityId: string,
  id: string,
): Promise<(Closure & { readonly undoneAt: Instant | null }) | undefined> {
  const { rows } = await tx.client.query<Closure & { undoneAt: Instant | null }>(
    `select closure_id as id, day, post_id as "postId", hours_id as "hoursId", undone_at as "undoneAt" from post_closure where community_id = $1 and closure_id = $2`,
    [communityId, id],
  )
  return rows[0]
}

/** Closes a post for a shift; false where the id is taken, or it is closed already. */
export async function insertClosure(
  tx: Tx,
  communityId: string,
  closure: Closure,
  by: { readonly at: Instant; readonly accountId: string },
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `insert into post_closure (community_id, closure_id, post_id, hours_id, day, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [communityId, closure.id, closure.postId, closure.hoursId, closure.day, by.at, by.accountId],
  )
  return rowCount === 1
}

/** The post is manned after all. */
export async function undoClosure(tx: Tx, communityId: string, id: string, at: Instant): Promise<void> {
  await tx.client.query(
    "update post_closure set undone_at = $3 where community_id = $1 and closure_id = $2 and undone_at is null",
    [communityId, id, at],
  )
}
