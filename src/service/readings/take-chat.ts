import { openNeed } from "../care/open-need.ts"
import type { Context, Refusal } from "../context.ts"
import { atDesk } from "../desk/at-desk.ts"
import { isRefusal } from "../refusal.ts"
import { type ReadingAnswer, type ReadingToWrite, writeReadings } from "./write-readings.ts"

type NeedToTake = {
  readonly id: string
  readonly homeId: string
  readonly category: string
  readonly text: string
}

/** Writes down what was found in a pasted chat and looked at; each for itself. */
export async function takeChat(
  context: Context,
  given: {
    readonly commandId: string
    readonly readings: readonly ReadingToWrite[]
    readonly needs: readonly NeedToTake[]
  },
): Promise<
  | { readonly rows: readonly (ReadingAnswer | { readonly id: string; readonly refusal: string | null })[] }
  | Refusal<"command-id-taken">
> {
  return atDesk(context, "run-needs", given, "chat.take", async (work) => {
    const readings = await writeReadings(work, given.readings)
    const needs: { id: string; refusal: string | null }[] = []
    for (const need of given.needs) {
      const answer = await openNeed(work, need)
      const refusal = isRefusal(answer) && answer.refusal !== "already-known" ? answer.refusal : null
      needs.push({ id: need.id.toLowerCase(), refusal })
    }
    return { rows: [...readings, ...needs] }
  })
}
