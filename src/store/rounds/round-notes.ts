import type { Instant } from "../../core/kit/dates.ts"
import type { CheckStatus } from "../../core/rounds/planned-check.ts"
import type { RoundEntry } from "../../core/rounds/round-entry.ts"
import type { Tx } from "../database/db.ts"
import type { UndoPair } from "../gate/entries.ts"

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
export type StandingTry = { readonly factId: string; readonly at: Instant; readonly outcome: string }

/** The last try at a planned check that stands. */
export async function findLastTry(
  tx: Tx,
  communityId: string,
  check: { readonly id: string; readonly dwellingId: string | null },
): Promise<StandingTry | undefined> {
  const { rows } = await tx.client.query<StandingTry>(
    `select f.fact_id as "factId", f.at, f.data->>'outcome' as outcome from fact f
     where f.community_id = $1 and f.kind = 'attempt' and f.dwelling_id = $3 and f.data->>'check' = $2
       and not exists (select from fact c where c.community_id = $1 and c.corrects = f.fact_id)
     order by f.at desc, f.fact_id desc limit 1`,
    [communityId, check.id, check.dwellingId],
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
