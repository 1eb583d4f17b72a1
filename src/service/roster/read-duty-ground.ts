import { addDays, clockOf, dayOf, type Instant, type PlainDate } from "../../core/kit/dates.ts"
import { policyOn } from "../../core/policy/policy.ts"
import type { DutyTurn } from "../../core/roster/burden.ts"
import { CARRIED_DAYS } from "../../core/roster/desk-rows.ts"
import type { DutyGround } from "../../core/roster/duty-ground.ts"
import { isNight } from "../../core/roster/free-times.ts"
import type { Tx } from "../../store/database/db.ts"
import { listClosures } from "../../store/roster/closures.ts"
import { listDemands, listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import {
  listDraft,
  listNightRounds,
  listPublishedWeeks,
  listTurns,
  type TurnRow,
} from "../../store/roster/turns.ts"
import { listAbsences, listDutyWorkers, listFamilies, listWishes } from "../../store/roster/workers.ts"
import { readPolicies } from "../policy/read-policies.ts"

/** For so many days what is told of later days bears on rest. */
const DAYS_THAT_BIND = 7

/** A night's round of the posts, as a turn that counts for rest. */
export const ROUND_MINUTES = 60

/** Reads everything that a roster of some days rests on. */
export async function readDutyGround(
  tx: Tx,
  communityId: string,
  { firstDay, days }: { readonly firstDay: PlainDate; readonly days: number },
): Promise<DutyGround> {
  const span = { from: firstDay, until: addDays(firstDay, days - 1) }
  const before = { from: addDays(firstDay, -CARRIED_DAYS), until: addDays(firstDay, -1) }
  const policies = await readPolicies(tx, communityId)
  const [fatigue, duty] = [policyOn(policies, "fatigue", firstDay), policyOn(policies, "duty", firstDay)]
  if (fatigue === null || duty === null) throw new Error("there is no rule of duty in force")
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
      ({ day, postId }) => postId === null || day > span.until,
    ),
    listDraft(tx, communityId, span),
  ])
  return {
    ...{ firstDay, days, fatigue, duty, posts, hours, demands, closures, workers, families, absences },
    ...{ wishes, past, beside, draft },
    published: weeks.length > 0 || turns.length > 0 ? turns.flatMap(postTurnOf) : null,
  }
}

/** Worker → what they did in some days: turns at posts, work in the office, rounds by night. */
export async function readPast(
  tx: Tx,
  communityId: string,
  span: { readonly from: PlainDate; readonly until: PlainDate },
  counts: (turn: TurnRow) => boolean = () => true,
): Promise<Map<string, DutyTurn[]>> {
  const done = new Map<string, DutyTurn[]>()
  const add = (workerId: string, turn: DutyTurn) => done.set(workerId, [...(done.get(workerId) ?? []), turn])
  for (const turn of await listTurns(tx, communityId, span)) {
    if (counts(turn) && (turn.missedAt === null || turn.signedInAt !== null))
      add(turn.workerId, dutyTurnOf(turn))
  }
  for (const { workerId, at } of await listNightRounds(tx, communityId, span)) {
    add(workerId, { day: dayOf(at), minutes: ROUND_MINUTES, isNight: true })
  }
  return done
}

/** A turn as it counts for rest: as long as they were there, else as it was planned. */
export function dutyTurnOf({ day, startsAt, endsAt, signedInAt, signedOutAt }: TurnRow): DutyTurn {
  const [from, until] = [Date.parse(signedInAt ?? startsAt), Date.parse(signedOutAt ?? endsAt)]
  const minutes = Math.max(0, Math.round((until - from) / 60_000))
  const start = minuteOf(startsAt)
  return { day, minutes, isNight: isNight({ start, minutes }), start }
}

/** Several of an organisation at one post are told apart by their order. */
function postTurnOf(turn: TurnRow, index: number, all: readonly TurnRow[]) {
  const { workerId, day, postId, hoursId } = turn
  if (postId === null || hoursId === null) return []
  const earlier = all.slice(0, index).filter((each) => each.workerId === workerId && each.day === day)
  return [{ workerId, day, postId, hoursId, head: earlier.length + 1 }]
}

function minuteOf(at: Instant): number {
  const [hours = 0, minutes = 0] = clockOf(at).split(":").map(Number)
  return hours * 60 + minutes
}
