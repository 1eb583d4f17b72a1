import { dayOf, type Instant } from "../../core/kit/dates.ts"
import type { Tx } from "../../store/database/db.ts"
import { listSaidOfPeople } from "../../store/reconcile/said-of-people.ts"
import type { MatchAsk, MatchRegister, RegisterList, WrittenList } from "./matcher.ts"
import { readCalibration } from "./read-calibration.ts"
import { readRegisterList } from "./register-list.ts"
import { registerKinds } from "./who-was-seen.ts"

/** What the matcher is asked about the register: against itself, or against rows of a list. */
export async function readPeopleAsk(
  tx: Tx,
  communityId: string,
  now: Instant,
  added: WrittenList | null = null,
): Promise<MatchAsk & { readonly register: MatchRegister & RegisterList }> {
  const register = await readRegisterList(tx, communityId, dayOf(now))
  const said = await listSaidOfPeople(tx, communityId)
  return {
    register,
    added,
    kinds: registerKinds,
    decisions: said.map((one) => ({
      ...{ one: { list: 0, id: one.one }, other: { list: 0, id: one.other } },
      said: one.said,
    })),
    calibration: await readCalibration(tx, communityId),
  }
}
