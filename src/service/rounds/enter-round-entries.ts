import type { Permission } from "../../core/access/roles.ts"
import type { CheckKind } from "../../core/rounds/planned-check.ts"
import { listKnownFacts } from "../../store/rounds/round-facts.ts"
import { findPlannedCheck } from "../../store/rounds/settle-by-id.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk, type DeskWork } from "../desk/at-desk.ts"
import { isRefusal, refuse } from "../refusal.ts"
import { type EntryRefusal, takeRoundEntry, type WrittenEntry } from "./take-round-entry.ts"

type Entries = { readonly commandId: string; readonly entries: readonly WrittenEntry[] }
type Entered = { readonly done: true } | Refusal<EntryRefusal | "command-id-taken">

/**
 * Writes down at the desk what happened at doors, at its own time: all of what was given or, where one of it cannot have been
 * so, none. Whoever sits there mends it at once.
 */
export async function enterRoundEntries(context: Context, given: Entries): Promise<Entered> {
  return enter(context, "run-rounds", given, null)
}

/** The same of the rubbish round: nothing but what was collected, or tried, where it is collected. */
export async function enterWasteEntries(context: Context, given: Entries): Promise<Entered> {
  return enter(context, "collect-waste", given, "waste")
}

/** The same of what was handed over. */
export async function enterDeliveries(context: Context, given: Entries): Promise<Entered> {
  return enter(context, "deliver-needs", given, null)
}

async function enter(
  context: Context,
  permission: Permission,
  given: Entries,
  only: CheckKind | null,
): Promise<Entered> {
  return atDesk(context, permission, given, "round.enter", async (work) => {
    const known = await listKnownFacts(
      work.tx,
      work.communityId,
      given.entries.map(({ id }) => id),
    )
    for (const entry of given.entries) {
      const id = entry.id.toLowerCase()
      if (known.has(id)) continue
      const answer = (await mayEnter(work, entry, only))
        ? await takeRoundEntry(work, { ...entry, id })
        : refuse("not-found", "checkId")
      if (isRefusal(answer)) return answer
    }
    return { done: true }
  })
}

async function mayEnter(work: DeskWork, entry: WrittenEntry, only: CheckKind | null): Promise<boolean> {
  if (only === null || entry.what === "handed-over" || entry.checkId === null) return true
  const check = await findPlannedCheck(work.tx, work.communityId, entry.checkId)
  return check === undefined || check.kind === only
}
