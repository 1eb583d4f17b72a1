import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { TurnChange, WeekMessage } from "../../core/roster/since-told.ts"
import type { Tx } from "../database/db.ts"

export const dutyMessages = [
  "published",
  "changed",
  "swap-asked",
  "swap-decided",
  "stand-in",
  "stood-down",
] as const
export type DutyMessageKind = (typeof dutyMessages)[number]

export type DutyMessage = {
  readonly id: string
  readonly what: DutyMessageKind
  readonly monday: PlainDate | null
  readonly aboutId: string | null
  readonly at: Instant
}

/** What somebody has not been told yet. */
export async function listUntold(tx: Tx, communityId: string, workerId: string): Promise<DutyMessage[]> {
  const { rows } = await tx.client.query<DutyMessage>({
    name: "untold-messages",
    text: `select message_id as id, what, monday, about_id as "aboutId", made_at as at from duty_message
      where community_id = $1 and worker_id = $2 and told_at is null order by made_at, message_id`,
    values: [communityId, workerId],
  })
  return rows
}

/** They have looked at their own page: they know. */
export async function tellOnOwnPage(
  tx: Tx,
  communityId: string,
  workerId: string,
  at: Instant,
): Promise<void> {
  await tx.client.query(
    `update duty_message set told_at = $3, told_how = 'own-page'
     where community_id = $1 and worker_id = $2 and told_at is null`,
    [communityId, workerId, at],
  )
}

/** What has to be told. */
export async function insertDutyMessages(
  tx: Tx,
  communityId: string,
  messages: readonly {
    readonly id: string
    readonly workerId: string
    readonly what: DutyMessageKind
    /** The turn, the swap, the absence. */
    readonly aboutId?: string
    /** Of a week: which, and what is no longer as they were told. */
    readonly monday?: PlainDate
    readonly changes?: readonly TurnChange[]
  }[],
  at: Instant,
): Promise<void> {
  if (messages.length === 0) return
  await tx.client.query(
    `insert into duty_message (community_id, message_id, worker_id, what, about_id, monday, changes, made_at)
     select $1, m.*, $2::timestamptz
     from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::date[], $8::jsonb[]) as m`,
    [
      ...[communityId, at],
      messages.map(({ id }) => id),
      messages.map(({ workerId }) => workerId),
      messages.map(({ what }) => what),
      messages.map(({ aboutId }) => aboutId ?? null),
      messages.map(({ monday }) => monday ?? null),
      messages.map(({ changes }) => JSON.stringify(changes ?? [])),
    ],
  )
}

export type DutyMessageRow = WeekMessage & {
  readonly id: string
  readonly workerId: string
  readonly monday: PlainDate
  readonly madeAt: Instant
  readonly toldHow: "own-page" | "phone" | "copied" | null
}

/** All that was to tell of a week, by worker, the oldest first. */
export async function listWeekMessages(
  tx: Tx,
  communityId: string,
  monday: PlainDate,
): Promise<DutyMessageRow[]> {
  const { rows } = await tx.client.query<DutyMessageRow>(
    `select message_id as id, worker_id as "workerId", what, monday, changes, made_at as "madeAt",
       told_at as "toldAt", told_how as "toldHow"
     from duty_message where community_id = $1 and monday = $2 and what in ('published', 'changed')
     order by worker_id, made_at, message_id`,
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

/** Not told after all, with what was told at once with it. */
export async function saveUntold(tx: Tx, communityId: string, messageIds: readonly string[]): Promise<void> {
  await tx.client.query(
    `update duty_message m set told_at = null, told_by = null, told_how = null
     from duty_message t where t.community_id = $1 and t.message_id = any($2::uuid[]) and m.community_id = $1
       and m.worker_id = t.worker_id and m.monday = t.monday and m.told_at = t.told_at
       and m.what in ('published', 'changed') and m.told_how <> 'own-page'`,
    [communityId, messageIds],
  )
}
