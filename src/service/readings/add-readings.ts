import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { type ReadingAnswer, type ReadingToWrite, writeReadings } from "./write-readings.ts"

/** Writes down temperatures as they come in at the desk, up to five hundred at once, and answers row by row. */
export async function addReadings(
  context: Context,
  given: { readonly commandId: string; readonly readings: readonly ReadingToWrite[] },
): Promise<{ readonly rows: readonly ReadingAnswer[] } | Refusal<"command-id-taken">> {
  return atDesk(context, "run-rounds", given, "readings.add", async (work) => ({
    rows: await writeReadings(work, given.readings),
  }))
}
