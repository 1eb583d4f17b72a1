import type { Tx } from "../database/db.ts"

export type PolicyRow = {
  readonly rule: string
  readonly in_force_from: string
  readonly value: unknown
  readonly document: string
}

export async function insertPolicies(
  tx: Tx,
  policies: readonly {
    readonly communityId: string
    readonly policyId: string
    readonly rule: string
    readonly inForceFrom: string
    readonly value: unknown
    readonly document: string
    readonly recordedAt: string
    readonly recordedBy: string | null
  }[],
): Promise<void> {
  await tx.query
    .insertInto("policy")
    .values(
      policies.map((policy) => ({
        community_id: policy.communityId,
        policy_id: policy.policyId,
        rule: policy.rule,
        in_force_from: policy.inForceFrom,
        value: JSON.stringify(policy.value),
        document: policy.document,
        recorded_at: policy.recordedAt,
        recorded_by: policy.recordedBy,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The versions that hold or will hold. */
export async function listPolicies(tx: Tx, communityId: string): Promise<PolicyRow[]> {
  const { rows } = await tx.client.query<PolicyRow>({
    name: "policies",
    text: `select rule, in_force_from, value, document from policy
      where community_id = $1 and ended_at is null order by rule, in_force_from`,
    values: [communityId],
  })
  return rows
}

export type PolicyVersionRow = PolicyRow & {
  readonly policy_id: string
  readonly recorded_at: string
  /** A name. */
  readonly recorded_by: string | null
  readonly ended_at: string | null
  readonly ended_by: string | null
}

/** Every version that ever stood, of each rule the newest first. */
export async function listPolicyHistory(tx: Tx, communityId: string): Promise<PolicyVersionRow[]> {
  const { rows } = await tx.client.query<PolicyVersionRow>(
    `${selectVersion} where p.community_id = $1
     order by p.rule, p.in_force_from desc, p.ended_at is not null, p.recorded_at desc, p.policy_id`,
    [communityId],
  )
  return rows
}

export async function findPolicyVersion(
  tx: Tx,
  communityId: string,
  policyId: string,
): Promise<PolicyVersionRow | undefined> {
  const { rows } = await tx.client.query<PolicyVersionRow>(
    `${selectVersion} where p.community_id = $1 and p.policy_id = $2`,
    [communityId, policyId],
  )
  return rows[0]
}

const selectVersion = `select p.policy_id, p.rule, p.in_force_from, p.value, p.document, p.recorded_at,
    a.name as recorded_by, p.ended_at, e.name as ended_by
  from policy p
  left join account a on a.community_id = p.community_id and a.account_id = p.recorded_by
  left join account e on e.community_id = p.community_id and e.account_id = p.ended_by`

type By = { readonly at: string; readonly accountId: string }

/** Ends the version of a rule and day that stands, where there is one: another comes in its place. */
export async function endPolicyOn(
  tx: Tx,
  communityId: string,
  version: { readonly rule: string; readonly inForceFrom: string },
  by: By,
): Promise<void> {
  await tx.client.query(
    `update policy set ended_at = $4, ended_by = $5
     where community_id = $1 and rule = $2 and in_force_from = $3 and ended_at is null`,
    [communityId, version.rule, version.inForceFrom, by.at, by.accountId],
  )
}

export async function endPolicy(tx: Tx, communityId: string, policyId: string, by: By): Promise<void> {
  await tx.client.query(
    "update policy set ended_at = $3, ended_by = $4 where community_id = $1 and policy_id = $2",
    [communityId, policyId, by.at, by.accountId],
  )
}

/** Marks versions whose day has come as brought about; gives their rules. */
export async function markApplied(
  tx: Tx,
  communityId: string,
  today: string,
  now: string,
): Promise<string[]> {
  const { rows } = await tx.client.query<{ rule: string }>(
    `update policy set applied_at = $3
     where community_id = $1 and in_force_from <= $2 and applied_at is null and ended_at is null returning rule`,
    [communityId, today, now],
  )
  return rows.map(({ rule }) => rule)
}
