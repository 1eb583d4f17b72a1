import { addDays, getPlainDate, type PlainDate } from "../../../src/core/kit/dates.ts"
import { firstPolicies } from "../../../src/core/policy/first-policies.ts"
import { policyOn } from "../../../src/core/policy/policy.ts"
import type { DutyWorker, PostTurn } from "../../../src/core/roster/duty-ground.ts"
import { freeTimes } from "../../../src/core/roster/free-times.ts"

// What the smallest desks of tests have alike: a week, the rules in force, one gate, people who may always stand there.

export const monday = getPlainDate("2020-03-02")

/** So many days after that Monday. */
export function on(day: number): PlainDate {
  return addDays(monday, day)
}

export const fatigue = inForce(policyOn(firstPolicies, "fatigue", monday))
export const duty = inForce(policyOn(firstPolicies, "duty", monday))
export const posts = [{ id: "north", name: "北门" }]

export function worker(id: string, given: Partial<DutyWorker> = {}): DutyWorker {
  return {
    ...{ id, kind: "volunteer", familyId: null, isExperienced: true, skills: [], free: freeTimes },
    ...{ birthYear: 1980, mostTurns: null, heads: 0, owedTurns: 0, activeOn: on(-60) },
    ...given,
  }
}

export function turn(workerId: string, day: number, hoursId: string, postId = "north"): PostTurn {
  return { workerId, day: on(day), postId, hoursId, head: 1 }
}

function inForce<Rule>(rule: Rule | null): Rule {
  if (rule === null) throw new Error("no such rule is in force")
  return rule
}
