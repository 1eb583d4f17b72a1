import type { PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import type { Home } from "./estate.ts"
import { dayOfText, momentText, workingMinutes } from "./moment.ts"
import { activeHomes, type WorldCase } from "./quarantine.ts"
import type { Setting } from "./setting.ts"

/** What people behind a closed door ask for; elders living alone ask for the first three. */
const wishes: readonly {
  readonly kind: string
  readonly weight: number
  readonly asks: readonly string[]
}[] = [
  { kind: "买菜", weight: 30, asks: ["代买青菜、鸡蛋和牛奶", "代买米和食用油", "团购蔬菜包一份，送到门口"] },
  {
    kind: "买药",
    weight: 18,
    asks: ["代配降压药", "代配二甲双胍", "买感冒药和体温计", "到社区卫生站代取药"],
  },
  { kind: "维修", weight: 9, asks: ["厨房下水道堵塞", "马桶漏水", "跳闸，请电工看一下"] },
  { kind: "收快递", weight: 24, asks: ["取快递两件，放门口", "代收大件快递", "取外卖并送上门"] },
  { kind: "婴儿用品", weight: 8, asks: ["代买尿不湿 L 码", "代买奶粉两罐"] },
  { kind: "宠物", weight: 6, asks: ["代买猫粮", "代为遛狗"] },
  { kind: "其他", weight: 5, asks: ["代缴水电费", "想借几本书", "孩子网课需要打印讲义"] },
]

/**
 * The three-person team's visits, needs, and the rubbish round, at homes in quarantine and with elders
 * living alone.
 */
export function careForHomes(setting: Setting, cases: readonly WorldCase[]): void {
  const streams = {
    visits: setting.stream("visits"),
    needs: setting.stream("needs"),
    waste: setting.stream("waste"),
  }
  const alone = setting.estate.people
    .filter((person) => person.care === "独居老人")
    .map((person) => person.home)
  for (const day of setting.days) {
    const homes = activeHomes(cases, day)
    visitHomes(setting, streams.visits, day, homes)
    for (const home of homes.keys()) {
      if (streams.needs.chance(0.28)) ask(setting, streams.needs, day, home, wishes)
    }
    for (const home of alone) {
      if (streams.needs.chance(0.035)) ask(setting, streams.needs, day, home, wishes.slice(0, 3))
    }
    collectRubbish(setting, streams.waste, day, homes)
  }
}

function visitHomes(
  setting: Setting,
  random: Random,
  day: PlainDate,
  homes: ReadonlyMap<Home, readonly WorldCase[]>,
): void {
  const { staff, journal, tally } = setting
  const [doctor, officer] = [random.pick(staff.doctors), random.pick(staff.police)]
  for (const [home, cases] of homes) {
    const fresh = cases.every((one) => one.opened === day)
    if (!fresh && !random.chance(0.3)) continue
    const minute = fresh ? random.whole(9 * 60, 20 * 60) : random.whole(8 * 60 + 30, 17 * 60 + 30)
    const found = fresh
      ? "送达告知书，已签承诺书"
      : random.weighted([
          ["测温正常", 40],
          ["状态良好", 30],
          ["送菜上门", 14],
          ["情绪安抚", 10],
          ["敲门无人应答，电话联系在家", 3],
        ])
    const moment = momentText(day, minute)
    journal.write("三人小组上门", moment, [
      moment,
      home.door,
      random.chance(0.85) ? doctor : random.pick(staff.doctors),
      random.chance(0.85) ? officer : random.pick(staff.police),
      random.pick(staff.committee),
      found,
    ])
    tally.count("今日上门户次", day)
  }
}

function ask(setting: Setting, random: Random, day: PlainDate, home: Home, among: typeof wishes): void {
  const { staff, journal, tally } = setting
  const wish = random.weighted(among.map((one) => [one, one.weight] as const))
  const minute = random.whole(8 * 60, 20 * 60 + 30)
  const moment = momentText(day, minute)
  const lasts = random.weighted([
    [random.whole(25, 150), 45],
    [random.whole(150, 480), 30],
    [random.whole(480, 1800), 19],
    [random.whole(1800, 6000), 4],
    [null, 3],
  ])
  const done = lasts === null ? null : momentText(day, workingMinutes(minute + lasts, random.whole(440, 640)))
  const helper = random.chance(0.3) ? "志愿者" : random.pick(staff.committee)
  const fills = done === null ? [] : [{ column: "办结时间", on: dayOfText(done), value: done }]
  journal.write("生活需求", moment, [moment, home.door, wish.kind, random.pick(wish.asks), helper, ""], fills)
  tally.count("今日新增需求", day)
  if (done !== null) tally.count("今日办结需求", dayOfText(done))
}

/** Door by door in walking order, one half before noon and one after. */
function collectRubbish(
  setting: Setting,
  random: Random,
  day: PlainDate,
  homes: ReadonlyMap<Home, readonly WorldCase[]>,
): void {
  const { staff, journal, tally } = setting
  const rounds = [
    { start: 9 * 60 + random.whole(0, 30), cleaner: random.pick(staff.cleaners) },
    { start: 13 * 60 + random.whole(30, 59), cleaner: random.pick(staff.cleaners) },
  ]
  const doors = [...homes].filter(() => random.chance(0.965))
  for (const [place, [home, cases]] of doors.entries()) {
    const late = place >= doors.length / 2
    const round = rounds[late ? 1 : 0]
    if (round === undefined) continue
    const steps = late ? place - Math.ceil(doors.length / 2) : place
    const moment = momentText(day, round.start + Math.floor(steps * 1.6) + random.whole(0, 1))
    const bags = Math.min(4, 1 + random.whole(0, Math.min(2, cases.length)))
    journal.write("隔离户垃圾收运", moment, [moment, home.door, String(bags), round.cleaner])
    tally.count("今日垃圾收运户次", day)
  }
}
