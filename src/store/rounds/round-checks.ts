import type { PlainDate } from "../../core/kit/dates.ts"
import type { RoundCheck } from "../../core/rounds/round-list.ts"
import type { Tx } from "../database/db.ts"

export type HomeCheck = RoundCheck & { readonly homeId: string }

/** What was written down at a door here: a try, or what the team and the rubbish round did; not what a call came to. */
export const IS_DOOR_TRY = `f.source = 'desk' and (f.kind in ('visit', 'waste-pickup')
  or f.kind = 'attempt' and f.data ? 'home' and not f.data ? 'found')`

const COLUMNS = `p.check_id as id, p.kind, p.source, p.day, p.slot, p.dwelling_id as "homeId", p.person_id as "personId",
  p.due_at as "dueAt", p.owner_id as "ownerId", p.status, p.status_at as "statusAt", p.outcome, p.attempts,
  case when p.outcome is not null then (select f.fact_id from fact f where f.community_id = p.community_id
    and f.fact_id = p.fact_id and ${IS_DOOR_TRY}) end as "tryId"`

const STILL_OPEN = "p.status in ('not-yet', 'not-attempted', 'nobody-there')"

/** Days for which what nobody did goes on standing on the list. */
const LATE_DAYS = 14

/**
 * What is planned for a day, and what was left over of the days before it: nobody had seen to it until then, and what it was
 * planned for goes on.
 */
export async function listChecksOfDay(
  tx: Tx,
  communityId: string,
  day: PlainDate,
  kind: "visit" | "waste" | "reading",
): Promise<HomeCheck[]> {
  const { rows } = await tx.client.query<HomeCheck>({
    name: "checks-of-day",
    text: `select ${COLUMNS} from planned_check p
      where p.community_id = $1 and p.kind = $3 and p.dwelling_id is not null and p.day > $2::date - $4::int and p.day <= $2
        and (p.day = $2 and p.status <> 'called-off'
          or p.day < $2 and p.kind <> 'reading' and p.status in ('fine', 'not-fine')
            and p.status_at >= $2::date::timestamp at time zone 'Asia/Shanghai'
          or p.day < $2 and ${STILL_OPEN}
          and not exists (select from planned_check l where l.community_id = $1 and l.dwelling_id = p.dwelling_id
            and l.day > p.day and l.day <= $2 and l.kind = p.kind and l.source = p.source
            and l.person_id is not distinct from p.person_id and l.status in ('fine', 'not-fine'))
          and (p.source <> 'quarantine' or exists (select from quarantine_case c
            where c.community_id = $1 and c.dwelling_id = p.dwelling_id and c.opened_on <= $2
              and (p.person_id is null or c.person_id = p.person_id) and (c.ended_on is null or c.ended_on > $2))))
      order by p.day, p.due_at, p.check_id`,
    values: [communityId, day, kind, kind === "reading" ? 2 : LATE_DAYS],
  })
  return rows
}

/** Calls that reached nobody as often as the rule asks for, or under a wrong number: somebody has to go there. */
export async function listFailedCalls(
  tx: Tx,
  communityId: string,
  day: PlainDate,
  tries: number,
): Promise<HomeCheck[]> {
  const { rows } = await tx.client.query<HomeCheck>(
    `select ${COLUMNS} from planned_check p
     where p.community_id = $1 and p.kind = 'call' and p.dwelling_id is not null
       and p.day > $2::date - $4::int and p.day <= $2
       and (p.outcome = 'wrong-number' or (p.status = 'nobody-there' and p.attempts >= $3)
         or (p.outcome in ('answered', 'wrong-address') and p.day = $2))
     order by p.day, p.due_at, p.check_id`,
    [communityId, day, tries, LATE_DAYS],
  )
  return rows
}

/** The knocks of one round from door to door, or of all that have not ended. */
export async function listKnocks(
  tx: Tx,
  communityId: string,
  roundId: string | null,
): Promise<(HomeCheck & { readonly roundId: string })[]> {
  const { rows } = await tx.client.query<HomeCheck & { roundId: string }>(
    `select ${COLUMNS}, p.source_id as "roundId" from planned_check p
     join knock_round r on r.community_id = $1 and r.round_id = p.source_id
     where p.community_id = $1 and p.kind = 'knock' and p.dwelling_id is not null
       and case when $2::uuid is null then r.ended_on is null else r.round_id = $2 end
     order by p.check_id`,
    [communityId, roundId],
  )
  return rows
}

/** The calls to make on a day: planned for it, or left over of the days before. */
export async function listCallsToMake(tx: Tx, communityId: string, day: PlainDate): Promise<HomeCheck[]> {
  const { rows } = await tx.client.query<HomeCheck>(
    `select ${COLUMNS} from planned_check p
     where p.community_id = $1 and p.kind = 'call' and p.dwelling_id is not null and p.day > $2::date - $3::int
       and p.day <= $2 and ${STILL_OPEN}
     order by p.day, p.due_at, p.check_id`,
    [communityId, day, LATE_DAYS],
  )
  return rows
}
