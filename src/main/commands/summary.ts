import { parseArgs } from "node:util"
import { dayOf, parsePlainDate } from "../../core/kit/dates.ts"
import { indicators, type Summary } from "../../core/report/summary.ts"
import { getSummary } from "../../service/report/get-summary.ts"
import { type Command, UsageError } from "../command.ts"
import { readConfig } from "../config.ts"
import { openData } from "../open-data.ts"
import { findTheNeighbourhood } from "../the-neighbourhood.ts"

export const summaryCommand: Command = {
  usage: "shouwang summary [--on YYYY-MM-DD] [--json] [--neighbourhood NAME]",
  summary: "prints the summary table of a day",
  details: `--on               the day, today when not given; any past day can be asked for
--json             the table as JSON, under the names of the table's own indicators
--neighbourhood    which one, where there are several`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { on: { type: "string" }, json: { type: "boolean" }, neighbourhood: { type: "string" } },
    })
    const asked = values.on === undefined ? null : parsePlainDate(values.on)
    if (values.on !== undefined && asked === null)
      throw new UsageError("--on is not a day; write it as 2020-03-01.")
    const read = readConfig(process.env)
    if (!read.ok) throw new UsageError(read.mistake)
    const data = await openData(read.config)
    if (!data.ok) {
      console.error(data.words)
      return 1
    }
    try {
      const found = await findTheNeighbourhood(data.ground, values.neighbourhood)
      if (!found.ok) {
        console.error(found.words)
        return 1
      }
      const day = asked ?? dayOf(data.ground.now())
      const summary = await getSummary({ ...data.ground, communityId: found.communityId }, day)
      console.log(values.json ? JSON.stringify(summary) : tableOf(summary))
      return 0
    } finally {
      await data.close()
    }
  },
}

function tableOf(summary: Summary): string {
  const stock = Object.entries(summary.物资库存).map(([item, amount]) => `${item} ${amount}`)
  const lines = indicators.map((indicator) => `${String(summary[indicator]).padStart(8)}  ${indicator}`)
  return [`防疫汇总统计表 ${summary.日期}`, ...lines, `物资库存：${stock.join(", ") || "无"}`].join("\n")
}
