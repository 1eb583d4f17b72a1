import { mayDo } from "../../core/access/roles.ts"
import { addDays, dayOf, daysFromTo, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { type InForce, inForceOn, type Policy, policyOn } from "../../core/policy/policy.ts"
import type { DutyTurn } from "../../core/roster/burden.ts"
import { CARRIED_DAYS } from "../../core/roster/desk-rows.ts"
import { AHEAD_DAYS, byNeed, type Workload, workloadOf } from "../../core/roster/workload.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { type Absence, listStandingAbsences } from "../../store/roster/absences.ts"
import { type Helper, listHelpers } from "../../store/roster/duty-day.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { readDuties, turnsByWorker } from "../roster/read-duties.ts"

type Loaded = { readonly helper: Helper; readonly load: Workload; readonly absence: Absence | null }

/** Everybody on the roll with what they carry, whoever needs rest the most first; of staff only the committee itself hears. */
export async function getWorkload(context: Context) {
  authorise(context, "see-workload")
  const today = dayOf(context.now())
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const policies = await readPolicies(tx, context.communityId)
    const rule = inForceOn(policies, "fatigue", today)
    const loaded = (await readWorkload(tx, context)).filter(({ helper }) => mayTouch(context, helper))
    const isStaff = mayDo(context.role, "stand-down")
    return {
      today,
      rule: rule === null ? null : viewRule(rule),
      later: rule === null ? [] : laterRules(policies, today).map(viewRule),
      people: loaded.map(({ helper, load, absence }) => ({
        ...{ workerId: helper.id, name: helper.name, kind: helper.kind },
        accountId: isStaff ? helper.accountId : null,
        ...load,
        absence:
          absence === null
            ? null
            : {
                ...{ id: absence.id, from: absence.from, until: absence.until },
                isStoodDown: isStaff && absence.why === "stood-down",
              },
      })),
    }
  })
}

type FatigueRule = InForce<"fatigue">

function viewRule({ value, document, inForceFrom }: FatigueRule) {
  return { ...value, document, inForceFrom }
}

/** Rules that begin within the days ahead. */
function laterRules(policies: readonly Policy[], today: PlainDate): FatigueRule[] {
  return daysFromTo(addDays(today, 1), addDays(today, AHEAD_DAYS)).flatMap((day) => {
    const rule = inForceOn(policies, "fatigue", day)
    return rule?.inForceFrom === day ? [rule] : []
  })
}

/** How many are red now. Who has done nothing is not, so the roll is read only where somebody has done too much. */
export async function countRed(
  tx: Tx,
  { communityId, now }: Pick<Context, "communityId" | "now">,
): Promise<number> {
  const today = dayOf(now())
  const rule = inForceOn(await readPolicies(tx, communityId), "fatigue", today)
  if (rule === null) return 0
  const { done } = await readTurns(tx, communityId, today, now())
  const isRed = (turns: readonly DutyTurn[]) =>
    workloadOf({ done: turns, planned: [] }, today, () => rule.value).level === "red"
  const red = new Set([...done].filter(([, turns]) => isRed(turns)).map(([workerId]) => workerId))
  if (red.size === 0) return 0
  const helpers = await listHelpers(tx, communityId)
  return helpers.filter(({ id, kind }) => kind !== "organisation" && red.has(id)).length
}

export async function readWorkload(
  tx: Tx,
  { communityId, now }: Pick<Context, "communityId" | "now">,
): Promise<Loaded[]> {
  const at = now()
  const today = dayOf(at)
  const policies = await readPolicies(tx, communityId)
  const rule = policyOn(policies, "fatigue", today)
  if (rule === null) return []
  // no rule ends without another: a day to come has one where today has
  const ruleOn = (day: PlainDate) => policyOn(policies, "fatigue", day) ?? rule
  const turns = await readTurns(tx, communityId, today, at)
  const absences = await listStandingAbsences(tx, communityId, today)
  return (await listHelpers(tx, communityId))
    .filter(({ kind }) => kind !== "organisation")
    .map((helper) => ({
      helper,
      load: workloadOf(
        { done: turns.done.get(helper.id) ?? [], planned: turns.planned.get(helper.id) ?? [] },
        today,
        ruleOn,
      ),
      absence: absences.find(({ workerId, from }) => workerId === helper.id && from <= today) ?? null,
    }))
    .toSorted((one, other) => byNeed(one.load, other.load))
}

/** By worker what they did up to now, and what is planned for the days to come. */
async function readTurns(tx: Tx, communityId: string, today: PlainDate, now: Instant) {
  const days = { from: addDays(today, -CARRIED_DAYS), until: addDays(today, AHEAD_DAYS) }
  const duties = await readDuties(tx, communityId, days)
  return {
    done: turnsByWorker(duties.filter(({ doneAt }) => doneAt <= now)),
    planned: turnsByWorker(duties.filter(({ doneAt }) => doneAt > now)),
  }
}
