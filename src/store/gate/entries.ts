import type { RowValues } from "../../core/forms/form.ts"
import type { SealedEntry } from "../../core/gate/batch.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

/** What intake asks is found by index, whatever the planner makes of tables that three days of entries fill in a minute. */
export async function preferIndexes(tx: Tx): Promise<void> {
  await tx.client.query({ name: "prefer-indexes", text: "select set_config('enable_seqscan', 'off', true)" })
}

/**
 * From here to its commit a transaction is the only one that sums up and compares entries of a neighbourhood: it sees all
 * that was taken before, so that of two copies of a pass the later one is noticed.
 */
export async function lockIntake(tx: Tx, communityId: string): Promise<void> {
  await tx.client.query({
    name: "lock-intake",
    text: "select pg_advisory_xact_lock(hashtextextended('entries ' || $1, 0))",
    values: [communityId],
  })
}

/** The last entry of a device before others of its entries. */
export type EntryBefore = {
  readonly at: Instant
  readonly guardId: string | null
  readonly guardName: string | null
}

/** For each device and number of an entry: what came before it; undefined where nothing did. */
export async function listEntriesBefore(
  tx: Tx,
  communityId: string,
  places: readonly { readonly deviceId: string; readonly seq: number }[],
): Promise<(EntryBefore | undefined)[]> {
  const { rows } = await tx.client.query<EntryBefore & { place: number }>({
    name: "entries-before",
    text: `select n.place, e.at, e.guard_id as "guardId", g.name as "guardName"
      from unnest($2::uuid[], $3::bigint[]) with ordinality as n (device, seq, place)
      cross join lateral (select at, guard_id from gate_entry
        where community_id = $1 and device_id = n.device and seq < n.seq order by seq desc limit 1) e
      left join guard g on g.community_id = $1 and g.guard_id = e.guard_id`,
    values: [communityId, places.map((place) => place.deviceId), places.map((place) => place.seq)],
  })
  const byPlace = new Map(rows.map(({ place, ...before }) => [place, before]))
  return places.map((_, index) => byPlace.get(index + 1))
}

export type NewEntry = {
  readonly id: string
  readonly deviceId: string
  readonly postId: string
  readonly seq: number
  readonly what: "passage" | "emergency" | "undo" | "shift" | "duty" | "parcel" | "round" | "unread"
  readonly deviceAt: Instant
  readonly at: Instant
  readonly guardId: string | null
  readonly kind: string | null
  readonly direction: string | null
  readonly verdict: string | null
  readonly reason: string | null
  readonly pass: string | null
  readonly state: string | null
  readonly undoes: string | null
  readonly parcel: string | null
  readonly about: string | null
}

/** Writes entries down; gives those that were not there yet. */
export async function insertEntries(
  tx: Tx,
  communityId: string,
  entries: readonly NewEntry[],
  receivedAt: Instant,
): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: "insert-entries",
    text: `insert into gate_entry (community_id, received_at, entry_id, device_id, post_id, seq, what, device_at, at, guard_id,
        kind, direction, verdict, reason, pass, state, undoes, parcel, about)
      select $1, $2, * from unnest($3::uuid[], $4::uuid[], $5::uuid[], $6::bigint[], $7::text[], $8::timestamptz[],
        $9::timestamptz[], $10::uuid[], $11::text[], $12::text[], $13::text[], $14::text[], $15::text[], $16::text[],
        $17::uuid[], $18::uuid[], $19::uuid[])
      on conflict do nothing returning entry_id as id`,
    values: [
      communityId,
      receivedAt,
      entries.map((entry) => entry.id),
      entries.map((entry) => entry.deviceId),
      entries.map((entry) => entry.postId),
      entries.map((entry) => entry.seq),
      entries.map((entry) => entry.what),
      entries.map((entry) => entry.deviceAt),
      entries.map((entry) => entry.at),
      entries.map((entry) => entry.guardId),
      entries.map((entry) => entry.kind),
      entries.map((entry) => entry.direction),
      entries.map((entry) => entry.verdict),
      entries.map((entry) => entry.reason),
      entries.map((entry) => entry.pass),
      entries.map((entry) => entry.state),
      entries.map((entry) => entry.undoes),
      entries.map((entry) => entry.parcel),
      entries.map((entry) => entry.about),
    ],
  })
  return new Set(rows.map((row) => row.id))
}

