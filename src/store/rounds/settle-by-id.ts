import type { Instant } from "../../core/kit/dates.ts"
import type { CheckKind, CheckSource, CheckStatus } from "../../core/rounds/planned-check.ts"
import type { Tx } from "../database/db.ts"

/** A planned check as it stands, as far as whoever writes down what came of it needs to know. */
export type StandingCheck = {
  readonly id: string
  readonly kind: CheckKind
  readonly source: CheckSource
  readonly cause: string
  readonly dwellingId: string | null
  readonly status: CheckStatus
}

export async function findPlannedCheck(
  tx: Tx,
  communityId: string,
  checkId: string,
): Promise<StandingCheck | undefined> {
  const { rows } = await tx.client.query<StandingCheck>({
    name: "find-planned-check",
    text: `select check_id as id, kind, source, cause, dwelling_id as "dwellingId", status
      from planned_check where community_id = $1 and check_id = $2`,
    values: [communityId, checkId],
  })
  return rows[0]
}

/** What a try at a planned check came to. */
export type TriedCheck = {
  readonly checkId: string
  readonly status: CheckStatus
  readonly at: Instant
  readonly factId: string
  readonly outcome: string | null
}

/**
 * Counts a try and marks what it came to. What was seen is never undone by nobody having been there, and of two tries the
 * later one says how things stand, in whichever order they are written.
 */
export async function saveTry(tx: Tx, communityId: string, tried: TriedCheck): Promise<void> {
  await tx.client.query(
    `update planned_check set attempts = attempts + 1, held_by = null, held_until = null,
       status = case when ${MAY_CHANGE} then $3 else status end,
       status_at = case when ${MAY_CHANGE} then $4 else status_at end,
       fact_id = case when ${MAY_CHANGE} then $5 else fact_id end,
       outcome = case when ${MAY_CHANGE} then $6 else outcome end
     where community_id = $1 and check_id = $2`,
    [communityId, tried.checkId, tried.status, tried.at, tried.factId, tried.outcome],
  )
}

/** Nobody was there before this try, or it is the later of two; a sight stands against a later closed door. */
const MAY_CHANGE = `(status in ('not-yet', 'not-attempted', 'called-off')
  or (status = 'nobody-there' and ($3 <> 'nobody-there' or status_at <= $4))
  or (status in ('fine', 'not-fine') and $3 in ('fine', 'not-fine') and status_at <= $4))`
