import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** What is no longer as somebody was told, or is new to them, and the code of why. */
export type TurnChange = {
  readonly day: PlainDate
  readonly from: { readonly postId: string; readonly hoursId: string } | null
  readonly to: { readonly postId: string; readonly hoursId: string } | null
  readonly why: string
}

export type NewDutyMessage = {
  readonly id: string
  readonly workerId: string
  readonly what: "published" | "changed"
  readonly monday: PlainDate
  readonly changes: readonly TurnChange[]
}

/** What has to be told; of one week there is one message to each that is not told yet. */
export async function insertDutyMessages(
  tx: Tx,
  communityId: string,
  messages: readonly NewDutyMessage[],
  at: Instant,
): Promise<void> {
  for (const { id, workerId, what, monday, changes } of messages) {
    await tx.client.query(
      `insert into duty_message (community_id, message_id, worker_id, what, monday, made_at, changes)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [communityId, id, workerId, what, monday, at, JSON.stringify(changes)],
    )
  }
}

export type DutyMessageRow = NewDutyMessage & {
  readonly madeAt: Instant
  readonly toldAt: Instant | null
  readonly toldHow: "own-page" | "phone" | "copied" | null
}

/** The messages of a week, the newest to each worker alone. */
export async function listWeekMessages(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
): Promise<DutyMessageRow[]> {
  const { rows } = await tx.client.query<DutyMessageRow>(
    `select distinct on (worker_id) message_id as id, worker_id as "workerId", what, monday, changes, made_at as "madeAt",
       told_at as "toldAt", told_how as "toldHow"
     from duty_message where community_id = $1 and monday = $2 and what in ('published', 'changed')
     order by worker_id, made_at desc, message_id desc`,
    [communityId, monday],
  )
  return rows
}

/** Workers of a week whom nobody has told yet; the older message of somebody goes with the newer. */
export async function saveTold(
  tx: Tx,
  communityId: string,
  messageIds: readonly string[],
  by: { readonly at: Instant; readonly accountId: string; readonly how: "phone" | "copied" },
): Promise<number> {
  const { rowCount } = await tx.client.query(
    `update duty_message m set told_at = $3, told_by = $4, told_how = $5
     from duty_message t where t.community_id = $1 and t.message_id = any($2::uuid[]) and m.community_id = $1
       and m.worker_id = t.worker_id and m.monday = t.monday and m.made_at <= t.made_at
       and m.what in ('published', 'changed') and m.told_at is null`,
    [communityId, messageIds, by.at, by.accountId, by.how],
  )
  return rowCount ?? 0
}

/** Not told after all. */
export async function saveUntold(tx: Tx, communityId: string, messageIds: readonly string[]): Promise<void> {
  await tx.client.query(
    `update duty_message set told_at = null, told_by = null, told_how = null
     where community_id = $1 and message_id = any($2::uuid[]) and told_how <> 'own-page'`,
    [communityId, messageIds],
  )
}
