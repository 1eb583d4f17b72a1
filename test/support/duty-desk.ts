import { randomUUID } from "node:crypto"
import { type Instant, instantOf, type PlainDate } from "../../src/core/kit/dates.ts"
import { spanOf } from "../../src/core/roster/duty-day.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import type { TestApp } from "./app.ts"
import type { PlantedDuty, PlantedWorker } from "./duty-ground.ts"

/** Puts turns into the tables that people were told, and asks them what is there. */
export function makeDutyDesk(app: TestApp, planted: PlantedDuty) {
  const community = () => app.neighbourhoods?.own ?? ""
  const ask = <Row>(text: string, values: readonly unknown[] = []) =>
    inNeighbourhood(app.ground.db, community(), async ({ client }) => {
      const { rows } = await client.query(text, [...values])
      return rows as Row[]
    })
  const [north, south] = planted.posts
  if (north === undefined || south === undefined) throw new Error("two posts are planted")
  const hoursOf = (name: string) => {
    const found = planted.hours.find((each) => each.name === name)
    if (found === undefined) throw new Error(`there are no hours ${name}`)
    return found
  }
  const slot = (day: PlainDate, hours: string, post: { readonly id: string } = north) => ({
    ...{ day, postId: post.id, hoursId: hoursOf(hours).id },
  })
  return {
    ...{ ask, north, south, hoursOf, slot },
    /** One turn of each of these people; `stood`: signed in and out as it was planned. */
    plant: async (
      day: PlainDate,
      hours: string,
      workers: readonly PlantedWorker[],
      { post = north, stood = false }: { post?: { readonly id: string }; stood?: boolean } = {},
    ): Promise<string[]> => {
      const span = spanOf(day, hoursOf(hours))
      const ids = workers.map(() => randomUUID())
      for (const [index, worker] of workers.entries()) {
        await ask(
          `insert into duty_turn (community_id, turn_id, day, post_id, hours_id, worker_id, source, starts_at, ends_at, made_at,
             signed_in_at, signed_in_how, signed_out_at)
           values ($1, $2, $3, $4, $5, $6, 'roster', $7, $8, $7, $9, $10, $11)`,
          [
            ...[community(), ids[index], day, post.id, hoursOf(hours).id, worker.id],
            ...[span.startsAt, span.endsAt],
            ...(stood ? [span.startsAt, "desk", span.endsAt] : [null, null, null]),
          ],
        )
      }
      return ids
    },
    /** A figure of the summary as the board has it. */
    at: (day: PlainDate, clock: string): Instant => instantOf(Date.parse(`${day}T${clock}:00+08:00`)),
  }
}
