import { dayOf, type Instant, instantOf, type PlainDate } from "../../core/kit/dates.ts"
import { layDesk } from "../../core/roster/desk-problem.ts"
import { type DraftTurn, publishing, type StandingTurn } from "../../core/roster/draft.ts"
import { spanOf } from "../../core/roster/duty-day.ts"
import type { DutyGround, PostTurn } from "../../core/roster/duty-ground.ts"
import { evaluate } from "../../core/roster/evaluate.ts"
import { faultsFrom } from "../../core/roster/objections.ts"
import type { TurnChange } from "../../core/roster/since-told.ts"
import { wantedStill } from "../../core/roster/wanted-still.ts"
import { insertDutyMessages } from "../../store/roster/duty-messages.ts"
import { endUnbegunTurns, insertTurns } from "../../store/roster/turn-changes.ts"
import { saveDraftVersion, savePublished } from "../../store/roster/weeks.ts"
import { recordAudit } from "../audit.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { mayTouch } from "../roll/roll-sight.ts"
import { atPlan, type PlanCommand, type PlanWork, saveStep } from "./at-plan.ts"
import { whyChanged } from "./why-changed.ts"

type Published = { readonly version: number; readonly told: number; readonly gaps: number }

/** Makes a week's draft what people are told: turns that are no longer there end, new ones begin, and everybody concerned has a message. */
export async function publishWeek(
  context: Context,
  given: PlanCommand & { readonly opensAt: string | null },
): Promise<Published | Refusal<"roster-breaks-rules" | "bad-input" | "draft-changed" | "command-id-taken">> {
  return atPlan<Published, "roster-breaks-rules">(context, given, "shifts.publish", async (work) => {
    const { tx, communityId, accountId, monday, row, ground, standing } = work
    const [at, today] = [work.now(), dayOf(work.now())]
    const desk = wantedStill(ground, layDesk(ground), at)
    if (faultsFrom({ ground, desk, roster: desk.draft }, today).length > 0)
      return refuse("roster-breaks-rules")
    // of whoever has left the roll stands what had begun by then: it is theirs, and in no draft
    const onRoll = new Set(ground.workers.map(({ id }) => id))
    const { ended, begun } = publishing(
      standing.filter(({ day, workerId }) => day >= today && onRoll.has(workerId)),
      ground.draft.filter(({ day }) => day >= today),
    )
    const changes = changesOf(ground, ended, begun)
    const isShut = ({ day, postId, hoursId }: PostTurn) =>
      ground.closures.some((each) => each.day === day && each.postId === postId && each.hoursId === hoursId)
    const shut = ended.filter(isShut).map(({ id }) => id)
    const others = ended.filter((turn) => !isShut(turn)).map(({ id }) => id)
    await endUnbegunTurns(tx, communityId, shut, { at, why: "post-closed" })
    await endUnbegunTurns(tx, communityId, others, { at, why: "changed" })
    const turns = begun.map((turn) => turnToBegin(work, turn as DraftTurn))
    await insertTurns(tx, communityId, turns, { at, accountId })
    const gone = new Set(ended.map(({ id }) => id))
    const synced = [...standing.filter(({ id }) => !gone.has(id)), ...turns].map(({ id }) => id)
    const draftVersion = await saveStep(work, null, { taken: [], put: [] })
    await saveDraftVersion(tx, communityId, monday, { draftVersion, synced })
    await savePublished(tx, communityId, monday, { at, accountId, opensAt: opensAtOf(given.opensAt, at) })
    const isFirst = row.version === 0
    await insertDutyMessages(
      tx,
      communityId,
      [...changes].map(([workerId, own]) => ({
        ...{ id: work.newId(), workerId, monday },
        what: isFirst ? ("published" as const) : ("changed" as const),
        changes: isFirst ? [] : own,
      })),
      at,
    )
    const gaps = evaluate(desk.problem, desk.draft).breaches.filter(({ rule }) => rule === "cover").length
    await recordAudit(tx, work, {
      action: "shifts.publish",
      data: { monday, version: row.version + 1, told: changes.size, gaps },
    })
    const told = ground.workers.filter((one) => changes.has(one.id) && mayTouch(context, one)).length
    return { version: row.version + 1, told, gaps }
  })
}

function opensAtOf(opensAt: string | null, now: Instant): Instant | null {
  if (opensAt === null) return null
  return opensAt === "now" ? now : instantOf(Date.parse(opensAt))
}

function turnToBegin({ ground, newId }: PlanWork, turn: DraftTurn) {
  const { workerId, day, postId, hoursId, isPinned } = turn
  const hours = ground.hours.find(({ id }) => id === hoursId)
  if (hours === undefined) throw new Error("a turn of no hours")
  const source = isPinned ? ("hand" as const) : ("roster" as const)
  return { id: newId(), workerId, day, postId, hoursId, source, ...spanOf(day, hours) }
}

/** By worker what is no longer as it was, day by day. */
function changesOf(
  ground: DutyGround,
  ended: readonly StandingTurn[],
  begun: readonly PostTurn[],
): Map<string, TurnChange[]> {
  const why = whyChanged(ground)
  const days = new Map<
    string,
    { workerId: string; day: PlainDate; from: PostTurn | null; to: PostTurn | null }
  >()
  const at = ({ workerId, day, head }: PostTurn) => {
    const key = `${workerId} ${day} ${head}`
    const known = days.get(key) ?? { workerId, day, from: null, to: null }
    days.set(key, known)
    return known
  }
  for (const turn of ended) at(turn).from = turn
  for (const turn of begun) at(turn).to = turn
  const changes = new Map<string, TurnChange[]>()
  for (const { workerId, day, from, to } of [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1))) {
    const change = { day, from: placeOf(from), to: placeOf(to), why: why(workerId, day) }
    changes.set(workerId, [...(changes.get(workerId) ?? []), change])
  }
  return changes
}

function placeOf(turn: PostTurn | null) {
  return turn === null ? null : { postId: turn.postId, hoursId: turn.hoursId }
}
