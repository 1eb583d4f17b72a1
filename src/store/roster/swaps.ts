import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export const swapStages = ["open", "agreed", "approved", "refused", "withdrawn", "lapsed"] as const
export type SwapStage = (typeof swapStages)[number]
export const swapRefusals = ["rules", "short", "other", "declined"] as const
export type SwapRefusal = (typeof swapRefusals)[number]

/** A turn that goes from whoever has it to another. */
export type SwapPart = {
  readonly turnId: string
  readonly day: PlainDate
  readonly postId: string
  readonly hoursId: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** Whether the turn stands still. */
  readonly stands: boolean
  readonly from: string
  readonly to: string
  readonly agreedAt: Instant | null
  readonly newTurnId: string | null
}

export type Swap = {
  readonly id: string
  readonly askedBy: string
  readonly stage: SwapStage
  readonly openedAt: Instant
  readonly decidedAt: Instant | null
  readonly decidedBy: string | null
  readonly refusedWhy: SwapRefusal | null
  readonly isEntered: boolean
  readonly parts: readonly SwapPart[]
}

const SWAPS = `
  select s.swap_id as id, s.asked_by as "askedBy", s.stage, s.opened_at as "openedAt", s.decided_at as "decidedAt",
    a.name as "decidedBy", s.refused_why as "refusedWhy", s.entered_by is not null as "isEntered"
  from shift_swap s left join account a on a.community_id = $1 and a.account_id = s.decided_by
  where s.community_id = $1`

type SwapRow = Omit<Swap, "parts">

/** Swaps that wait: for whoever is asked, or for the office. */
export async function listOpenSwaps(tx: Tx, communityId: string): Promise<Swap[]> {
  const { rows } = await tx.client.query<SwapRow>({
    name: "open-swaps",
    text: `${SWAPS} and s.stage in ('open', 'agreed') order by s.opened_at, s.swap_id`,
    values: [communityId],
  })
  return withParts(tx, communityId, rows)
}

/** Swaps that are settled, the last first. */
export async function listDecidedSwaps(tx: Tx, communityId: string, since: Instant): Promise<Swap[]> {
  const { rows } = await tx.client.query<SwapRow>(
    `${SWAPS} and s.stage not in ('open', 'agreed') and s.decided_at >= $2 order by s.decided_at desc, s.swap_id limit 60`,
    [communityId, since],
  )
  return withParts(tx, communityId, rows)
}

/** Swaps of the last days that somebody asked for or is asked in. */
export async function listSwapsOf(
  tx: Tx,
  communityId: string,
  workerId: string,
  since: Instant,
): Promise<Swap[]> {
  const { rows } = await tx.client.query<SwapRow>(
    `${SWAPS} and (s.stage in ('open', 'agreed') or s.decided_at >= $3) and exists (
       select from shift_swap_part p join duty_turn t on t.community_id = $1 and t.turn_id = p.turn_id
       where p.community_id = $1 and p.swap_id = s.swap_id and (p.to_worker_id = $2 or t.worker_id = $2))
     order by s.opened_at desc, s.swap_id`,
    [communityId, workerId, since],
  )
  return withParts(tx, communityId, rows)
}

/** A swap, held until the deed is done. */
export async function findSwap(tx: Tx, communityId: string, id: string): Promise<Swap | undefined> {
  const { rows } = await tx.client.query<SwapRow>(`${SWAPS} and s.swap_id = $2 for update of s`, [
    communityId,
    id,
  ])
  return (await withParts(tx, communityId, rows))[0]
}

async function withParts(tx: Tx, communityId: string, swaps: readonly SwapRow[]): Promise<Swap[]> {
  const { rows } = await tx.client.query<SwapPart & { swapId: string }>({
    name: "swap-parts",
    text: `select p.swap_id as "swapId", p.turn_id as "turnId", t.day, t.post_id as "postId", t.hours_id as "hoursId",
        t.starts_at as "startsAt", t.ends_at as "endsAt", t.ended_at is null as stands, t.worker_id as from,
        p.to_worker_id as to, p.agreed_at as "agreedAt", p.new_turn_id as "newTurnId"
      from shift_swap_part p join duty_turn t on t.community_id = $1 and t.turn_id = p.turn_id
      where p.community_id = $1 and p.swap_id = any($2::uuid[]) order by t.day, t.starts_at, t.turn_id`,
    values: [communityId, swaps.map(({ id }) => id)],
  })
  return swaps.map((swap) => ({
    ...swap,
    parts: rows.filter(({ swapId }) => swapId === swap.id).map(({ swapId, ...part }) => part),
  }))
}

