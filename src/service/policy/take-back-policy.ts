import { dayOf } from "../../core/kit/dates.ts"
import { endPolicy, findPolicyVersion } from "../../store/access/policies.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"

/** Takes a version of a rule back before its day; what was in force stays for good. */
export async function takeBackPolicy(
  context: Context,
  given: { readonly commandId: string; readonly id: string },
): Promise<{ readonly done: true } | Refusal<"not-found" | "policy-in-force" | "command-id-taken">> {
  return atDesk(context, "change-policies", given, "policy.take-back", async (work) => {
    const { tx, communityId, accountId } = work
    const version = await findPolicyVersion(tx, communityId, given.id)
    if (version === undefined || version.ended_at !== null) return refuse("not-found", "id")
    if (version.in_force_from <= dayOf(work.now())) return refuse("policy-in-force", "id")
    await endPolicy(tx, communityId, given.id, { at: work.now(), accountId })
    await recordAudit(tx, work, {
      ...{ action: "policy.take-back", subjectKind: "policy", subjectId: given.id },
      data: { rule: version.rule, inForceFrom: version.in_force_from },
    })
    return { done: true } as const
  })
}
