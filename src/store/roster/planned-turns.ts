import type { PlainDate } from "../../core/kit/dates.ts"
import type { StandingTurn } from "../../core/roster/draft.ts"
import type { Tx } from "../database/db.ts"

type TurnPlace = Omit<StandingTurn, "head">

/** Turns at posts that stand in some days, and of others, by their ids, where they were: several of one on a day are told apart by their order. */
export async function listPlannedTurns(
  tx: Tx,
  communityId: string,
  {
    from,
    until,
    known,
  }: { readonly from: PlainDate; readonly until: PlainDate; readonly known: readonly string[] },
): Promise<{ readonly standing: StandingTurn[]; readonly known: StandingTurn[] }> {
  const { rows } = await tx.client.query<TurnPlace & { readonly stands: boolean }>({
    name: "planned-turns",
    text: `select turn_id as id, worker_id as "workerId", day, post_id as "postId", hours_id as "hoursId", ended_at is null as stands
      from duty_turn where community_id = $1 and post_id is not null and hours_id is not null
        and ((ended_at is null and day between $2 and $3) or turn_id = any($4::uuid[]))
      order by day, starts_at, turn_id`,
    values: [communityId, from, until, known],
  })
  const wasKnown = new Set(known)
  return {
    standing: withHeads(rows.filter(({ stands }) => stands)),
    known: withHeads(rows.filter(({ id }) => wasKnown.has(id))),
  }
}

function withHeads(turns: readonly TurnPlace[]): StandingTurn[] {
  const heads = new Map<string, number>()
  return turns.map(({ id, workerId, day, postId, hoursId }) => {
    const key = `${workerId} ${day}`
    heads.set(key, (heads.get(key) ?? 0) + 1)
    return { id, workerId, day, postId, hoursId, head: heads.get(key) ?? 1 }
  })
}
