import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { CheckStatus } from "../../core/rounds/planned-check.ts"
import type { RoundEntry } from "../../core/rounds/round-entry.ts"
import type { Tx } from "../database/db.ts"
import type { UndoPair } from "../gate/entries.ts"
import { IS_DOOR_TRY } from "./round-checks.ts"

/** Something written at a door that was taken back on the phone. */
export type UndoneNote = {
  readonly undoId: string
  readonly entryId: string
  readonly deviceId: string
  readonly what: RoundEntry["what"]
  /** The planned check or need that it was about. */
  readonly about: string | null
}

/** Of these pairs those that take something of a round back: of the same phone, and once. */
export async function listUndoneNotes(
  tx: Tx,
  communityId: string,
  pairs: readonly UndoPair[],
): Promise<UndoneNote[]> {
  if (pairs.length === 0) return []
  const { rows } = await tx.client.query<UndoneNote>({
    name: "undone-notes",
    text: `select distinct on (e.entry_id) u.entry_id as "undoId", e.entry_id as "entryId", e.device_id as "deviceId",
        e.kind as what, e.about
      from unnest($2::uuid[], $3::uuid[]) as n (undo, entry)
      cross join lateral (select * from gate_entry where community_id = $1 and entry_id = n.undo limit 1) u
      cross join lateral (select * from gate_entry where community_id = $1 and entry_id = n.entry limit 1) e
      where e.device_id = u.device_id and e.seq < u.seq and e.what = 'round'
        and not exists (select from gate_entry o where o.community_id = $1 and o.undoes = e.entry_id
          and o.undoes is not null and o.device_id = u.device_id and o.seq < u.seq)
      order by e.entry_id, u.seq`,
    values: [communityId, pairs.map((pair) => pair.undoId), pairs.map((pair) => pair.entryId)],
  })
  return rows
}

/** Notes why entries could not be taken, for the phone that wrote them. */
export async function saveEntryRefusals(
  tx: Tx,
  communityId: string,
  refused: readonly { readonly id: string; readonly refusal: string }[],
): Promise<void> {
  for (const { id, refusal } of refused) {
    await tx.client.query("update gate_entry set refusal = $3 where community_id = $1 and entry_id = $2", [
      communityId,
      id,
      refusal,
    ])
  }
}

/** What of a phone's entries was not taken, and why. */
export async function listRefusedEntries(
  tx: Tx,
  communityId: string,
  deviceId: string,
): Promise<{ readonly id: string; readonly refusal: string }[]> {
  const { rows } = await tx.client.query<{ id: string; refusal: string }>(
    `select entry_id as id, coalesce(refusal, 'unreadable') as refusal from gate_entry
     where community_id = $1 and device_id = $2 and (refusal is not null or what = 'unread') order by seq`,
    [communityId, deviceId],
  )
  return rows
}

/** A try at a door that stands: nobody took it back. */
export type StandingTry = {
  readonly factId: string
  readonly at: Instant
  readonly outcome: string
  readonly isFine: boolean
}

/**
 * The last try at a planned check that stands: one that names it or, of a visit and of the rubbish of its home, what was done
 * there on its day or on this one. What was seen stands before a closed door.
 */
export async function findLastTry(
  tx: Tx,
  communityId: string,
  checkId: string,
  today: PlainDate,
): Promise<StandingTry | undefined> {
  const { rows } = await tx.client.query<StandingTry>(
    `select f.fact_id as "factId", f.at, coalesce(f.data->>'outcome', 'answered') as outcome,
       coalesce(f.data->>'found' <> 'not-fine', true) and f.data->>'见到' is distinct from '有异常' as "isFine"
     from planned_check p join fact f on f.community_id = $1 and f.dwelling_id = p.dwelling_id
       and (f.kind = 'attempt' and f.data->>'check' = p.check_id::text
         or p.source = 'quarantine' and f.day in (p.day, $3)
           and (p.kind = 'visit' and f.kind = 'visit' or p.kind = 'waste' and f.kind = 'waste-pickup'))
     where p.community_id = $1 and p.check_id = $2
       and not exists (select from fact c where c.community_id = $1 and c.corrects = f.fact_id)
     order by f.kind <> 'attempt' or f.data->>'outcome' in ('answered', 'reached') desc, f.at desc, f.fact_id desc limit 1`,
    [communityId, checkId, today],
  )
  return rows[0]
}

/** One thing that was written down at a door here, with the planned checks that it settled. */
export type DoorTry = {
  readonly id: string
  readonly kind: string
  readonly isWaste: boolean
  readonly checks: readonly string[]
}

export async function findDoorTry(tx: Tx, communityId: string, tryId: string): Promise<DoorTry | undefined> {
  const { rows } = await tx.client.query<DoorTry>(
    `select f.fact_id as id, f.kind,
       f.kind = 'waste-pickup' or coalesce(n.kind = 'waste', false) as "isWaste", array(select p.check_id::text from planned_check p
         where p.community_id = $1 and (p.fact_id = f.fact_id or p.check_id::text = f.data->>'check')) as checks
     from fact f left join planned_check n on n.community_id = $1 and n.check_id::text = f.data->>'check'
     where f.community_id = $1 and f.fact_id = $2 and ${IS_DOOR_TRY}`,
    [communityId, tryId],
  )
  return rows[0]
}

/** Counts a try at a planned check no more; where that leaves it open, the try before it says how things stand. */
export async function takeBackTry(
  tx: Tx,
  communityId: string,
  checkId: string,
  before: (StandingTry & { readonly status: CheckStatus }) | null,
): Promise<void> {
  await tx.client.query(
    `update planned_check set attempts = greatest(attempts - 1, 0),
       status = case when status = 'not-yet' then coalesce($3, status) else status end,
       status_at = case when status = 'not-yet' then $4 else status_at end,
       fact_id = case when status = 'not-yet' then $5 else fact_id end,
       outcome = case when status = 'not-yet' then $6 else outcome end
     where community_id = $1 and check_id = $2`,
    [
      communityId,
      checkId,
      before?.status ?? null,
      before?.at ?? null,
      before?.factId ?? null,
      before?.outcome ?? null,
    ],
  )
}

/** A need that was not handed over after all is on its way as before. */
export async function markOnItsWay(tx: Tx, communityId: string, needId: string, at: Instant): Promise<void> {
  await tx.client.query(
    `update need set status = 'taken', changed_at = $3
     where community_id = $1 and fact_id = $2 and status = 'handed-over'`,
    [communityId, needId, at],
  )
}
