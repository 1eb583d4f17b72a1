import { addDays, laterOf, type PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import type { Home, Person } from "./estate.ts"
import type { Fill } from "./journal.ts"
import type { Returnee } from "./returnees.ts"
import type { Setting } from "./setting.ts"

/** Fourteen days from the arrival, by the rule of that spring. */
const QUARANTINE_DAYS = 14

export type WorldCase = {
  readonly person: Person
  readonly home: Home
  readonly opened: PlainDate
  /** The first day it is no longer active; null while nobody has ended it. */
  readonly end: PlainDate | null
  readonly reason: "解除" | "转送就诊"
  readonly wechat: boolean
}

/** Opens and ends every quarantine: most on their day, some late, a few on a longer order or by fever. */
export function keepLedger(setting: Setting, returnees: readonly Returnee[]): WorldCase[] {
  const random = setting.stream("quarantine")
  return returnees.map(({ person, arrival, registered }) => {
    const opened = laterOf(arrival, registered)
    const due = addDays(arrival, QUARANTINE_DAYS)
    const fills: Fill[] = []
    const fever = random.chance(0.018)
    const extension = !fever && random.chance(0.02) ? drawExtension(due, random, setting) : null
    if (extension) fills.push(...extension.fills)
    const end = fever ? addDays(opened, random.whole(2, 7)) : drawRelease(extension?.due ?? due, random)
    const reason = fever ? "转送就诊" : "解除"
    if (end) {
      fills.push({ column: "结束日期", on: end, value: end }, { column: "结束原因", on: end, value: reason })
    }
    const wechat = random.chance(person.age > 75 ? 0.6 : 0.96)
    const { staff, journal, tally } = setting
    const team = [random.pick(staff.doctors), random.pick(staff.police), random.pick(staff.committee)]
    const cells = [person.home.door, person.name, person.document, arrival, opened, due, "", "", ""]
    journal.write("居家隔离台账", opened, [...cells, ...team, wechat ? "是" : "否"], fills)
    tally.quarantine({ door: person.home.door, opened, end, reason })
    return { person, home: person.home, opened, end, reason, wechat }
  })
}

/** A written order of the street office that comes a few days before the end and adds three to six days. */
function drawExtension(due: PlainDate, random: Random, setting: Setting): { due: PlainDate; fills: Fill[] } {
  const on = addDays(due, -random.whole(1, 4))
  const days = random.whole(3, 6)
  const number = 3 + setting.days.filter((day) => day < on).length
  const longer = addDays(due, days)
  const order = `街道通知〔${on.slice(0, 4)}〕${number}号 延长${days}天`
  return {
    due: longer,
    fills: [
      { column: "应解除日期", on, value: longer },
      { column: "延长依据", on, value: order },
    ],
  }
}

/** On the day it is due, one to three days late, nearly a week late, or forgotten. */
function drawRelease(due: PlainDate, random: Random): PlainDate | null {
  const late = random.weighted([
    [0, 93],
    [1, 2.5],
    [2, 1.5],
    [3, 1],
    [random.whole(4, 6), 1],
    [null, 1],
  ])
  return late === null ? null : addDays(due, late)
}

export function isActive(one: WorldCase, day: PlainDate): boolean {
  return one.opened <= day && (one.end === null || day < one.end)
}

/** The homes in quarantine on a day and their cases, in walking order. */
export function activeHomes(cases: readonly WorldCase[], day: PlainDate): Map<Home, WorldCase[]> {
  const homes = new Map<Home, WorldCase[]>()
  const active = cases.filter((one) => isActive(one, day)).sort((a, b) => a.home.place - b.home.place)
  for (const one of active) homes.set(one.home, [...(homes.get(one.home) ?? []), one])
  return homes
}
