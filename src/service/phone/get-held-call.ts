import { inNeighbourhood } from "../../store/database/db.ts"
import { getFingerprintKey } from "../../store/gate/guards.ts"
import { findCallToMake } from "../../store/phone/calls-to-make.ts"
import { findHomePhone, listVoices } from "../../store/phone/home-matters.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { refuse } from "../refusal.ts"
import { readCallerCard } from "./caller-card.ts"
import { phoneKeyOf } from "./phone-number.ts"
import { presentCallToMake, queueEyes } from "./queue-eyes.ts"

/** The call that somebody holds, with whole names and numbers: to ring is what they are for. */
export async function getHeldCall(context: Context, given: { readonly id: string }) {
  authorise(context, "answer-phone")
  const { communityId, accountId } = context
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const { eyes } = queueEyes(context, await readPolicies(tx, communityId))
    const row = await findCallToMake(tx, communityId, given.id, eyes.now)
    if (row === undefined) return refuse("not-found", "id")
    if (row.heldById !== accountId) return refuse("call-not-held", "id")
    const { homeId } = row
    const voices = homeId === null ? [] : await listVoices(tx, communityId, homeId, eyes.today)
    const householder = homeId === null ? undefined : await findHomePhone(tx, communityId, homeId)
    const numbers = [
      { name: row.name, number: row.number },
      ...voices.filter(({ id }) => id !== row.personId).map(({ name, phone }) => ({ name, number: phone })),
      ...(householder === undefined ? [] : [{ name: householder.name, number: householder.phone }]),
    ]
    const key = await getFingerprintKey(tx, communityId)
    const of = { homeId, phoneKey: phoneKeyOf(key, row.number) }
    return {
      call: {
        ...presentCallToMake(row, accountId, eyes),
        name: row.name,
        number: row.number,
        reason: row.reason,
      },
      numbers: numbers.filter(
        ({ number }, index) =>
          number !== "" && numbers.findIndex((other) => other.number === number) === index,
      ),
      card: await readCallerCard(tx, communityId, of, eyes.now),
    }
  })
}
