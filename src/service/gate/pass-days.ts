import type { PassKind } from "../../core/gate/words.ts"
import { addDays, dayOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import type { Tx } from "../../store/database/db.ts"
import type { Context, Refusal } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { refuse } from "../refusal.ts"

export type PassDays = { readonly from: PlainDate; readonly until: PlainDate }

/** No pass is issued for longer ahead. */
const LONGEST_DAYS = 400

/** The first and last day of a new pass: those asked for, else from today for as long as the rule for its kind says. */
export async function passDays(
  tx: Tx,
  context: Pick<Context, "communityId" | "now">,
  kind: PassKind,
  asked: { readonly from?: string | undefined; readonly until?: string | undefined } = {},
): Promise<PassDays | Refusal<"wrong-pass-days" | "no-pass-rule">> {
  const today = dayOf(context.now())
  const from = asked.from === undefined ? today : parsePlainDate(asked.from)
  if (from === null || from < today || from > addDays(today, LONGEST_DAYS))
    return refuse("wrong-pass-days", "from")
  const until = asked.until === undefined ? undefined : parsePlainDate(asked.until)
  if (until === undefined) return byRule(tx, context.communityId, kind, from)
  const isFine = until !== null && until >= from && until <= addDays(from, LONGEST_DAYS)
  return isFine ? { from, until } : refuse("wrong-pass-days", "until")
}

async function byRule(
  tx: Tx,
  communityId: string,
  kind: PassKind,
  from: PlainDate,
): Promise<PassDays | Refusal<"no-pass-rule">> {
  const validity = policyOn(await readPolicies(tx, communityId), "pass-validity", from)
  return validity === null ? refuse("no-pass-rule") : { from, until: addDays(from, validity[kind] - 1) }
}
