import type { Instant } from "../../core/kit/dates.ts"
import type { DraftTurn } from "../../core/roster/draft.ts"
import type { Tx } from "../database/db.ts"

/** A proposal as it is kept; `State` is what whoever searches for it tells of it. */
export type KeptProposal<State> = {
  readonly id: string
  readonly draftVersions: readonly number[]
  readonly state: State
  readonly turns: readonly DraftTurn[] | null
}

export async function findKeptProposal<State>(
  tx: Tx,
  communityId: string,
): Promise<KeptProposal<State> | undefined> {
  const { rows } = await tx.client.query<KeptProposal<State>>(
    `select proposal_id as id, draft_versions as "draftVersions", state, turns from roster_proposal
     where community_id = $1`,
    [communityId],
  )
  return rows[0]
}

/** Keeps a proposal that begins, in place of the one before. */
export async function insertKeptProposal(
  tx: Tx,
  communityId: string,
  { id, draftVersions, state }: Omit<KeptProposal<object>, "turns">,
  at: Instant,
): Promise<void> {
  await tx.client.query(
    `insert into roster_proposal (community_id, proposal_id, draft_versions, state, began_at) values ($1, $2, $3, $4, $5)
     on conflict (community_id) do update set proposal_id = excluded.proposal_id, draft_versions = excluded.draft_versions,
       state = excluded.state, turns = null, began_at = excluded.began_at`,
    [communityId, id, draftVersions, JSON.stringify(state), at],
  )
}

/** What has become of it; one that a newer one has replaced stays gone. */
export async function saveKeptProposal(
  tx: Tx,
  communityId: string,
  { id, state, turns }: Omit<KeptProposal<object>, "draftVersions">,
): Promise<void> {
  await tx.client.query(
    "update roster_proposal set state = $3, turns = $4 where community_id = $1 and proposal_id = $2",
    [communityId, id, JSON.stringify(state), turns === null ? null : JSON.stringify(turns)],
  )
}

export async function deleteKeptProposal(tx: Tx, communityId: string, id: string): Promise<void> {
  await tx.client.query("delete from roster_proposal where community_id = $1 and proposal_id = $2", [
    communityId,
    id,
  ])
}
