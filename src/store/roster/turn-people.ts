import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** Who comes to a turn of an organisation. */
export type TurnPerson = {
  readonly name: string
  /** Whoever of the roll it is; null: nobody known there. */
  readonly workerId: string | null
}

export async function saveTurnPerson(
  tx: Tx,
  communityId: string,
  turnId: string,
  { name, workerId }: TurnPerson,
  by: { readonly at: Instant; readonly accountId: string | null },
): Promise<void> {
  await tx.client.query(
    `insert into duty_turn_detail (community_id, turn_id, retention, name, worker_id, written_at, written_by)
     values ($1, $2, 'campaign', $3, $4, $5, $6)
     on conflict (community_id, turn_id) do update set name = excluded.name, worker_id = excluded.worker_id,
       written_at = excluded.written_at, written_by = excluded.written_by`,
    [communityId, turnId, name, workerId, by.at, by.accountId],
  )
}

export async function deleteTurnPerson(tx: Tx, communityId: string, turnId: string): Promise<void> {
  await tx.client.query("delete from duty_turn_detail where community_id = $1 and turn_id = $2", [
    communityId,
    turnId,
  ])
}

/** Turn → the name of whoever comes. */
export async function listTurnNames(
  tx: Tx,
  communityId: string,
  turnIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await tx.client.query<{ id: string; name: string }>(
    "select turn_id as id, name from duty_turn_detail where community_id = $1 and turn_id = any($2::uuid[])",
    [communityId, turnIds],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Deletes the names of turns of days before one; gives how many. */
export async function deleteTurnNames(tx: Tx, communityId: string, before: PlainDate): Promise<number> {
  const { rowCount } = await tx.client.query(
    `delete from duty_turn_detail d using duty_turn t
     where d.community_id = $1 and t.community_id = $1 and t.turn_id = d.turn_id and t.day < $2`,
    [communityId, before],
  )
  return rowCount ?? 0
}
