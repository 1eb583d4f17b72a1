import { mayDo } from "../../core/access/roles.ts"
import { addDays, instantOf, type PlainDate } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import { type BurdenLevel, burdenLevel, burdenOn } from "../../core/roster/burden.ts"
import { CARRIED_DAYS } from "../../core/roster/desk-rows.ts"
import { minutesMissing, nightOf, spanOf, turnState, wantedAt } from "../../core/roster/duty-day.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listStandingAbsences } from "../../store/roster/absences.ts"
import { listClosures } from "../../store/roster/closures.ts"
import { type DayTurn, listHelpers, listTurnsBetween } from "../../store/roster/duty-day.ts"
import { listGearIssues, listInspections, listStockItems } from "../../store/roster/gear.ts"
import { listDemands, listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { readPast } from "../roster/read-duties.ts"
import { listAsked } from "./ask-street.ts"
import { isAt } from "./stand-ins.ts"

/** Tonight reaches so far into the next morning. */
const TONIGHT_MS = 8 * 3_600_000

/** A day at the posts, with the night that begins on it: who stands, who comes, who is missing. */
export async function getDutyDay(context: Context, { on }: { readonly on: PlainDate }) {
  authorise(context, "run-duty")
  const { communityId } = context
  const now = context.now()
  const [from, until] = [startOf(on), startOf(addDays(on, 1))]
  const end = instantOf(Date.parse(until) + TONIGHT_MS)
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const policies = await readPolicies(tx, communityId)
    const fatigue = policyOn(policies, "fatigue", on)
    const duties = await readPast(tx, communityId, {
      from: addDays(on, -CARRIED_DAYS),
      until: addDays(on, 1),
    })
    const turns = await listTurnsBetween(tx, communityId, { from, until: end })
    const days = { from: addDays(on, -1), until: addDays(on, 1) }
    const closures = await listClosures(tx, communityId, days)
    const asked = await listAsked(tx, communityId)
    const gear = await listGearIssues(tx, communityId, days)
    const demands = await listDemands(tx, communityId, days)
    const [posts, hours] = [await listDutyPosts(tx, communityId), await listShiftHours(tx, communityId)]
    const helpers = await listHelpers(tx, communityId)
    const levelOf = (turn: DayTurn): BurdenLevel | null => {
      if (turn.kind === "organisation" || fatigue === null || !mayTouch(context, turn)) return null
      return burdenLevel(burdenOn(duties.get(turn.workerId) ?? [], turn.day), fatigue)
    }
    const present = (turn: DayTurn) => ({
      ...{ id: turn.id, workerId: turn.workerId, name: turn.name, kind: turn.kind, source: turn.source },
      ...{ isExperienced: turn.isExperienced, state: turnState(turn, now), startsAt: turn.startsAt },
      ...{ endsAt: turn.endsAt, signedInAt: turn.signedInAt, signedInHow: turn.signedInHow },
      ...{ signedOutAt: turn.signedOutAt, minutesMissing: minutesMissing(turn, now), level: levelOf(turn) },
      comer: turn.comer,
    })
    const slots = [addDays(on, -1), on, addDays(on, 1)].flatMap((day) =>
      hours.flatMap((each) => {
        const span = spanOf(day, each)
        if (span.endsAt <= from || span.startsAt >= end) return []
        // what begins after midnight is tonight's only in the small hours
        if (day > on && span.endsAt > end) return []
        return posts.flatMap((post) => {
          const slot = { day, postId: post.id, hoursId: each.id }
          const own = turns.filter((turn) => isAt(turn, slot))
          const { heads, leads } = wantedAt(demands, slot)
          const closure = closures.find((one) => isAt(one, slot))
          if (own.length === 0 && heads === 0 && closure === undefined) return []
          const standing = own.filter((turn) => turnState(turn, now) !== "missed")
          const leading = standing.filter((turn) => turn.isExperienced).length
          return [
            {
              ...{ ...slot, post: post.name, hours: each.name, ...span, wanted: heads, leads },
              closureId: closure?.id ?? null,
              isStreetAsked: asked.some((one) => isAt(one, slot)),
              short: closure === undefined ? Math.max(0, heads - standing.length) : 0,
              lacksLead: closure === undefined && leading < leads,
              turns: own.map(present),
              gear: gear
                .filter((one) => isAt(one, slot))
                .map(({ id, item, amount, unit }) => ({ id, item, amount, unit })),
            },
          ]
        })
      }),
    )
    const inspections = await listInspections(tx, communityId, { from, until: end })
    const absences = await listStandingAbsences(tx, communityId, on)
    const isStaff = mayDo(context.role, "stand-down")
    return {
      ...{ now, alarmMinutes: policyOn(policies, "duty", on)?.alarmMinutes ?? 0, slots },
      office: isStaff ? turns.filter(({ postId }) => postId === null).map(present) : [],
      posts: posts.map(({ id, name }) => ({ id, name })),
      helpers: helpers.map(({ id, name, kind }) => ({ id, name, kind })),
      absences: absences.flatMap((absence) => {
        const helper = helpers.find(({ id }) => id === absence.workerId)
        if (helper === undefined || !mayTouch(context, helper)) return []
        const { id, workerId, from: since, until: last, why } = absence
        const isStoodDown = isStaff && why === "stood-down"
        return [
          {
            id,
            workerId,
            name: helper.name,
            from: since,
            until: last,
            isStoodDown,
            mayEnd: isStaff || why !== "stood-down",
          },
        ]
      }),
      items: await listStockItems(tx, communityId),
      inspections: inspections.map((one) => ({
        ...{
          id: one.id,
          at: one.at,
          isNight: one.isNight,
          problem: one.outcome === "有问题" ? one.problem : "",
        },
        ...{ post: posts.find(({ id }) => id === one.postId)?.name ?? "" },
        name: helpers.find(({ id }) => id === one.workerId)?.name ?? "",
      })),
      nightRounds: inspections.filter((one) => one.isNight && nightOf(one.at) === on).length,
    }
  })
}

function startOf(day: PlainDate) {
  return instantOf(Date.parse(`${day}T00:00:00+08:00`))
}
