import type { PlainDate } from "../../core/kit/dates.ts"
import type { Tx } from "../database/db.ts"

export type RegisterSubject = "stairwell" | "dwelling" | "household" | "person" | "stay"

/** One change of the register: what stood before (null: nothing) and what stands after. */
export type RegisterChangeRow = {
  readonly subjectKind: RegisterSubject
  readonly subjectId: string
  readonly dwellingId: string | null
  readonly personId: string | null
  readonly action: string
  readonly before: object | null
  readonly after: object
}

export async function insertRegisterChange(
  tx: Tx,
  change: RegisterChangeRow & {
    readonly communityId: string
    readonly changeId: string
    readonly on: PlainDate
    readonly reason: string
    readonly at: string
    readonly accountId: string
  },
): Promise<void> {
  await tx.query
    .insertInto("register_change")
    .values({
      community_id: change.communityId,
      change_id: change.changeId,
      subject_kind: change.subjectKind,
      subject_id: change.subjectId,
      dwelling_id: change.dwellingId,
      person_id: change.personId,
      action: change.action,
      effective_on: change.on,
      before: change.before === null ? null : JSON.stringify(change.before),
      after: JSON.stringify(change.after),
      reason: change.reason,
      retention: "register",
      recorded_at: change.at,
      recorded_by: change.accountId,
    })
    .execute()
}

export async function findRegisterChange(
  tx: Tx,
  communityId: string,
  changeId: string,
): Promise<RegisterChangeRow | undefined> {
  const { rows } = await tx.client.query<RegisterChangeRow>(
    `select subject_kind as "subjectKind", subject_id as "subjectId", dwelling_id as "dwellingId",
       person_id as "personId", action, before, after
     from register_change where community_id = $1 and change_id = $2`,
    [communityId, changeId],
  )
  return rows[0]
}
