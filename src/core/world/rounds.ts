import { dayOfText, momentText, workingMinutes } from "./moment.ts"
import { gates, type Setting } from "./setting.ts"

const zones = ["楼道", "垃圾房", "出入口与信报箱", "健身点"]
const problems = [
  "体温枪电量不足",
  "人员脱岗",
  "口罩佩戴不规范",
  "登记本未填完整",
  "消毒水用完",
  "夜间照明不足",
]

/** Disinfection twice a day in every zone, and the secretary's round of the checkpoints each morning. */
export function walkRounds(setting: Setting): void {
  disinfect(setting)
  inspectCheckpoints(setting)
}

function disinfect(setting: Setting): void {
  const random = setting.stream("disinfection")
  const { days, staff, journal, tally } = setting
  const workers = [...staff.cleaners, ...staff.cleaners, staff.manager]
  for (const day of days) {
    for (const start of [8 * 60 + 30, 15 * 60]) {
      for (const [place, zone] of random.shuffle(zones).entries()) {
        if (random.chance(0.025)) continue
        const moment = momentText(day, start + place * 25 + random.whole(0, 15))
        const strength = zone === "垃圾房" ? "1000mg/L" : "500mg/L"
        journal.write("消毒记录", moment, [moment, zone, "84消毒液", strength, random.pick(workers)])
        tally.count("今日消毒次数", day)
      }
    }
  }
}

function inspectCheckpoints(setting: Setting): void {
  const random = setting.stream("checkpoints")
  const { days, staff, journal, tally } = setting
  for (const day of days) {
    for (const gate of random.shuffle(gates)) {
      if (random.chance(0.1)) continue
      const minute = random.whole(8 * 60, 10 * 60)
      const moment = momentText(day, minute)
      const inspector = random.chance(0.85) ? staff.secretary : staff.owners
      const found = random.chance(0.14)
      const lasts = random.weighted([
        [random.whole(20, 300), 50],
        [random.whole(600, 4000), 42],
        [null, 8],
      ])
      const mended =
        found && lasts !== null
          ? momentText(day, workingMinutes(minute + lasts, random.whole(430, 600)))
          : null
      const problem = found ? random.pick(problems) : ""
      journal.write(
        "卡点检查",
        moment,
        [moment, gate, inspector, found ? "有问题" : "正常", problem, ""],
        mended === null ? [] : [{ column: "整改完成", on: dayOfText(mended), value: mended }],
      )
      tally.count("今日卡点检查", day)
      if (found) tally.count("今日发现问题", day)
      if (mended !== null) tally.count("今日整改完成", dayOfText(mended))
    }
  }
}
