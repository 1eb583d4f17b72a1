import type { RowValues } from "../../core/forms/form.ts"
import { dayOf, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { maskName } from "../../core/people/mask.ts"
import type { Disposition } from "../../core/policy/policy.ts"
import { channelWord, dispositionWord, type ScreeningChannel } from "../../core/quarantine/screening-words.ts"
import { inNeighbourhood } from "../../store/database/db.ts"
import { getSummaryParts } from "../../store/report/summary-parts.ts"
import { listScreeningFacts, type ScreeningRow } from "../../store/screening/registrations.ts"
import { authorise } from "../authorise.ts"
import type { Context } from "../context.ts"

const A_PAGE = 50
const kindOf = { returnee: "returnee-registration", tenant: "tenant-screening" } as const

/** Registrations of a day or of all, with the counts that the board shows. */
export async function listScreenings(
  context: Context,
  asked: {
    readonly kind: "returnee" | "tenant"
    readonly on?: string
    readonly channel?: ScreeningChannel
    readonly disposition?: Disposition
    readonly offset?: number
  },
) {
  authorise(context, "screen")
  const { communityId } = context
  const on = asked.on === undefined ? null : parsePlainDate(asked.on)
  const only: RowValues = {
    ...(asked.channel === undefined ? {} : { 登记方式: channelWord[asked.channel] }),
    ...(asked.disposition === undefined ? {} : { 处置: dispositionWord[asked.disposition] }),
  }
  return inNeighbourhood(context.db, communityId, async (tx) => {
    const wanted = { kind: kindOf[asked.kind], on, only, offset: asked.offset ?? 0, limit: A_PAGE }
    const [{ total, rows }, parts] = await Promise.all([
      listScreeningFacts(tx, communityId, wanted),
      getSummaryParts(tx, communityId, on ?? dayOf(context.now())),
    ])
    const inQuarantine = Object.values(parts.activeByDoor).reduce((sum, people) => sum + people, 0)
    const { returnees, tenants } = parts
    return { total, lines: rows.map(presentLine), returnees, tenants, inQuarantine }
  })
}

function presentLine({ id, personId, homeId, door, values }: ScreeningRow) {
  const day = (column: string) => (values[column] ?? null) as PlainDate | null
  const text = (column: string) => values[column] ?? ""
  return {
    id,
    personId,
    homeId,
    door: door ?? text("门牌"),
    at: text("登记时间"),
    channel: text("登记方式"),
    name: maskName(text("姓名")),
    from: text("来自"),
    keyArea: values["重点地区"] === "是",
    arrivedOn: day("抵沪日期"),
    transport: text("交通方式"),
    vehicle: text("车次"),
    leftKeyAreaOn: day("离开重点地区日期"),
    lastContactOn: day("末次接触日期"),
    disposition: text("处置"),
    landlord: maskName(text("房东")),
    whereabouts: text("春节去向"),
    by: text("登记人"),
  }
}
