import { addDays, type PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import { activeHomes, type WorldCase } from "./quarantine.ts"
import type { Setting } from "./setting.ts"

type Slot = "上午" | "下午"

const FEVER_TENTHS = 373

/**
 * Two temperatures a day of everyone in quarantine; some are missed, a few are fevers, and a transfer
 * begins with one.
 */
export function takeTemperatures(setting: Setting, cases: readonly WorldCase[]): void {
  const random = setting.stream("temperatures")
  for (const day of setting.days) {
    for (const slot of ["上午", "下午"] as const) {
      for (const one of [...activeHomes(cases, day).values()].flat()) {
        // The day before a transfer ends with a fever.
        const sick = one.reason === "转送就诊" && one.end === addDays(day, 1) && slot === "下午"
        if (sick || random.chance(0.974)) {
          report(setting, random, one, day, slot, sick ? random.whole(376, 385) : drawTenths(random))
        }
      }
      if (slot === "下午") continue
      for (const one of cases) {
        if (one.end !== day || one.reason !== "转送就诊") continue
        report(setting, random, one, day, slot, random.whole(379, 392))
      }
    }
  }
}

/** Body temperature in tenths of a degree: about 36.5, now and then a little fever. */
function drawTenths(random: Random): number {
  if (random.chance(0.003)) return random.whole(373, 378)
  return 361 + random.whole(0, 5) + random.whole(0, 4)
}

function report(
  setting: Setting,
  random: Random,
  one: WorldCase,
  day: PlainDate,
  slot: Slot,
  tenths: number,
): void {
  const { tally, journal, staff } = setting
  const fever = tenths >= FEVER_TENTHS
  const means = random.weighted([
    ["微信", one.wechat ? 62 : 0],
    ["电话", one.wechat ? 18 : 60],
    ["上门", fever ? 60 : 20],
  ])
  const symptoms = fever
    ? random.pick(["发热", "发热;咳嗽", "发热;乏力"])
    : random.chance(0.004)
      ? "咽痛"
      : "无"
  const { name, document, home } = one.person
  const cells = [day, slot, name, document, home.door, (tenths / 10).toFixed(1), symptoms, means]
  journal.write("健康监测", `${day} ${slot}`, [...cells, random.pick(staff.committee)])
  tally.count("今日已报体温次数", day)
  if (fever) tally.count("今日体温异常人次", day)
}
