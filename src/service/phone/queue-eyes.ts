import { dayOf } from "../../core/kit/dates.ts"
import { maskName, maskNumbersIn, maskPhone } from "../../core/people/mask.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import type { Policy } from "../../core/policy/policy.ts"
import type { CallToMakeRow, QueueEyes } from "../../store/phone/calls-to-make.ts"
import type { Context } from "../context.ts"

/** The queue as somebody looks at it now, with the rule in force today. */
export function queueEyes(context: Pick<Context, "now">, policies: readonly Policy[]) {
  const now = context.now()
  const today = dayOf(now)
  const rule = getPolicyForBooks(policies, "call-queue", today)
  const eyes: QueueEyes = { now, today, tries: rule.tries }
  return { eyes, rule }
}

/** A call to make as the list shows it: name and number masked. */
export function presentCallToMake(row: CallToMakeRow, accountId: string, { now }: QueueEyes) {
  const { cause: _cause, ownerId: _owner, heldById, name, number, reason, ...rest } = row
  return {
    ...rest,
    name: maskName(name),
    number: maskPhone(number),
    reason: maskNumbersIn(reason),
    heldByMe: heldById === accountId,
    due: row.againAt === null || row.againAt <= now,
  }
}
