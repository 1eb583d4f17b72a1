import { spanOf } from "../../core/roster/duty-day.ts"
import { wayKey } from "../../core/roster/mend-freed.ts"
import { findCommand } from "../../store/access/commands.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listTurnsOfWorker } from "../../store/roster/duty-day.ts"
import { listShiftHours } from "../../store/roster/posts.ts"
import { endTurns, insertTurns } from "../../store/roster/turn-changes.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import type { WaySeeker } from "../roster/way-seeker.ts"
import { addMessage } from "./add-message.ts"
import { type SoughtMends, seekMends } from "./seek-mends.ts"

type TakenMend = { readonly commandId: string; readonly id: string; readonly key: string }

/** Where others write all the time, whoever chose looks again. */
const MOST_TRIES = 3

/** Of a command that was done already: its answer is kept, and nothing is sought for it. */
const nothingSought: SoughtMends = { freed: [], ways: [], holdStill: async () => true }

/** Takes a way as it was shown. The ways are sought while others write: what changed meanwhile has them sought anew. */
export async function takeMend(
  context: Context,
  given: TakenMend,
  seeker: WaySeeker,
): Promise<
  | { readonly changed: number }
  | Refusal<"not-found" | "roster-changed" | "search-failed" | "command-id-taken">
> {
  authorise(context, "run-duty")
  const { db, communityId } = context
  const done = await inNeighbourhood(db, communityId, (tx) => findCommand(tx, communityId, given.commandId))
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const sought =
      done === undefined ? await seekMends(context, given.id.toLowerCase(), seeker) : nothingSought
    if (isRefusal(sought)) return sought
    const answer = await writeMend(context, given, sought)
    if (!isRefusal(answer)) return answer
    const { refusal } = answer
    if (refusal !== "stale") return refuse(refusal, answer.field)
  }
  return refuse("roster-changed", "key")
}

async function writeMend(
  context: Context,
  given: TakenMend,
  { ways, holdStill }: SoughtMends,
): Promise<{ readonly changed: number } | Refusal<"stale" | "roster-changed" | "command-id-taken">> {
  return atDesk(context, "run-duty", given, "duty.mend", async (work) => {
    const { tx, communityId } = work
    const id = given.id.toLowerCase()
    if (!(await holdStill(tx, work.now()))) return refuse("stale")
    const way = ways.find((each) => wayKey(each) === given.key)
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
