import { dayOf } from "../../core/kit/dates.ts"
import type { PolicyRule } from "../../core/policy/policy.ts"
import { markApplied } from "../../store/access/policies.ts"
import { listOpenCaseHomes, listOpenCasePeople } from "../../store/quarantine/open-case-people.ts"
import { spread } from "../desk/spread.ts"
import type { SpreadWork } from "../desk/spread-work.ts"
import { makeRipples } from "../imports/ripples.ts"
import { planHomes } from "../rounds/plan-homes.ts"

const planning: readonly string[] = ["visit-rhythm", "reading-slots"] satisfies PolicyRule[]

/**
 * Brings what is running to rules whose day has come: cases are folded anew, homes in quarantine planned anew. Done twice it
 * changes nothing. Gives how many planned checks are new.
 */
export async function applyPolicies(work: SpreadWork): Promise<number> {
  const { tx, communityId } = work
  const now = work.now()
  const rules = await markApplied(tx, communityId, dayOf(now), now)
  if (rules.includes("quarantine-length")) {
    const ripples = makeRipples()
    for (const personId of await listOpenCasePeople(tx, communityId)) ripples.touchCase(personId)
    await spread(work, ripples)
  }
  if (!rules.some((rule) => planning.includes(rule))) return 0
  return planHomes(work, await listOpenCaseHomes(tx, communityId))
}
