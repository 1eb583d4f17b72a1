import { dayOf, type Instant } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { getPolicyForBooks } from "../../core/policy/books-rules.ts"
import { insertCallsToMake } from "../../store/phone/calls-to-make.ts"
import type { DeskWork } from "../desk/at-desk.ts"

/** Plans to ring somebody again: not before `at`, and missing when the time of one more try has passed. */
export async function planCallBack(
  work: DeskWork,
  call: {
    readonly id: string
    readonly callId: string
    readonly at: Instant
    readonly homeId: string | null
    readonly personId: string | null
    readonly number: string
    readonly phoneKey: Buffer | null
    readonly reason: string
  },
): Promise<void> {
  const { id, callId, at, homeId, personId, number, phoneKey, reason } = call
  const { againMinutes } = getPolicyForBooks(work.policies, "call-queue", dayOf(work.now()))
  await insertCallsToMake(
    work.tx,
    work.communityId,
    [
      {
        ...{ id, source: "call-back", sourceId: callId, cause: `call-back ${id}`, day: dayOf(at) },
        ...{ dueAt: addMinutes(at, againMinutes), againAt: at, homeId, personId, phoneKey },
        ...{ ownerId: work.accountId, detail: { reason, number, name: "" } },
      },
    ],
    work.now(),
  )
}
