import type { Context, Refusal } from "../context.ts"
import { atDesk, type SignedInWork } from "../desk/at-desk.ts"

/** What every step of one change of passes shares. */
export type PassWork = SignedInWork

/** Does one change of passes, once: no number is given out twice, and no book speaks in between. */
export async function changePasses<Reply, Code extends string>(
  context: Context,
  command: { readonly commandId: string },
  name: string,
  work: (work: PassWork) => Promise<Reply | Refusal<Code>>,
): Promise<Reply | Refusal<Code | "command-id-taken">> {
  return atDesk(context, "issue-passes", command, name, work)
}
