import type { PlainDate } from "../../core/kit/dates.ts"
import { type GateHour, sumGateHours } from "../../core/report/gate-hour.ts"
import type { Tx } from "../database/db.ts"

/** Adds passages to the hours of their days; negative counts take back. */
export async function addGateHours(tx: Tx, communityId: string, added: readonly GateHour[]): Promise<void> {
  if (added.length === 0) return
  const hours = sumGateHours(added)
  await tx.client.query({
    name: "add-gate-hours",
    text: `insert into gate_hour as h
        (community_id, day, hour, post, direction, kind, passed, referred, turned_away)
      select $1, * from unnest($2::date[], $3::smallint[], $4::text[], $5::text[], $6::text[], $7::int[], $8::int[],
        $9::int[])
      on conflict (community_id, day, hour, post, direction, kind) do update set passed = h.passed + excluded.passed,
        referred = h.referred + excluded.referred, turned_away = h.turned_away + excluded.turned_away`,
    values: [
      communityId,
      hours.map((hour) => hour.day),
      hours.map((hour) => hour.hour),
      hours.map((hour) => hour.post),
      hours.map((hour) => hour.direction),
      hours.map((hour) => hour.kind),
      hours.map((hour) => hour.passed),
      hours.map((hour) => hour.referred),
      hours.map((hour) => hour.turnedAway),
    ],
  })
}

/** The hours of a day in which somebody passed, or came. */
export async function listGateHours(tx: Tx, communityId: string, day: PlainDate): Promise<GateHour[]> {
  const { rows } = await tx.client.query<GateHour>({
    name: "gate-hours",
    text: `select day, hour, post, direction, kind, passed, referred, turned_away as "turnedAway"
      from gate_hour where community_id = $1 and day = $2 and passed + referred + turned_away > 0
      order by hour, post, direction, kind`,
    values: [communityId, day],
  })
  return rows
}
