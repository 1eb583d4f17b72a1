import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal } from "../refusal.ts"
import type { FindingSeeker } from "./seek-findings.ts"

/** Looks now, whether or not something came in. */
export async function seekFindingsNow(
  context: Context,
  given: { readonly commandId: string },
  findings: FindingSeeker,
): Promise<{ readonly done: true } | Refusal<"command-id-taken">> {
  authorise(context, "reconcile")
  const known = await atDesk<{ readonly done: true }, never>(
    context,
    "reconcile",
    given,
    "finding.seek",
    async () => ({
      done: true,
    }),
  )
  if (isRefusal(known)) return known
  await findings.seek(context, context.communityId, true)
  return { done: true }
}
