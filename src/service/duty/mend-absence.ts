import { spanOf } from "../../core/roster/duty-day.ts"
import { type MendStep, mendFreed, wayKey } from "../../core/roster/mend-freed.ts"
import { standingOf } from "../../core/roster/standing.ts"
import { inNeighbourhood, type Tx } from "../../store/database/db.ts"
import { findAbsence, listFreedTurns } from "../../store/roster/absences.ts"
import { listHelpers, listTurnsOfWorker } from "../../store/roster/duty-day.ts"
import { listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { endTurns, insertTurns } from "../../store/roster/turn-changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { refuse } from "../refusal.ts"
import { readStanding } from "../roster/read-standing.ts"
import { addMessage } from "./add-message.ts"

/** Ways to fill what an absence freed, the fewest changes first; named, to be read. */
export async function listMends(context: Context, { id }: { readonly id: string }) {
  authorise(context, "run-duty")
  return inNeighbourhood(context.db, context.communityId, async (tx) => {
    const found = await findWays(tx, context, id.toLowerCase())
    if (found === null) return refuse("not-found", "id")
    const { communityId } = context
    const names = new Map((await listHelpers(tx, communityId)).map((helper) => [helper.id, helper]))
    const posts = new Map((await listDutyPosts(tx, communityId)).map((post) => [post.id, post.name]))
    const hours = new Map((await listShiftHours(tx, communityId)).map((each) => [each.id, each.name]))
    const at = <Slot extends { readonly postId: string; readonly hoursId: string }>(slot: Slot) => ({
      ...{ postId: slot.postId, post: posts.get(slot.postId) ?? "" },
      ...{ hoursId: slot.hoursId, hours: hours.get(slot.hoursId) ?? "" },
    })
    return {
      freed: found.freed.map((turn) => ({ day: turn.day, ...at(turn) })),
      ways: found.ways.map(({ steps, open, measures }) => ({
        key: wayKey({ steps }),
        steps: steps.map(({ workerId, day, from, to }) => ({
          ...{ workerId, day, from: from && at(from), to: to && at(to) },
          name: names.get(workerId)?.name ?? "",
          phone: names.get(workerId)?.phone ?? "",
        })),
        open: open.map((each) => ({ day: each.day, skill: each.skill, heads: each.heads, ...at(each) })),
        measures: measures.map((each) => ({ kind: each.kind, day: each.day, ...at(each) })),
      })),
    }
  })
}

/** Takes a way as it was shown: if somebody changed something since then, it is looked for anew first. */
export async function takeMend(
  context: Context,
  given: { readonly commandId: string; readonly id: string; readonly key: string },
): Promise<{ readonly changed: number } | Refusal<"not-found" | "roster-changed" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.mend", async (work) => {
    const { tx, communityId } = work
    const id = given.id.toLowerCase()
    const found = await findWays(tx, work, id)
    if (found === null) return refuse("not-found", "id")
    const way = found.ways.find((each) => wayKey(each) === given.key)
    if (way === undefined) return refuse("roster-changed", "key")
    const hours = await listShiftHours(tx, communityId)
    const by = { at: work.now(), accountId: work.accountId }
    for (const { workerId, day, from, to } of way.steps) {
      if (from !== null) {
        const turns = await listTurnsOfWorker(tx, communityId, workerId, { from: day, until: day })
        const left = turns.filter(({ postId, hoursId }) => postId === from.postId && hoursId === from.hoursId)
        const end = { why: "changed", at: work.now(), by: id } as const
        await endTurns(
          tx,
          communityId,
          left.map((turn) => turn.id),
          end,
        )
      }
      const lasting = hours.find((each) => each.id === to?.hoursId)
      if (to !== null && lasting !== undefined) {
        const turn = { id: work.newId(), day, ...to, workerId, ...spanOf(day, lasting), mends: id }
        await insertTurns(tx, communityId, [{ ...turn, source: "stand-in" }], by)
      }
    }
    for (const workerId of new Set(way.steps.map((step) => step.workerId)))
      await addMessage(work, { workerId, what: "changed", aboutId: id, isTold: false })
    await recordAudit(tx, work, {
      ...{ action: "duty.mend", subjectKind: "absence", subjectId: id },
      data: { changed: way.steps.length },
    })
    return { changed: way.steps.length }
  })
}

async function findWays(tx: Tx, context: Pick<Context, "communityId" | "now">, absenceId: string) {
  const { communityId } = context
  const absence = await findAbsence(tx, communityId, absenceId)
  if (absence === undefined) return null
  const freed = await listFreedTurns(tx, communityId, absenceId, context.now())
  const [first, last] = [freed[0]?.day, freed.at(-1)?.day]
  if (first === undefined || last === undefined) return { freed, ways: [] }
  const after = await readStanding(tx, communityId, { from: first, until: last }, null)
  const told = freed.map(({ workerId, day, postId, hoursId }) => ({
    workerId,
    day,
    postId,
    hoursId,
    head: 1,
  }))
  const published = [...(after.ground.published ?? []), ...told]
  const before = standingOf({ ...after.ground, published }, after.duties)
  // what was mended already is filled: heads that stand are counted up to the need
  const hours = new Map(after.ground.hours.map((each) => [each.id, each]))
  const ways = mendFreed(before, after, ({ day, hoursId }) => {
    const lasting = hours.get(hoursId)
    return lasting !== undefined && spanOf(day, lasting).startsAt <= context.now()
  })
  return { freed, ways: freed.length === 0 ? [] : ways.filter((way) => way.steps.length > 0 || isOnly(ways)) }
}

function isOnly(ways: readonly { readonly steps: readonly MendStep[] }[]): boolean {
  return ways.every(({ steps }) => steps.length === 0)
}
