import type { Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** What the homes' opaque codes are made with; `made` is taken where the neighbourhood has none yet. */
export async function keepHomeKey(
  tx: Tx,
  communityId: string,
  made: { readonly key: Buffer; readonly at: Instant },
): Promise<Buffer> {
  await tx.client.query(
    `insert into gate_secret (community_id, home_key, made_at) values ($1, $2, $3)
     on conflict (community_id) do nothing`,
    [communityId, made.key, made.at],
  )
  const key = await findHomeKey(tx, communityId)
  if (key === undefined) throw new Error("the key of the homes' codes is gone")
  return key
}

export async function findHomeKey(tx: Tx, communityId: string): Promise<Buffer | undefined> {
  const { rows } = await tx.client.query<{ key: Buffer }>({
    name: "home-key",
    text: "select home_key as key from gate_secret where community_id = $1",
    values: [communityId],
  })
  return rows[0]?.key
}
