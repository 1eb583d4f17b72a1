import type { PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import { momentText } from "./moment.ts"
import { gates, type Setting } from "./setting.ts"

type Item = {
  readonly name: string
  readonly unit: string
  readonly least: number
  readonly most: number
  /** Whether the street office sends it; everything is given by residents. */
  readonly official: boolean
}

const items: readonly Item[] = [
  { name: "口罩", unit: "只", least: 10, most: 100, official: true },
  { name: "一次性手套", unit: "双", least: 10, most: 60, official: true },
  { name: "消毒水", unit: "瓶", least: 5, most: 40, official: true },
  { name: "体温计", unit: "支", least: 2, most: 20, official: true },
  { name: "护目镜", unit: "副", least: 2, most: 12, official: false },
  { name: "暖宝宝", unit: "片", least: 10, most: 60, official: false },
  { name: "点心", unit: "份", least: 5, most: 60, official: false },
  { name: "水果", unit: "箱", least: 1, most: 12, official: false },
  { name: "热饮", unit: "份", least: 6, most: 40, official: false },
  { name: "方便面", unit: "箱", least: 1, most: 10, official: false },
]
const shops = ["沿街水果店", "巷口面包房", "转角咖啡店", "早安豆浆店"]

/** Gifts and deliveries in, use at the gates and by homes out; nothing goes out that is not there. */
export function keepSupplies(setting: Setting): void {
  const random = setting.stream("supplies")
  const stock = new Map<Item, number>()
  const { days, scale, staff, journal, tally, estate } = setting
  const givers = estate.people.filter((person) => person.age >= 25 && person.age < 80)
  for (const [index, day] of days.entries()) {
    if (index < 2) continue
    const moves = random.about(Math.max(2, 6.8 * scale))
    const minutes = Array.from({ length: moves }, () => random.whole(9 * 60, 20 * 60)).sort((a, b) => a - b)
    for (const minute of minutes) {
      const held = items.filter((item) => (stock.get(item) ?? 0) > 0)
      const moment = momentText(day, minute)
      const clerk = random.pick(staff.committee)
      if (held.length === 0 || random.chance(0.44)) {
        const item = random.pick(items)
        const amount = random.whole(item.least, item.most)
        const sent = item.official && random.chance(0.4)
        const donor = sent ? "" : drawDonor(random, givers)
        const source = sent ? "街道下发" : shops.includes(donor) ? "商铺捐赠" : "居民捐赠"
        journal.write("物资台账", moment, [
          moment,
          "入",
          item.name,
          String(amount),
          item.unit,
          source,
          donor,
          clerk,
        ])
        move(item, day, amount)
      } else {
        const item = random.pick(held)
        const amount = Math.min(stock.get(item) ?? 0, random.whole(Math.ceil(item.least / 2), item.most))
        const goes = random.chance(0.8)
          ? random.pick(gates)
          : random.pick(["居家隔离户", "独居老人", "楼组长"])
        journal.write("物资台账", moment, [
          moment,
          "出",
          item.name,
          String(amount),
          item.unit,
          goes,
          "",
          clerk,
        ])
        move(item, day, -amount)
      }
    }
  }

  function move(item: Item, day: PlainDate, by: number): void {
    stock.set(item, (stock.get(item) ?? 0) + by)
    tally.stock(item.name, day, by)
  }
}

function drawDonor(random: Random, givers: readonly { readonly name: string }[]): string {
  if (random.chance(0.41)) return "匿名"
  return random.chance(0.1) ? random.pick(shops) : random.pick(givers).name
}
