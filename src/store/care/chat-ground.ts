import type { ChatHome, ChatPerson } from "../../core/care/chat-ground.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"
import { notCorrected } from "../report/not-corrected.ts"

export async function listChatHomes(tx: Tx, communityId: string, today: PlainDate): Promise<ChatHome[]> {
  const { rows } = await tx.client.query<ChatHome>(
    `select w.dwelling_id as id, s.lane, s.number, w.room from dwelling w
     join stairwell s on s.community_id = $1 and s.stairwell_id = w.stairwell_id
     where w.community_id = $1 and (w.ended_on is null or w.ended_on > $2)`,
    [communityId, today],
  )
  return rows
}

/** Who lives in a home or is in quarantine there. */
export async function listChatPeople(tx: Tx, communityId: string, today: PlainDate): Promise<ChatPerson[]> {
  const { rows } = await tx.client.query<ChatPerson>(
    `select h.person_id as id, h.dwelling_id as "homeId", p.name, bool_or(h.quarantined) as quarantined
     from (
       select person_id, dwelling_id, false as quarantined from stay
         where community_id = $1 and coalesce(from_on <= $2, true) and coalesce(to_on > $2, true)
       union all
       select person_id, dwelling_id, true from quarantine_case
         where community_id = $1 and opened_on <= $2 and coalesce(ended_on > $2, true)) h
     join person_identity p on p.community_id = $1 and p.person_id = h.person_id
     group by h.person_id, h.dwelling_id, p.name`,
    [communityId, today],
  )
  return rows
}

/** Open wishes: home, kind and words as one text, to know one that was written down already. */
export async function listOpenWishes(tx: Tx, communityId: string): Promise<Set<string>> {
  const { rows } = await tx.client.query<{ key: string }>(
    `select f.dwelling_id || ' ' || coalesce(f.data->>'类别', '') || ' ' || coalesce(d.data->>'内容', '') as key
     from matter m join fact f on f.community_id = $1 and f.fact_id = m.fact_id
     left join fact_detail d on d.community_id = $1 and d.fact_id = f.fact_id
     where m.community_id = $1 and m.kind = 'need' and m.settled_on is null and f.dwelling_id is not null and ${notCorrected}`,
    [communityId],
  )
  return new Set(rows.map((row) => row.key))
}
