import { addDays, dayOf, parsePlainDate } from "../../core/kit/dates.ts"
import type { FreeTime } from "../../core/roster/free-times.ts"
import { insertWish, saveFreeTimes, withdrawWish as withdraw } from "../../store/roster/own-duty.ts"
import { listShiftHours } from "../../store/roster/posts.ts"
import type { Ground, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { atOwnPage } from "./with-duty-link.ts"

type Done = { readonly done: true }
type Command = { readonly key: string; readonly commandId: string }

const MOST_DAYS = 60

/** When somebody may be asked, and how often in a week. What they were told already stays. */
export async function changeFreeTimes(
  ground: Ground,
  given: Command & { readonly free: readonly FreeTime[]; readonly mostTurns: number | null },
): Promise<Done | Refusal<"wrong-duty-link" | "command-id-taken">> {
  return atOwnPage(ground, given, "worker.free-times", async ({ tx, communityId, holder }) => {
    await saveFreeTimes(tx, communityId, holder.id, given)
    return { done: true as const }
  })
}

/** A day that somebody would like, or would rather not have. */
export async function addWish(
  ground: Ground,
  given: Command & {
    readonly id: string
    readonly day: string
    readonly hoursId: string | null
    readonly wish: "on" | "off"
  },
): Promise<Done | Refusal<"wrong-duty-link" | "wrong-day" | "not-found" | "command-id-taken">> {
  return atOwnPage(ground, given, "wish.add", async ({ tx, communityId, holder, now }) => {
    const [day, today] = [parsePlainDate(given.day), dayOf(now())]
    if (day === null || day < today || day > addDays(today, MOST_DAYS)) return refuse("wrong-day", "day")
    const hoursId = given.hoursId?.toLowerCase() ?? null
    const hours = await listShiftHours(tx, communityId)
    if (hoursId !== null && !hours.some(({ id }) => id === hoursId)) return refuse("not-found", "hoursId")
    const wish = { id: given.id.toLowerCase(), day, hoursId, wish: given.wish }
    await insertWish(tx, communityId, { ...wish, workerId: holder.id, at: now() })
    return { done: true as const }
  })
}

export async function withdrawWish(
  ground: Ground,
  given: Command & { readonly id: string },
): Promise<Done | Refusal<"wrong-duty-link" | "not-found" | "command-id-taken">> {
  return atOwnPage(ground, given, "wish.withdraw", async ({ tx, communityId, holder, now }) => {
    const gone = await withdraw(tx, communityId, { id: given.id, workerId: holder.id, at: now() })
    return gone ? { done: true as const } : refuse("not-found", "id")
  })
}
