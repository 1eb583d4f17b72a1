import { parsePlainDate } from "../../core/kit/dates.ts"
import type { PaperLine } from "../../core/rounds/paper.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { authorise } from "../authorise.ts"
import type { Context, Refusal } from "../context.ts"
import { refuse } from "../refusal.ts"
import { readPaperLines } from "./read-paper-lines.ts"

/** The lines of the pack that was printed for a day, to enter afterwards what was written on them; names are masked. */
export async function listPaperLines(
  context: Context,
  given: { readonly day: string },
): Promise<{ readonly lines: PaperLine[] } | Refusal<"wrong-day">> {
  authorise(context, "run-rounds")
  const day = parsePlainDate(given.day)
  if (day === null) return refuse("wrong-day", "day")
  return inNeighbourhood(context.db, context.communityId, async (tx) => ({
    lines: await readPaperLines(tx, context, day, false),
  }))
}
