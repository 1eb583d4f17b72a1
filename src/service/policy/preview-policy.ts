import { dayOf } from "../../core/kit/dates.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { isRefusal } from "../refusal.ts"
import { effectOnCases } from "./cases-by-rule.ts"
import { checkVersion, keepsLonger, type Version, withVersion } from "./check-version.ts"
import { readPolicies } from "./read-policies.ts"

/** What a version of a rule would change in what is running. */
export async function previewPolicy(context: Context, given: Version) {
  authorise(context, "change-policies")
  const now = context.now()
  const version = checkVersion(given, now)
  if (isRefusal(version)) return version
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const policies = await readPolicies(tx, context.communityId)
    const counts = version.rule === "quarantine-length"
    const { earlier, later } = counts
      ? await effectOnCases(tx, context.communityId, withVersion(policies, version))
      : { earlier: 0, later: 0 }
    return {
      effect: { earlier, later },
      keepsLonger: keepsLonger(version, { later }, now),
      past: version.inForceFrom < dayOf(now),
      replaces: policies.some(
        ({ rule, inForceFrom }) => rule === version.rule && inForceFrom === version.inForceFrom,
      ),
    }
  })
}