export async function insertSwap(
  tx: Tx,
  communityId: string,
  swap: {
    readonly id: string
    readonly askedBy: string
    readonly turnId: string
    readonly stage: "open" | "agreed"
    readonly at: Instant
    readonly enteredBy: string | null
    readonly parts: readonly {
      readonly turnId: string
      readonly to: string
      readonly agreedAt: Instant | null
    }[]
  },
): Promise<void> {
  await tx.client.query(
    `insert into shift_swap (community_id, swap_id, asked_by, turn_id, stage, opened_at, entered_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [communityId, swap.id, swap.askedBy, swap.turnId, swap.stage, swap.at, swap.enteredBy],
  )
  await tx.client.query(
    `insert into shift_swap_part (community_id, swap_id, turn_id, to_worker_id, agreed_at)
     select $1, $2, p.* from unnest($3::uuid[], $4::uuid[], $5::timestamptz[]) as p`,
    [
      ...[communityId, swap.id],
      swap.parts.map(({ turnId }) => turnId),
      swap.parts.map(({ to }) => to),
      swap.parts.map(({ agreedAt }) => agreedAt),
    ],
  )
}

/** Writes that whoever takes turns has agreed. */
export async function agreeToParts(
  tx: Tx,
  communityId: string,
  swapId: string,
  { workerIds, at }: { readonly workerIds: readonly string[]; readonly at: Instant },
): Promise<void> {
  await tx.client.query(
    `update shift_swap_part set agreed_at = coalesce(agreed_at, $4)
     where community_id = $1 and swap_id = $2 and to_worker_id = any($3::uuid[])`,
    [communityId, swapId, workerIds, at],
  )
}

export async function saveSwapStage(
  tx: Tx,
  communityId: string,
  swapId: string,
  given: {
    readonly stage: SwapStage
    readonly at: Instant | null
    readonly by: string | null
    readonly why: SwapRefusal | null
  },
): Promise<void> {
  await tx.client.query(
    `update shift_swap set stage = $3, decided_at = $4, decided_by = $5, refused_why = $6
     where community_id = $1 and swap_id = $2`,
    [communityId, swapId, given.stage, given.at, given.by, given.why],
  )
}

export async function saveNewTurns(
  tx: Tx,
  communityId: string,
  swapId: string,
  made: readonly { readonly turnId: string; readonly newTurnId: string | null }[],
): Promise<void> {
  await tx.client.query(
    `update shift_swap_part p set new_turn_id = m.made
     from unnest($3::uuid[], $4::uuid[]) as m (turn, made)
     where p.community_id = $1 and p.swap_id = $2 and p.turn_id = m.turn`,
    [communityId, swapId, made.map(({ turnId }) => turnId), made.map(({ newTurnId }) => newTurnId)],
  )
}

/** Open swaps in which one of these turns is. */
export async function listSwapsWith(
  tx: Tx,
  communityId: string,
  turnIds: readonly string[],
): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select distinct s.swap_id as id from shift_swap s
     join shift_swap_part p on p.community_id = $1 and p.swap_id = s.swap_id
     where s.community_id = $1 and s.stage in ('open', 'agreed') and p.turn_id = any($2::uuid[])`,
    [communityId, turnIds],
  )
  return rows.map(({ id }) => id)
}

/** Open swaps of which a turn stands no more. */
export async function listBrokenSwaps(tx: Tx, communityId: string): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>(
    `select distinct s.swap_id as id from shift_swap s
     join shift_swap_part p on p.community_id = $1 and p.swap_id = s.swap_id
     join duty_turn t on t.community_id = $1 and t.turn_id = p.turn_id
     where s.community_id = $1 and s.stage in ('open', 'agreed') and t.ended_at is not null`,
    [communityId],
  )
  return rows.map(({ id }) => id)
}

/** Ends open swaps of which a turn has begun; gives how many. */
export async function lapseSwaps(tx: Tx, communityId: string, now: Instant): Promise<number> {
  const { rowCount } = await tx.client.query(
    `update shift_swap s set stage = 'lapsed', decided_at = $2
     where s.community_id = $1 and s.stage in ('open', 'agreed') and exists (
       select from shift_swap_part p join duty_turn t on t.community_id = $1 and t.turn_id = p.turn_id
       where p.community_id = $1 and p.swap_id = s.swap_id and t.starts_at <= $2)`,
    [communityId, now],
  )
  return rowCount ?? 0
}
