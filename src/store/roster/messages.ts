import type { Instant, PlainDate } from "../../core/kit/dates.ts"
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

export async function insertDutyMessages(
  tx: Tx,
  communityId: string,
  messages: readonly {
    readonly id: string
    readonly workerId: string
    readonly what: DutyMessageKind
    readonly aboutId: string
  }[],
  at: Instant,
): Promise<void> {
  if (messages.length === 0) return
  await tx.client.query(
    `insert into duty_message (community_id, message_id, worker_id, what, about_id, made_at)
     select $1, m.*, $2::timestamptz from unnest($3::uuid[], $4::uuid[], $5::text[], $6::uuid[]) as m`,
    [
      ...[communityId, at],
      messages.map(({ id }) => id),
      messages.map(({ workerId }) => workerId),
      messages.map(({ what }) => what),
      messages.map(({ aboutId }) => aboutId),
    ],
  )
}
