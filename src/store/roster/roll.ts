import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import type { Family, WorkerKind } from "../../core/roster/duty-ground.ts"
import type { FreeTime } from "../../core/roster/free-times.ts"
import type { ConsentKind, WorkerEnd, WorkerStage } from "../../core/roster/roll.ts"
import type { Tx } from "../database/db.ts"
import { doorOrder, doorText } from "../report/rows-page.ts"

/** One line of the roll; who is forgotten has no name. */
export type RollRow = {
  readonly id: string
  readonly kind: WorkerKind
  readonly stage: WorkerStage
  readonly name: string
  readonly phone: string
  readonly calling: string
  readonly homeId: string | null
  readonly door: string | null
  readonly free: FreeTime[]
  readonly skills: string[]
  readonly isExperienced: boolean
  readonly birthYear: number | null
  readonly birthMonth: number | null
  readonly mostTurns: number | null
  readonly heads: number | null
  readonly owedTurns: number | null
  readonly familyId: string | null
  readonly bond: Family["bond"] | null
  readonly joinedBy: "link" | "paper" | "book" | "desk"
  readonly askedAt: Instant
  readonly endedAt: Instant | null
  readonly endedWhy: WorkerEnd | null
  readonly hasLink: boolean
  readonly guardId: string | null
  readonly guardNumber: number | null
  readonly accountId: string | null
  readonly personId: string | null
  readonly consents: ConsentKind[]
  readonly isAway: boolean
}

const HOME = "coalesce(k.dwelling_id, f.dwelling_id)"

const ROLL = `
  select k.worker_id as id, k.kind, k.stage, coalesce(d.name, '') as name, coalesce(d.phone, '') as phone,
    coalesce(d.calling, '') as calling, ${HOME} as "homeId", ${doorText} as door, k.free, k.skills,
    k.is_experienced as "isExperienced", k.birth_year as "birthYear", k.birth_month as "birthMonth", k.most_turns as "mostTurns", k.heads,
    k.owed_turns as "owedTurns", k.family_id as "familyId", m.bond, k.joined_by as "joinedBy", k.asked_at as "askedAt",
    k.ended_at as "endedAt", k.ended_why as "endedWhy", k.link_hash is not null as "hasLink",
    k.guard_id as "guardId", g.number as "guardNumber", k.account_id as "accountId", k.person_id as "personId",
    array(select c.what from worker_consent c where c.community_id = $1 and c.worker_id = k.worker_id
      and c.withdrawn_at is null group by c.what order by c.what) as consents,
    exists (select from worker_absence b where b.community_id = $1 and b.worker_id = k.worker_id
      and b.ended_at is null and b.from_on <= $2 and coalesce(b.until_on, 'infinity') >= $2) as "isAway"
  from worker k
  left join worker_detail d on d.community_id = $1 and d.worker_id = k.worker_id
  left join fact f on f.community_id = $1 and f.fact_id = k.fact_id
  left join family m on m.community_id = $1 and m.family_id = k.family_id
  left join guard g on g.community_id = $1 and g.guard_id = k.guard_id
  left join dwelling w on w.community_id = $1 and w.dwelling_id = ${HOME}
  left join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
  where k.community_id = $1`

/** Everybody who is or was on the roll, by door, then by name; whoever has no door comes last. */
export async function listRoll(tx: Tx, communityId: string, today: PlainDate): Promise<RollRow[]> {
  const { rows } = await tx.client.query<RollRow>({
    name: "roll",
    text: `${ROLL} order by w.dwelling_id is null, ${doorOrder}, d.name collate "C", k.worker_id`,
    values: [communityId, today],
  })
  return rows
}

export async function findRollRow(
  tx: Tx,
  communityId: string,
  workerId: string,
  today: PlainDate,
): Promise<RollRow | undefined> {
  const { rows } = await tx.client.query<RollRow>(`${ROLL} and k.worker_id = $3`, [
    communityId,
    today,
    workerId,
  ])
  return rows[0]
}

export type WorkerSaid = { readonly note: string; readonly saidDoor: string; readonly saidFamily: string }

/** What is noted of somebody, and what they said when they asked to join. */
export async function findWorkerSaid(
  tx: Tx,
  communityId: string,
  workerId: string,
): Promise<WorkerSaid | undefined> {
  const { rows } = await tx.client.query<WorkerSaid>(
    `select note, said_door as "saidDoor", said_family as "saidFamily" from worker_detail
     where community_id = $1 and worker_id = $2`,
    [communityId, workerId],
  )
  return rows[0]
}

export type WorkerState = {
  readonly id: string
  readonly kind: WorkerKind
  readonly stage: WorkerStage
  readonly familyId: string | null
  readonly factId: string | null
  readonly guardId: string | null
  readonly endedAt: Instant | null
  readonly endedWhy: WorkerEnd | null
}

/** How somebody stands, held until the deed is done. */
export async function findWorker(
  tx: Tx,
  communityId: string,
  workerId: string,
): Promise<WorkerState | undefined> {
  const { rows } = await tx.client.query<WorkerState>(
    `select worker_id as id, kind, stage, family_id as "familyId", fact_id as "factId", guard_id as "guardId",
       ended_at as "endedAt", ended_why as "endedWhy"
     from worker where community_id = $1 and worker_id = $2 for update`,
    [communityId, workerId],
  )
  return rows[0]
}

/** Who is on the roll, or asked to be, under this number, or by this name. */
export async function listAlike(
  tx: Tx,
  communityId: string,
  given: { readonly name: string; readonly phone: string },
  today: PlainDate,
): Promise<RollRow[]> {
  const { rows } = await tx.client.query<RollRow>(
    `${ROLL} and k.stage <> 'ended' and ((d.phone = $3 and $3 <> '') or d.name = $4) order by k.asked_at, k.worker_id limit 8`,
    [communityId, today, given.phone, given.name],
  )
  return rows
}

/** Who in the register bears this name with this number or at this home; more than one says nothing. */
export async function findPersonAlike(
  tx: Tx,
  communityId: string,
  given: { readonly name: string; readonly phone: string; readonly homeId: string | null },
  today: PlainDate,
): Promise<{ readonly id: string; readonly name: string; readonly door: string | null } | undefined> {
  const { rows } = await tx.client.query<{ id: string; name: string; door: string | null }>(
    `select p.person_id as id, p.name, max(${doorText}) as door
     from person_identity p
     left join stay h on h.community_id = $1 and h.person_id = p.person_id and (h.to_on is null or $5 < h.to_on)
     left join dwelling w on w.community_id = $1 and w.dwelling_id = h.dwelling_id
     left join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
     where p.community_id = $1 and p.name = $2 and ((p.phone = $3 and $3 <> '') or h.dwelling_id = $4)
     group by p.person_id, p.name limit 2`,
    [communityId, given.name, given.phone, given.homeId, today],
  )
  return rows.length === 1 ? rows[0] : undefined
}
