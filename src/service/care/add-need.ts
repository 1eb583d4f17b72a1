import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { type NeedToOpen, openNeed } from "./open-need.ts"

/** Writes down at the desk what a home wishes for. */
export async function addNeed(
  context: Context,
  given: NeedToOpen & { readonly commandId: string },
): Promise<
  | { readonly done: true }
  | Refusal<"not-found" | "already-known" | "bad-input" | "time-to-come" | "command-id-taken">
> {
  return atDesk(context, "run-needs", given, "need.add", (work) => openNeed(work, given))
}
