import { addDays } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import type { Fill } from "./journal.ts"
import { momentText } from "./moment.ts"
import type { Setting } from "./setting.ts"

/** The rounds open on these days of the campaign; the first on 2 February. */
const rounds = [9, 15, 21, 28, 36]
const PER_HOME = 5

/** Mask bookings: one per home and round, drawn the evening after, collected in the days that follow. */
export function bookMasks(setting: Setting): void {
  const random = setting.stream("masks")
  const { estate, days, journal, tally } = setting
  const [firstDay] = days
  const lived = estate.homes.filter((home) => home.people.length > 0)
  for (const [place, index] of rounds.entries()) {
    if (firstDay === undefined || index >= days.length) continue
    const opened = addDays(firstDay, index)
    const drawn = addDays(opened, 1)
    const share = 0.6 + 0.04 * random.fraction()
    for (const home of lived) {
      if (!random.chance(share)) continue
      const adults = home.people.filter((person) => person.age >= 18)
      const booker = random.pick(adults.length > 0 ? adults : home.people)
      const moment = momentText(random.chance(0.93) ? opened : drawn, drawMinute(random))
      const fills: Fill[] = []
      const wins = random.chance(0.805)
      fills.push(
        { column: "结果", on: drawn, value: wins ? "中签" : "未中签" },
        { column: "数量", on: drawn, value: wins ? String(PER_HOME) : "0" },
      )
      if (wins && random.chance(0.965)) {
        const collected = addDays(drawn, random.whole(1, 4))
        fills.push({ column: "领取日期", on: collected, value: collected })
        tally.count("今日发放口罩只数", collected, PER_HOME)
      }
      const means = random.weighted([
        ["线上", booker.age > 65 ? 10 : 45],
        ["电话", 30],
        ["现场", 25],
      ])
      journal.write(
        "口罩预约",
        moment,
        [String(place + 1), moment, home.door, booker.name, means, "", "", ""],
        fills,
      )
      tally.count("今日口罩登记户数", moment.startsWith(opened) ? opened : drawn)
    }
  }
}

/** From nine in the morning, a burst first; never after the draw of the second day at six. */
function drawMinute(random: Random): number {
  return 9 * 60 + Math.floor(random.fraction() ** 2.2 * 9 * 60)
}
