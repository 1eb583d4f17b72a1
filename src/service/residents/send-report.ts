import { dayOf } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import type { SelfReport } from "../../core/residents/self-report.ts"
import type { Tx } from "../../store/database/db.ts"
import { lockBooks } from "../../store/imports/known-register.ts"
import { notifyChange } from "../../store/live/changes.ts"
import { findHomeOfPerson } from "../../store/residents/home-persons.ts"
import { countReportsSince, findSelfReport } from "../../store/residents/self-reports.ts"
import type { Ground, Refusal } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { type KeyHolder, withHomeKey } from "./home-key.ts"
import { takeReport } from "./take-report.ts"

/** More than a home writes on its worst day; past it a lost card floods nobody. */
const MOST_A_DAY = 60

/**
 * Takes what a resident writes from the page of their home, once for each id. The answer is the number alone, whatever became of it:
 * a temperature that found its person is answered like one that found nobody.
 */
export async function sendReport(
  ground: Ground,
  given: { readonly key: string; readonly id: string; readonly report: SelfReport },
): Promise<
  | { readonly number: number }
  | Refusal<"wrong-home-key" | "wrong-day" | "already-known" | "too-many-requests">
> {
  return withHomeKey(ground, given.key, async (tx, communityId, holder) => {
    const fingerprintKey = await lockBooks(tx, communityId)
    if (fingerprintKey === null) return refuse("wrong-home-key")
    const sender = await senderOf(tx, communityId, holder, ground)
    const known = await findSelfReport(tx, communityId, given.id)
    if (known === undefined && (await sendsTooMuch(tx, communityId, sender, ground))) {
      return refuse("too-many-requests")
    }
    const policies = await readPolicies(tx, communityId)
    const work = { ...ground, communityId, accountId: null, tx, fingerprintKey, policies }
    const { id, report } = given
    const taken = await takeReport(work, { id, report, channel: "card", ...sender, at: ground.now() })
    if (isRefusal(taken)) return taken
    if (known === undefined) await notifyChange(tx, communityId)
    return { number: taken.number }
  })
}

type Sender = {
  readonly cardId: string | null
  readonly dwellingId: string | null
  readonly personId: string | null
}

async function senderOf(
  tx: Tx,
  communityId: string,
  holder: KeyHolder,
  { now }: Pick<Ground, "now">,
): Promise<Sender> {
  if (holder.of === "home") return { cardId: holder.cardId, dwellingId: holder.dwellingId, personId: null }
  const { personId } = holder
  const dwellingId = await findHomeOfPerson(tx, communityId, personId, dayOf(now()))
  return { cardId: null, dwellingId, personId }
}

async function sendsTooMuch(
  tx: Tx,
  communityId: string,
  sender: Sender,
  { now }: Pick<Ground, "now">,
): Promise<boolean> {
  const sent = await countReportsSince(tx, communityId, sender, addMinutes(now(), -24 * 60))
  return sent >= MOST_A_DAY
}
