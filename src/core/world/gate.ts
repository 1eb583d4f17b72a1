import type { PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import type { Roster } from "./duty.ts"
import { fullName, type Home, type Person } from "./estate.ts"
import { momentText } from "./moment.ts"
import { FIRST_PASS, type WorldPass } from "./passes.ts"
import type { Presence } from "./presence.ts"
import { gates, type Setting } from "./setting.ts"
import type { Trip } from "./trips.ts"

/**
 * How busy each hour from 6:00 to 21:59 is: out to work and market, noon, home and parcels in the evening.
 */
const hours = [4, 8, 9, 7, 6, 7, 6, 5, 5, 5, 6, 9, 10, 7, 4, 2]
const FEVER_TENTHS = 373

type Passage = {
  readonly direction: "进" | "出"
  readonly kind: "居民" | "租客" | "访客" | "外卖快递" | "返沪"
  readonly name: string
  readonly phone: string
  readonly home: Home
  readonly pass: string
  readonly reason: string
  readonly refused: boolean
}

/**
 * The gate books of a campaign: residents in and out, couriers and visitors turned away, returnees let in.
 */
export function keepGates(
  setting: Setting,
  circumstances: {
    readonly trips: readonly Trip[]
    readonly passes: readonly WorldPass[]
    readonly presence: Presence
    readonly roster: Roster
  },
): void {
  const { trips, passes, presence, roster } = circumstances
  const { days, scale, estate } = setting
  const random = setting.stream("gate")
  const couriers = Array.from({ length: Math.round(45 * scale) }, () => {
    return {
      name: fullName(random, random.chance(0.85) ? "男" : "女", 1992),
      phone: setting.identities.phone(),
    }
  })
  const lived = estate.homes.filter((home) => home.people.length > 0)
  const walkers = estate.people.filter((person) => person.age >= 12 && person.age <= 86)
  for (const [index, day] of days.entries()) {
    const write = (passage: Passage, minute: number) => record(setting, random, roster, day, minute, passage)
    const free = walkers.filter((person) => presence.isFree(person, day))
    const valid = passes.filter((pass) => {
      const usable = pass.issued < day && (pass.lost === null || day < pass.lost)
      return usable && presence.isFree(pass.holder, day)
    })
    const busy = (index < FIRST_PASS ? 158 : 278) * scale * (0.88 + 0.24 * random.fraction())
    const resident = (direction: "进" | "出") => {
      write(drawResident(random, direction, index, free, valid), drawMinute(random))
    }
    for (let turn = random.about(busy); turn > 0; turn--) resident("进")
    for (let turn = random.about(busy * 0.58); turn > 0; turn--) resident("出")
    for (
      let turn = random.about((index < 7 ? 30 : 44) * scale * (0.7 + 0.6 * random.fraction()));
      turn > 0;
      turn--
    ) {
      write({ ...random.pick(couriers), ...parcel, home: random.pick(lived) }, drawMinute(random))
    }
    for (let turn = random.about(9.5 * scale); turn > 0; turn--)
      write(drawVisitor(setting, random, lived), drawMinute(random))
    for (const trip of trips) {
      if (trip.arrival !== day) continue
      const minute = random.whole(7 * 60, 21 * 60 + 40)
      for (const [place, person] of trip.travellers.entries())
        write(returning(person), minute + Math.floor(place / 2))
    }
  }
}

const parcel = {
  direction: "进",
  kind: "外卖快递",
  pass: "",
  reason: "快件放置货架，不入内",
  refused: true,
} as const

function returning(person: Person): Passage {
  const { name, phone, home } = person
  return {
    direction: "进",
    kind: "返沪",
    name,
    phone,
    home,
    pass: "",
    reason: "返沪登记，已告知居委",
    refused: false,
  }
}

function drawVisitor(setting: Setting, random: Random, lived: readonly Home[]): Passage {
  const [reason, refused] = random.weighted([
    [["封闭管理，谢绝访客", true] as const, 66],
    [["探望老人", false] as const, 14],
    [["维修上门", false] as const, 13],
    [["护工上门", false] as const, 7],
  ])
  const name = fullName(random, random.chance(0.5) ? "男" : "女", 1980)
  const phone = setting.identities.phone()
  return { direction: "进", kind: "访客", name, phone, home: random.pick(lived), pass: "", reason, refused }
}

function drawResident(
  random: Random,
  direction: "进" | "出",
  index: number,
  free: readonly Person[],
  valid: readonly WorldPass[],
): Passage {
  const pass = valid.length > 0 && random.chance(0.93) ? random.pick(valid) : null
  const person = pass?.holder ?? random.pick(free)
  return {
    direction,
    kind: person.stay === "租客" && !pass ? "租客" : "居民",
    name: person.name,
    phone: person.phone,
    home: person.home,
    pass: pass?.number ?? "",
    reason: index > FIRST_PASS && !pass ? "未带通行证，核实身份后放行" : "",
    refused: false,
  }
}

function drawMinute(random: Random): number {
  const hour = random.weighted(hours.map((weight, place) => [place + 6, weight] as const))
  return hour * 60 + random.whole(0, 59)
}

function record(
  setting: Setting,
  random: Random,
  roster: Roster,
  day: PlainDate,
  minute: number,
  passage: Passage,
): void {
  const { direction, kind, name, phone, home, pass, reason, refused } = passage
  const entering = direction === "进"
  const tenths = 359 + random.whole(0, 5) + random.whole(0, 5)
  const fever = entering && random.chance(0.0025)
  const shown = fever ? random.whole(FEVER_TENTHS, 382) : tenths
  // Nobody is refused their own home: a fever is let in or referred, and the doctor called.
  const why = fever && !refused ? "体温偏高，已联系社区医生" : reason
  const gate = random.chance(0.56) ? gates[0] : gates[1]
  const moment = momentText(day, minute)
  setting.journal.write("门岗登记", moment, [
    moment,
    gate,
    direction,
    kind,
    name,
    phone,
    home.door,
    pass,
    entering ? (shown / 10).toFixed(1) : "",
    refused ? "劝返" : "放行",
    why,
    random.pick(roster.guards(day, gate, minute)),
  ])
  const { tally } = setting
  if (entering) tally.count("今日进入登记人次", day)
  if (refused) tally.count("今日劝返人次", day)
  if (fever) tally.count("今日门岗体温异常", day)
}
