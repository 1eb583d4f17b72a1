import type { PlainDate } from "../kit/dates.ts"
import type { Indicator, Summary } from "../report/summary.ts"

/**
 * What the generator counts while it makes the campaign: the truth that no reading of the books has
 * touched.
 */
export type Tally = {
  readonly count: (indicator: Indicator, day: PlainDate, by?: number) => void
  /** What a duty turn lasted, in minutes. */
  readonly duty: (day: PlainDate, minutes: number) => void
  /** What comes into stock, or with a minus goes out. */
  readonly stock: (item: string, day: PlainDate, by: number) => void
  /** `end` null while the quarantine goes on. */
  readonly quarantine: (stay: Stay) => void
  /** The summary of every day; what happens after the last of them is left out. */
  readonly close: (days: readonly PlainDate[], homes: number, people: number) => Summary[]
}

type Stay = {
  readonly door: string
  readonly opened: PlainDate
  readonly end: PlainDate | null
  readonly reason: "解除" | "转送就诊"
}

/** A running number: what adds to it and what takes from it. */
const running: readonly (readonly [Indicator, plus: Indicator, minus?: Indicator])[] = [
  ["累计排查返沪人数", "今日排查返沪人数"],
  ["累计排查租客人数", "今日排查租客人数"],
  ["累计隔离人数", "今日新增隔离人数"],
  ["累计解除隔离人数", "今日解除隔离人数"],
  ["累计来电", "今日来电"],
  ["累计发放口罩只数", "今日发放口罩只数"],
  ["有效通行证", "今日发放通行证", "今日挂失通行证"],
  ["未办结需求", "今日新增需求", "今日办结需求"],
  ["未整改问题", "今日发现问题", "今日整改完成"],
]

export function createTally(): Tally {
  const counts = new Map<PlainDate, Map<Indicator, number>>()
  const minutes = new Map<PlainDate, number>()
  const moves: { item: string; day: PlainDate; by: number }[] = []
  const stays: Stay[] = []
  const count = (indicator: Indicator, day: PlainDate, by = 1) => {
    const ofDay = counts.get(day) ?? new Map<Indicator, number>()
    ofDay.set(indicator, (ofDay.get(indicator) ?? 0) + by)
    counts.set(day, ofDay)
  }
  return {
    count,
    duty: (day, lasted) => {
      count("今日值班人次", day)
      minutes.set(day, (minutes.get(day) ?? 0) + lasted)
    },
    stock: (item, day, by) => {
      moves.push({ item, day, by })
    },
    quarantine: (stay) => {
      stays.push(stay)
      count("今日新增隔离人数", stay.opened)
      if (stay.end) count(stay.reason === "解除" ? "今日解除隔离人数" : "今日转送就诊人数", stay.end)
    },
    close: (days, homes, people) => {
      const sums = new Map<Indicator, number>()
      const items = [
        ...new Set(moves.filter((move) => move.day <= (days.at(-1) ?? "")).map((move) => move.item)),
      ]
      return days.map((day) => {
        const today = (indicator: Indicator) => counts.get(day)?.get(indicator) ?? 0
        for (const [sum, plus, minus] of running) {
          sums.set(sum, (sums.get(sum) ?? 0) + today(plus) - (minus ? today(minus) : 0))
        }
        const map = quarantineMap(stays, day)
        const active = Object.values(map).reduce((total, people) => total + people, 0)
        const total = (indicator: Indicator) => sums.get(indicator) ?? 0
        return {
          日期: day,
          总户数: homes,
          登记人口: people,
          今日排查返沪人数: today("今日排查返沪人数"),
          累计排查返沪人数: total("累计排查返沪人数"),
          今日排查租客人数: today("今日排查租客人数"),
          累计排查租客人数: total("累计排查租客人数"),
          今日新增隔离人数: today("今日新增隔离人数"),
          累计隔离人数: total("累计隔离人数"),
          今日解除隔离人数: today("今日解除隔离人数"),
          累计解除隔离人数: total("累计解除隔离人数"),
          今日转送就诊人数: today("今日转送就诊人数"),
          在隔人数: active,
          在隔户数: Object.keys(map).length,
          今日应报体温次数: 2 * active,
          今日已报体温次数: today("今日已报体温次数"),
          今日体温异常人次: today("今日体温异常人次"),
          今日上门户次: today("今日上门户次"),
          今日垃圾收运户次: today("今日垃圾收运户次"),
          今日新增需求: today("今日新增需求"),
          今日办结需求: today("今日办结需求"),
          未办结需求: total("未办结需求"),
          今日进入登记人次: today("今日进入登记人次"),
          今日劝返人次: today("今日劝返人次"),
          今日门岗体温异常: today("今日门岗体温异常"),
          今日来电: today("今日来电"),
          累计来电: total("累计来电"),
          今日口罩登记户数: today("今日口罩登记户数"),
          今日发放口罩只数: today("今日发放口罩只数"),
          累计发放口罩只数: total("累计发放口罩只数"),
          今日发放通行证: today("今日发放通行证"),
          今日挂失通行证: today("今日挂失通行证"),
          有效通行证: total("有效通行证"),
          今日值班人次: today("今日值班人次"),
          // Tenths of an hour, half up, on whole minutes: a tenth is six of them.
          今日值班小时: Math.round((minutes.get(day) ?? 0) / 6) / 10,
          今日消毒次数: today("今日消毒次数"),
          今日卡点检查: today("今日卡点检查"),
          今日发现问题: today("今日发现问题"),
          今日整改完成: today("今日整改完成"),
          未整改问题: total("未整改问题"),
          物资库存: stockOn(items, moves, day),
          隔离分布: map,
        }
      })
    },
  }
}

function quarantineMap(stays: readonly Stay[], day: PlainDate): Record<string, number> {
  const map: Record<string, number> = {}
  for (const stay of stays) {
    if (stay.opened <= day && (stay.end === null || day < stay.end))
      map[stay.door] = (map[stay.door] ?? 0) + 1
  }
  return map
}

function stockOn(
  items: readonly string[],
  moves: readonly { item: string; day: PlainDate; by: number }[],
  day: PlainDate,
): Record<string, number> {
  const stock = Object.fromEntries(items.map((item) => [item, 0]))
  for (const move of moves) if (move.day <= day) stock[move.item] = (stock[move.item] ?? 0) + move.by
  return stock
}