/** A fact as a post saw it; its id is the entry's. */
export type GateFact = {
  readonly id: string
  readonly kind: "gate-passage" | "gate-undo"
  readonly day: PlainDate
  readonly at: Instant
  readonly dwellingId: string | null
  readonly data: RowValues
  readonly detail: RowValues | null
  readonly corrects: string | null
}

export async function insertGateFacts(
  tx: Tx,
  communityId: string,
  facts: readonly GateFact[],
  recordedAt: Instant,
): Promise<void> {
  if (facts.length === 0) return
  await tx.client.query({
    name: "insert-gate-facts",
    text: `insert into fact (community_id, source, recorded_at, fact_id, kind, day, at, dwelling_id, data, corrects)
      select $1, 'gate', $2, * from unnest($3::uuid[], $4::text[], $5::date[], $6::timestamptz[], $7::uuid[], $8::jsonb[],
        $9::uuid[])`,
    values: [
      communityId,
      recordedAt,
      facts.map((fact) => fact.id),
      facts.map((fact) => fact.kind),
      facts.map((fact) => fact.day),
      facts.map((fact) => fact.at),
      facts.map((fact) => fact.dwellingId),
      facts.map((fact) => JSON.stringify(fact.data)),
      facts.map((fact) => fact.corrects),
    ],
  })
  const detailed = facts.filter((fact) => fact.detail !== null)
  if (detailed.length === 0) return
  await tx.client.query({
    name: "insert-gate-details",
    text: `insert into fact_detail (community_id, retention, fact_id, data)
      select $1, 'campaign', * from unnest($2::uuid[], $3::jsonb[])`,
    values: [
      communityId,
      detailed.map((fact) => fact.id),
      detailed.map((fact) => JSON.stringify(fact.detail)),
    ],
  })
}

/** Keeps as it came what could not be opened or understood. */
export async function insertUnreadEntries(
  tx: Tx,
  communityId: string,
  entries: readonly {
    readonly deviceId: string
    readonly sealed: SealedEntry
    readonly seal: object | null
  }[],
  receivedAt: Instant,
): Promise<void> {
  for (const { deviceId, sealed, seal } of entries) {
    await tx.client.query(
      `insert into unread_entry (community_id, entry_id, device_id, retention, received_at, sealed)
       values ($1, $2, $3, 'campaign', $4, $5)`,
      [communityId, sealed.id, deviceId, receivedAt, JSON.stringify({ entry: sealed, seal })],
    )
  }
}

/** Something that a guard took back: what it was, as it was written down. */
export type Undone = {
  readonly undoId: string
  readonly undoneAt: Instant
  readonly entryId: string
  /** The row of its fact; null where it has none. */
  readonly data: RowValues | null
  readonly parcel: string | null
  readonly step: string | null
}

/** An undoing and what it names. */
export type UndoPair = { readonly undoId: string; readonly entryId: string }

/** Undoings that came before what they take back. */
export async function listEarlierUndoings(
  tx: Tx,
  communityId: string,
  entryIds: readonly string[],
): Promise<UndoPair[]> {
  const { rows } = await tx.client.query<UndoPair>({
    name: "earlier-undoings",
    text: `select u.entry_id as "undoId", n.id as "entryId" from unnest($2::uuid[]) as n (id)
      cross join lateral (select entry_id from gate_entry
        where community_id = $1 and undoes = n.id and undoes is not null order by seq limit 1) u`,
    values: [communityId, entryIds],
  })
  return rows
}

