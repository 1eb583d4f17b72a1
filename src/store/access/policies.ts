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
    .onConflict((conflict) => conflict.columns(["community_id", "rule", "in_force_from"]).doNothing())
    .execute()
}

export async function listPolicies(tx: Tx, communityId: string): Promise<PolicyRow[]> {
  return tx.query
    .selectFrom("policy")
    .select(["rule", "in_force_from", "value", "document"])
    .where("community_id", "=", communityId)
    .orderBy("rule")
    .orderBy("in_force_from")
    .execute()
}
