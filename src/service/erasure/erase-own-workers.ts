import { isAbout } from "../../core/erasure/mentions.ts"
import { needlesOf, type SubjectTraces } from "../../store/erasure/subject-traces.ts"
import { forgetWorkers, listOwnWorkers } from "../../store/erasure/worker-rows.ts"
import { endOnRoll } from "../roll/end-on-roll.ts"
import type { SwapWork } from "../swaps/swap-work.ts"

/** Forgets a person on the roll: by id, by its book, by a number of theirs, or by their name at their door. */
export async function eraseOwnWorkers(
  work: SwapWork,
  personId: string,
  { traces, dwellingIds }: SubjectTraces,
): Promise<Readonly<Record<string, number>>> {
  const { tx, communityId, now } = work
  const found = await listOwnWorkers(tx, communityId, personId, needlesOf(traces))
  const own = found.filter(({ isTheirs, name, phone, dwellingId }) => {
    const isNear = dwellingId !== null && dwellingIds.includes(dwellingId)
    return isTheirs || isAbout(traces, { 姓名: name, 手机号: phone }, isNear)
  })
  const ids = own.map(({ id }) => id)
  await endOnRoll(work, ids, "forgotten")
  return forgetWorkers(tx, communityId, ids, { at: now(), why: "forgotten" })
}
