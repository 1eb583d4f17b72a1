import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import { CARRIED_DAYS } from "../../core/roster/desk-rows.ts"
import type { DutyGround, PostTurn } from "../../core/roster/duty-ground.ts"
import { strictestRules } from "../../core/roster/strictest-rules.ts"
import type { Tx } from "../../store/database/db.ts"
import { listClosures } from "../../store/roster/closures.ts"
import { listDemands, listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { listDraft, listPublishedWeeks, listTurns, type TurnRow } from "../../store/roster/turns.ts"
import { listAbsences, listDutyWorkers, listFamilies, listWishes } from "../../store/roster/workers.ts"
import { readPolicies } from "../policy/read-policies.ts"
import { readPast } from "./read-duties.ts"

/** For so many days what is told of later days bears on rest. */
export const DAYS_THAT_BIND = 7

/** Reads everything that a roster of some days rests on. `ruled`: the days whose rules are asked, where they are not all. */
export async function readDutyGround(
  tx: Tx,
  communityId: string,
  {
    firstDay,
    days,
    ruled,
  }: {
    readonly firstDay: PlainDate
    readonly days: number
    readonly ruled?: { readonly from: PlainDate; readonly until: PlainDate }
  },
): Promise<DutyGround> {
  const span = { from: firstDay, until: addDays(firstDay, days - 1) }
  const before = { from: addDays(firstDay, -CARRIED_DAYS), until: addDays(firstDay, -1) }
  const rules = strictestRules(await readPolicies(tx, communityId), ruled ?? span)
  if (rules === null) throw new Error("there is no rule of duty in force")
  const [
    turns,
    weeks,
    posts,
    hours,
    demands,
    closures,
    workers,
    families,
    absences,
    wishes,
    past,
    beside,
    draft,
  ] = await Promise.all([
    listTurns(tx, communityId, span),
    listPublishedWeeks(tx, communityId, { from: addDays(firstDay, -6), until: span.until }),
    listDutyPosts(tx, communityId),
    listShiftHours(tx, communityId),
    listDemands(tx, communityId, span),
    listClosures(tx, communityId, span),
    listDutyWorkers(tx, communityId),
    listFamilies(tx, communityId),
    listAbsences(tx, communityId, span),
    listWishes(tx, communityId, span),
    readPast(tx, communityId, before),
    readPast(
      tx,
      communityId,
      { from: firstDay, until: addDays(span.until, DAYS_THAT_BIND) },
      ({ day, postId, comerId }) => postId === null || comerId !== null || day > span.until,
    ),
    listDraft(tx, communityId, span),
  ])
  return {
    ...{ firstDay, days, ...rules, posts, hours, demands, closures, workers, families, absences },
    ...{ wishes, past, beside, draft },
    published: weeks.length > 0 || turns.length > 0 ? postTurnsOf(turns) : null,
  }
}

/** Several of an organisation at one post are told apart by their order. */
function postTurnsOf(turns: readonly TurnRow[]): PostTurn[] {
  const heads = new Map<string, number>()
  return turns.flatMap(({ workerId, day, postId, hoursId }) => {
    const head = (heads.get(`${workerId} ${day}`) ?? 0) + 1
    heads.set(`${workerId} ${day}`, head)
    return postId === null || hoursId === null ? [] : [{ workerId, day, postId, hoursId, head }]
  })
}
