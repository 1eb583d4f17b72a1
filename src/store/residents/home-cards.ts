import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { doorOrder, doorText, joinDoor } from "../report/rows-page.ts"

export type HomeCardRow = {
  readonly id: string
  readonly madeAt: Instant
  readonly madeBy: string
  readonly revokedAt: Instant | null
}

export type NewHomeCard = {
  readonly id: string
  readonly dwellingId: string
  readonly codeHash: Buffer
}

/** Writes a card, and ends the home's one before. */
export async function insertHomeCard(
  tx: Tx,
  communityId: string,
  card: NewHomeCard,
  by: { readonly at: Instant; readonly accountId: string },
): Promise<void> {
  await tx.client.query(
    `update home_card set revoked_at = $3 where community_id = $1 and dwelling_id = $2 and revoked_at is null`,
    [communityId, card.dwellingId, by.at],
  )
  await tx.client.query(
    `insert into home_card (community_id, card_id, dwelling_id, code_hash, made_at, made_by)
     values ($1, $2, $3, $4, $5, $6)`,
    [communityId, card.id, card.dwellingId, card.codeHash, by.at, by.accountId],
  )
}

/** Ends a card; one that has ended stays as it is. False where there is none. */
export async function endHomeCard(
  tx: Tx,
  communityId: string,
  cardId: string,
  at: Instant,
): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    `update home_card set revoked_at = coalesce(revoked_at, $3) where community_id = $1 and card_id = $2`,
    [communityId, cardId, at],
  )
  return rowCount !== 0
}

export async function hasHomeCard(tx: Tx, communityId: string, cardId: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    "select from home_card where community_id = $1 and card_id = $2",
    [communityId, cardId],
  )
  return rowCount !== 0
}

/** A home's cards, the newest first. */
export async function listHomeCards(tx: Tx, communityId: string, dwellingId: string): Promise<HomeCardRow[]> {
  const { rows } = await tx.client.query<HomeCardRow>(
    `select c.card_id as id, c.made_at as "madeAt", coalesce(a.name, '') as "madeBy", c.revoked_at as "revokedAt"
     from home_card c left join account a on a.community_id = c.community_id and a.account_id = c.made_by
     where c.community_id = $1 and c.dwelling_id = $2 order by c.made_at desc, c.card_id desc`,
    [communityId, dwellingId],
  )
  return rows
}

/** The cards in use among these, by door, as they are printed. */
export async function listCardsToPrint(
  tx: Tx,
  communityId: string,
  cardIds: readonly string[],
): Promise<{ readonly id: string; readonly door: string }[]> {
  const { rows } = await tx.client.query<{ id: string; door: string }>(
    `select c.card_id as id, ${doorText} as door from home_card c ${joinDoor("c")}
     where c.community_id = $1 and c.card_id = any($2::uuid[]) and c.revoked_at is null order by ${doorOrder}`,
    [communityId, cardIds],
  )
  return rows
}

/** The homes of a stairwell in which somebody lives, by door, each with its card in use. */
export async function listStairwellCards(
  tx: Tx,
  communityId: string,
  stairwellId: string,
  today: PlainDate,
): Promise<{ readonly dwellingId: string; readonly cardId: string | null }[]> {
  const current = "(h.from_on is null or h.from_on <= $3) and (h.to_on is null or $3 < h.to_on)"
  const { rows } = await tx.client.query<{ dwellingId: string; cardId: string | null }>(
    `select w.dwelling_id as "dwellingId", c.card_id as "cardId"
     from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     left join home_card c on c.community_id = w.community_id and c.dwelling_id = w.dwelling_id and c.revoked_at is null
     where w.community_id = $1 and w.stairwell_id = $2 and (w.ended_on is null or $3 < w.ended_on)
       and (exists (select from stay h where h.community_id = $1 and h.dwelling_id = w.dwelling_id and ${current})
         or exists (select from household h where h.community_id = $1 and h.dwelling_id = w.dwelling_id
           and h.tenure <> 'vacant' and ${current}))
     order by ${doorOrder}`,
    [communityId, stairwellId, today],
  )
  return rows
}

/** The home of a card in use. */
export async function findCardHome(
  tx: Tx,
  communityId: string,
  codeHash: Buffer,
): Promise<{ readonly cardId: string; readonly dwellingId: string } | undefined> {
  const { rows } = await tx.client.query<{ cardId: string; dwellingId: string }>({
    name: "card-home",
    text: `select card_id as "cardId", dwelling_id as "dwellingId" from home_card
      where community_id = $1 and code_hash = $2 and revoked_at is null`,
    values: [communityId, codeHash],
  })
  return rows[0]
}
