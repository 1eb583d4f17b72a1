import { inNeighbourhood } from "../../store/database/db.ts"
import { type DoublesSearchRow, listDoublesSearches } from "../../store/reconcile/doubles-searches.ts"
import { recordAudit } from "../audit.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal } from "../refusal.ts"
import type { DoublesSearch } from "./search-doubles.ts"

type Command = { readonly commandId: string }
type Done = { readonly done: true }

/** How far the search for doubles is, and how the last one ended. */
export async function getDoublesSearch(context: Context, doubles: Pick<DoublesSearch, "doneOf">) {
  authorise(context, "reconcile")
  const { communityId } = context
  const searches = await inNeighbourhood(context.db, communityId, (tx) =>
    listDoublesSearches(tx, communityId, 2),
  )
  const open = searches.find(({ endedAt }) => endedAt === null)
  const ended = searches.find(({ endedAt }) => endedAt !== null)
  return {
    running: open === undefined ? null : { ...headOf(open), done: doubles.doneOf(communityId) ?? 0 },
    last:
      ended === undefined || ended.endedAt === null || ended.endedAs === null
        ? null
        : { ...headOf(ended), endedAt: ended.endedAt, endedAs: ended.endedAs, found: ended.found },
  }
}

function headOf({ startedAt, by, people }: DoublesSearchRow) {
  return { startedAt, by, people }
}

/** Searches the whole register for doubles; the reply does not wait for it. Where one is running, that one is it. */
export async function beginDoublesSearch(
  context: Context,
  given: Command,
  doubles: Pick<DoublesSearch, "begin">,
): Promise<Done | Refusal<"command-id-taken">> {
  const told = await tellOf(context, given, "doubles.begin")
  if (!isRefusal(told)) await doubles.begin(context, context.communityId, context.accountId)
  return told
}

/** Stops it; what was found before stands. */
export async function cancelDoublesSearch(
  context: Context,
  given: Command,
  doubles: Pick<DoublesSearch, "cancel">,
): Promise<Done | Refusal<"command-id-taken">> {
  const told = await tellOf(context, given, "doubles.cancel")
  if (!isRefusal(told)) doubles.cancel(context.communityId)
  return told
}

function tellOf(
  context: Context,
  given: Command,
  action: string,
): Promise<Done | Refusal<"command-id-taken">> {
  return atDesk<Done, never>(context, "reconcile", given, action, async (work) => {
    await recordAudit(work.tx, work, { action, data: {} })
    return { done: true }
  })
}
