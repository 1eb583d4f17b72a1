import { getSummary } from "../src/service/report/get-summary.ts"
import type { Filled } from "./kit/campaigns.ts"
import type { Line } from "./kit/lines.ts"
import { median, quantile, tell, timed } from "./kit/measure.ts"

const ROUNDS = 5

export type Neighbourhoods = { readonly one: Filled; readonly apart: Filled; readonly together: Filled }

/** The summary of every day, after one campaign and after ten, asked in turn. */
export async function measureSummary(filled: Neighbourhoods): Promise<Line[]> {
  tell("summary")
  const times = { one: [] as number[], apart: [] as number[], together: [] as number[] }
  const names = ["one", "apart", "together"] as const
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const day of filled.one.days.keys()) {
      for (const name of names) {
        const { reader, days } = filled[name]
        const on = days[day]
        if (on === undefined) throw new Error("campaigns are equally long")
        const took = await timed(() => getSummary(reader, on))
        // the first round only warms up
        if (round > 0) times[name].push(took)
      }
    }
  }
  const one = median(times.one)
  return [
    { what: "summary of a day, median of 42 days", measured: one, unit: "ms", wanted: { most: 50 } },
    {
      what: "summary of a day, 95th percentile",
      measured: quantile(times.one, 0.95),
      unit: "ms",
      wanted: { most: 50 },
    },
    {
      what: "summary after ten campaigns one after the other",
      measured: median(times.apart),
      reference: one,
      unit: "ms",
      wanted: { times: 1.5 },
    },
    {
      what: "summary after ten campaigns on the same days",
      measured: median(times.together),
      reference: one,
      unit: "ms",
      wanted: { times: 1.5 },
    },
  ]
}
