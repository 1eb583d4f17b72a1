import type { PassStatus } from "../../core/gate/pass-moves.ts"
import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { DoorSearch } from "../../core/place/door-search.ts"
import type { Tx } from "../database/db.ts"
import { doorText } from "../report/rows-page.ts"
import { passStatus, passStoppedSince } from "./passes.ts"

/** A home by its door. */
export type ShownDoor = { readonly dwellingId: string; readonly door: string }

/** A pass that was shown at a post. */
export type ShownPass = {
  readonly passId: string
  readonly number: string
  readonly dwellingId: string
  readonly door: string | null
  readonly status: PassStatus
  /** Null while it is good. */
  readonly stoppedSince: Instant | null
  readonly keyRevokedAt: Instant | null
}

/** Passes by their opaque ids. */
export async function findShownPasses(
  tx: Tx,
  communityId: string,
  opaque: readonly string[],
): Promise<Map<string, ShownPass>> {
  if (opaque.length === 0) return new Map()
  const { rows } = await tx.client.query<ShownPass & { opaque: string }>({
    name: "shown-passes",
    text: `select p.opaque, p.pass_id as "passId", p.number, p.dwelling_id as "dwellingId", ${doorText} as door,
        ${passStatus} as status, ${passStoppedSince} as "stoppedSince",
        k.revoked_at as "keyRevokedAt"
      from unnest($2::text[]) as n (opaque)
      -- one by one, by the very index: an array of them is held against every pass while the planner knows no better
      cross join lateral (select * from pass where community_id = $1 and opaque = n.opaque limit 1) p
      left join dwelling w on w.community_id = $1 and w.dwelling_id = p.dwelling_id
      left join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
      left join matter m on m.community_id = $1 and m.fact_id = p.pass_id
      left join gate_key k on k.community_id = $1 and k.key_id = p.key_id`,
    values: [communityId, opaque],
  })
  return new Map(rows.map(({ opaque: key, ...pass }) => [key, pass]))
}

/** Homes by what was typed; a door that may be of several lanes is none. */
export async function findTypedDoors(
  tx: Tx,
  communityId: string,
  typed: readonly (DoorSearch & { readonly text: string })[],
): Promise<Map<string, ShownDoor>> {
  if (typed.length === 0) return new Map()
  const { rows } = await tx.client.query<ShownDoor & { text: string; homes: number }>({
    name: "typed-doors",
    text: `select n.text, w.dwelling_id as "dwellingId", ${doorText} as door, count(*) over (partition by n.text) as homes
      from unnest($2::text[], $3::text[], $4::text[], $5::text[]) as n (text, lane, number, room)
      join stairwell s on s.community_id = $1 and s.number = n.number and (n.lane is null or s.lane = n.lane)
      join dwelling w on w.community_id = $1 and w.stairwell_id = s.stairwell_id and w.room = n.room`,
    values: [
      communityId,
      typed.map((one) => one.text),
      typed.map((one) => one.lane),
      typed.map((one) => one.number),
      typed.map((one) => one.room),
    ],
  })
  return new Map(rows.flatMap(({ text, homes, ...home }) => (homes === 1 ? [[text, home] as const] : [])))
}

/** Every home that is there, or was. */
export async function listDoors(tx: Tx, communityId: string): Promise<ShownDoor[]> {
  const { rows } = await tx.client.query<ShownDoor>({
    name: "all-doors",
    text: `select w.dwelling_id as "dwellingId", ${doorText} as door
      from dwelling w join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
      where w.community_id = $1`,
    values: [communityId],
  })
  return rows
}

export type QuarantineDays = {
  readonly dwellingId: string
  readonly openedOn: PlainDate
  readonly endedOn: PlainDate | null
}

/** When these homes were in quarantine. */
export async function listQuarantineDays(
  tx: Tx,
  communityId: string,
  dwellingIds: readonly string[],
): Promise<QuarantineDays[]> {
  if (dwellingIds.length === 0) return []
  const { rows } = await tx.client.query<QuarantineDays>({
    name: "quarantine-days",
    text: `select dwelling_id as "dwellingId", opened_on as "openedOn", ended_on as "endedOn" from quarantine_case
      where community_id = $1 and dwelling_id = any($2::uuid[])`,
    values: [communityId, dwellingIds],
  })
  return rows
}

/** Homes with somebody in quarantine on a day; who is overdue is still there. */
export async function listQuarantinedHomes(tx: Tx, communityId: string, on: PlainDate): Promise<string[]> {
  const { rows } = await tx.client.query<{ id: string }>({
    name: "quarantined-homes",
    text: `select distinct dwelling_id as id from quarantine_case
      where community_id = $1 and opened_on <= $2 and (ended_on is null or ended_on > $2)`,
    values: [communityId, on],
  })
  return rows.map((row) => row.id)
}
