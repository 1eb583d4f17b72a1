import type { Random } from "../kit/random.ts"
import { dayOfText, momentText, workingMinutes } from "./moment.ts"
import type { Setting } from "./setting.ts"

const hours = [6, 10, 10, 8, 5, 5, 6, 6, 6, 7, 9, 11, 9, 5]

type Subject = {
  readonly kind: string
  /** How often, by the day of the campaign. */
  readonly weight: (index: number) => number
  readonly says: readonly string[]
}

const subjects: readonly Subject[] = [
  {
    kind: "咨询",
    weight: () => 27,
    says: [
      "几号门可以进出",
      "外地回来要办什么手续",
      "复工证明怎么开",
      "快递放在哪里",
      "小区几点封门",
      "能不能下楼遛狗",
    ],
  },
  {
    kind: "求助",
    weight: () => 15,
    says: ["老人独自在家，请上门看看", "孩子发烧怎么办", "买不到菜", "钥匙忘在家里"],
  },
  {
    kind: "返沪报备",
    weight: (index) => (index > 3 && index < 25 ? 20 : 8),
    says: ["明天到上海，先报备", "家人返沪", "室友从老家回来"],
  },
  {
    kind: "口罩",
    weight: (index) => (index < 11 ? 12 : 4),
    says: ["哪里买得到口罩", "口罩怎么预约"],
  },
  {
    kind: "口罩",
    weight: (index) => (index < 11 ? 0 : 14),
    says: ["预约结果查询", "没有中签，下轮什么时候", "口罩到哪家药店领"],
  },
  {
    kind: "通行证",
    weight: (index) => (index < 14 ? 0 : index < 24 ? 24 : 4),
    says: ["通行证怎么领", "租客能不能办通行证"],
  },
  {
    kind: "通行证",
    weight: (index) => (index < 19 ? 0 : 6),
    says: ["通行证遗失补办", "家里多一个人，能再办一张吗"],
  },
  {
    kind: "投诉",
    weight: () => 11,
    says: ["楼上隔离户开门倒垃圾", "门岗不让送货进来", "有人不戴口罩", "装修噪音", "楼道没有消毒"],
  },
]

/** Fewer calls at the New Year, up to 300 a day in the great wave, a lasting murmur after it. */
export function answerCalls(setting: Setting): void {
  const random = setting.stream("calls")
  const { days, scale, estate, staff, journal, tally } = setting
  const callers = estate.people.filter((person) => person.phone && person.age >= 18)
  for (const [index, day] of days.entries()) {
    const swell = Math.exp(-(((index - 14) / 8.5) ** 2))
    const mean = Math.min(300, 100 + 188 * swell + random.whole(-38, 38)) * scale
    for (let turn = Math.round(mean); turn > 0; turn--) {
      const person = random.pick(callers)
      const subject = random.weighted(subjects.map((one) => [one, one.weight(index)] as const))
      const hour = random.weighted(hours.map((weight, place) => [place + 8, weight] as const))
      const minute = hour * 60 + random.whole(0, 59)
      const moment = momentText(day, minute)
      const settled = drawSettled(random, minute)
      const on = settled === null ? null : dayOfText(momentText(day, settled))
      const fills = on === null || on === day ? [] : [{ column: "状态", on, value: "办结" }]
      const says = random.pick(subject.says)
      const clerk = random.pick(staff.committee)
      const status = on === day ? "办结" : "待办"
      journal.write(
        "来电记录",
        moment,
        [moment, person.phone, person.home.door, subject.kind, says, clerk, status],
        fills,
      )
      tally.count("今日来电", day)
    }
  }
}

/** Minutes since midnight of the call's day at which it is settled; null when it is forgotten. */
function drawSettled(random: Random, minute: number): number | null {
  const after = random.weighted([
    [5, 62],
    [random.whole(30, 300), 18],
    [random.whole(300, 1500), 11],
    [random.whole(1500, 5000), 5],
    [null, 4],
  ])
  if (after === null) return null
  return after < 30 ? minute : workingMinutes(minute + after, random.whole(480, 640))
}