/** Of these pairs those that take something back: of the same device and shift, and once. */
export async function listUndone(tx: Tx, communityId: string, pairs: readonly UndoPair[]): Promise<Undone[]> {
  if (pairs.length === 0) return []
  const { rows } = await tx.client.query<Undone>({
    name: "undone-entries",
    text: `select distinct on (e.entry_id) u.entry_id as "undoId", u.at as "undoneAt", e.entry_id as "entryId", f.data, e.parcel,
        e.reason as step
      from unnest($2::uuid[], $3::uuid[]) as n (undo, entry)
      cross join lateral (select * from gate_entry where community_id = $1 and entry_id = n.undo limit 1) u
      cross join lateral (select * from gate_entry where community_id = $1 and entry_id = n.entry limit 1) e
      left join lateral (select data from fact where community_id = $1 and fact_id = n.entry limit 1) f on true
      where e.device_id = u.device_id and e.seq < u.seq and e.guard_id is not distinct from u.guard_id
        and e.what in ('passage', 'emergency', 'parcel')
        and not exists (select from gate_entry s where s.community_id = $1 and s.device_id = u.device_id
          and s.what = 'shift' and s.seq > e.seq and s.seq < u.seq)
        and not exists (select from gate_entry o where o.community_id = $1 and o.undoes = e.entry_id
          and o.undoes is not null and o.device_id = u.device_id and o.seq < u.seq)
        and not exists (select from fact c where c.community_id = $1 and c.corrects = e.entry_id)
      order by e.entry_id, u.seq`,
    values: [communityId, pairs.map((pair) => pair.undoId), pairs.map((pair) => pair.entryId)],
  })
  return rows
}

/** A pass at another post within the minutes of the rule. */
export type PassPair = {
  readonly entryId: string
  readonly otherId: string
  readonly otherAt: Instant
  readonly otherPost: string
}

/** Where these passages' passes were seen at another post shortly before or after; a pair once. */
export async function listPassPairs(
  tx: Tx,
  communityId: string,
  shown: readonly {
    readonly id: string
    readonly pass: string
    readonly postId: string
    readonly at: Instant
    readonly minutes: number
  }[],
): Promise<PassPair[]> {
  if (shown.length === 0) return []
  const { rows } = await tx.client.query<PassPair>({
    name: "pass-pairs",
    text: `select n.id as "entryId", e.entry_id as "otherId", e.at as "otherAt", p.name as "otherPost"
      from unnest($2::uuid[], $3::text[], $4::uuid[], $5::timestamptz[], $6::int[]) as n (id, pass, post, at, minutes)
      cross join lateral (select entry_id, at, post_id from gate_entry
        where community_id = $1 and pass = n.pass and pass is not null
          and at between n.at - make_interval(mins => n.minutes) and n.at + make_interval(mins => n.minutes)
          and post_id <> n.post and not (entry_id = any($2::uuid[]) and entry_id > n.id)) e
      join gate_post p on p.community_id = $1 and p.post_id = e.post_id`,
    values: [
      communityId,
      shown.map((one) => one.id),
      shown.map((one) => one.pass),
      shown.map((one) => one.postId),
      shown.map((one) => one.at),
      shown.map((one) => one.minutes),
    ],
  })
  return rows
}

export type SightingRow = {
  readonly entryId: string
  readonly pass: string
  readonly postId: string
  readonly post: string
  readonly at: Instant
  readonly receivedAt: Instant
}

/** Passes seen from a moment on that reached the server from another on. */
export async function listSightings(
  tx: Tx,
  communityId: string,
  from: { readonly at: Instant; readonly receivedAt: Instant },
): Promise<SightingRow[]> {
  const { rows } = await tx.client.query<SightingRow>({
    name: "list-sightings",
    text: `select e.entry_id as "entryId", e.pass, e.post_id as "postId", p.name as post, e.at, e.received_at as "receivedAt"
      from gate_entry e join gate_post p on p.community_id = e.community_id and p.post_id = e.post_id
      where e.community_id = $1 and e.at >= $2 and e.received_at >= $3 and e.pass is not null
      order by e.at, e.entry_id`,
    values: [communityId, from.at, from.receivedAt],
  })
  return rows
}
