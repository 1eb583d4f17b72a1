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
    // without a bound: the answer itself is as many times longer as there are homes in quarantine to name
    {
      what: `  on the same days, ${await homesOf(filled.together)} homes in it instead of ${await homesOf(filled.one)}`,
      measured: median(times.together),
      reference: one,
      unit: "ms",
    },
  ]
}

/** How many homes the summary of the middle day names. */
async function homesOf({ reader, days }: Filled): Promise<number> {
  const middle = days[Math.floor(days.length / 2)]
  if (middle === undefined) throw new Error("a campaign has days")
  return Object.keys((await getSummary(reader, middle)).隔离分布).length
}
