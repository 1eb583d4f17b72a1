import { dayOf } from "../../core/kit/dates.ts"
import { endPolicyOn, findPolicyVersion, insertPolicies } from "../../store/access/policies.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { applyPolicies } from "./apply-policies.ts"
import { effectOnCases, type PolicyEffect } from "./cases-by-rule.ts"
import { checkVersion, keepsLonger, type Version, withVersion } from "./check-version.ts"

export type PolicyToAdd = Version & {
  readonly commandId: string
  readonly id: string
  readonly document: string
  /** What the head was told that it changes. */
  readonly effect: PolicyEffect
}

/**
 * Adds a version of a rule. One that is in force already is brought about at once: open cases are folded anew, homes planned
 * anew; one of a day to come, on its day. One dated back never keeps anybody longer.
 */
export async function addPolicy(
  context: Context,
  given: PolicyToAdd,
): Promise<
  | { readonly effect: PolicyEffect; readonly planned: number }
  | Refusal<
      | ("wrong-policy-value" | "wrong-policy-day" | "policy-counts-already" | "document-needed")
      | ("would-keep-longer" | "policy-effect-changed" | "already-known" | "command-id-taken")
    >
> {
  return atDesk(context, "change-policies", given, "policy.add", async (work) => {
    const { tx, communityId, accountId } = work
    const now = work.now()
    const id = given.id.toLowerCase()
    const version = checkVersion(given, now)
    if (isRefusal(version)) return version
    const document = given.document.trim()
    if (document === "") return refuse("document-needed", "document")
    if (await findPolicyVersion(tx, communityId, id)) return refuse("already-known", "id")
    const policies = withVersion(work.policies, version)
    const { earlier, later } =
      version.rule === "quarantine-length"
        ? await effectOnCases(tx, communityId, policies)
        : { earlier: 0, later: 0 }
    if (keepsLonger(version, { later }, now)) return refuse("would-keep-longer", "inForceFrom")
    if (earlier !== given.effect.earlier || later !== given.effect.later) {
      return refuse("policy-effect-changed", "effect")
    }
    await endPolicyOn(tx, communityId, version, { at: now, accountId })
    const { rule, inForceFrom, value } = version
    await insertPolicies(tx, [
      {
        communityId,
        policyId: id,
        rule,
        inForceFrom,
        value,
        document,
        recordedAt: now,
        recordedBy: accountId,
      },
    ])
    const planned = await applyPolicies({ ...work, policies })
    await recordAudit(tx, work, {
      ...{ action: "policy.add", subjectKind: "policy", subjectId: id },
      data: { rule, inForceFrom, past: inForceFrom < dayOf(now), earlier, later },
    })
    return { effect: { earlier, later }, planned }
  })
}
