import { wayKey } from "../../core/roster/mend-freed.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { listHelpers } from "../../store/roster/duty-day.ts"
import { listDutyPosts, listShiftHours } from "../../store/roster/posts.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"
import { isRefusal } from "../refusal.ts"
import type { WaySeeker } from "../roster/way-seeker.ts"
import { seekMends } from "./seek-mends.ts"

/** Ways to fill what an absence freed, the fewest changes first; named, to be read. */
export async function listMends(context: Context, { id }: { readonly id: string }, seeker: WaySeeker) {
  authorise(context, "run-duty")
  const { db, communityId } = context
  const sought = await seekMends(context, id.toLowerCase(), seeker)
  if (isRefusal(sought)) return sought
  const { freed, ways } = sought
  return inNeighbourhood(db, communityId, async (tx) => {
    const names = new Map((await listHelpers(tx, communityId)).map((helper) => [helper.id, helper]))
    const posts = new Map((await listDutyPosts(tx, communityId)).map((post) => [post.id, post.name]))
    const hours = new Map((await listShiftHours(tx, communityId)).map((each) => [each.id, each.name]))
    const at = <Slot extends { readonly postId: string; readonly hoursId: string }>(slot: Slot) => ({
      ...{ postId: slot.postId, post: posts.get(slot.postId) ?? "" },
      ...{ hoursId: slot.hoursId, hours: hours.get(slot.hoursId) ?? "" },
    })
    return {
      freed: freed.map((turn) => ({ day: turn.day, ...at(turn) })),
      ways: ways.map(({ steps, open, measures }) => ({
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
