import type { Random } from "../kit/random.ts"
import type { Person } from "./estate.ts"
import { momentText } from "./moment.ts"
import type { Setting } from "./setting.ts"
import { drawOrigin, type Trip } from "./trips.ts"

const SCREENED = 211

/** Screens the tenants, most in the first three weeks; some are met twice through another channel. */
export function screenTenants(setting: Setting, trips: readonly Trip[]): void {
  const random = setting.stream("tenants")
  const { days, estate, scale, tally } = setting
  const origins = new Map(
    trips.flatMap((trip) => trip.travellers.map((person) => [person, trip.from] as const)),
  )
  const tenants = estate.people.filter(
    (person) => person.stay === "租客" && person.age >= 18 && person.document,
  )
  const homes = random.shuffle([...new Set(tenants.map((person) => person.home))])
  const queue = homes.flatMap((home) => tenants.filter((person) => person.home === home))
  const screened = queue.slice(0, Math.round(SCREENED * scale))
  const pace = days.map((_, index) => (index < 21 ? 10 - index * 0.12 : 1) + random.fraction() * 3)
  const whole = pace.slice(0, 42).reduce((sum, share) => sum + share, 0) * Math.max(1, 42 / days.length)
  const share = screened.length / whole
  let owed = 0
  for (const [index, day] of days.entries()) {
    owed += (pace[index] ?? 0) * share
    while (owed >= 1) {
      const person = screened.shift()
      owed--
      if (person === undefined) break
      const channel = random.weighted([
        ["上门", 45],
        ["门岗", 20],
        ["电话", 18],
        ["名单下发", 17],
      ])
      const stayed = origins.get(person) ?? (random.chance(0.55) ? "一直在沪" : drawOrigin(random))
      const minute = random.whole(9 * 60, 20 * 60)
      screen(setting, random, person, momentText(day, minute), channel, stayed)
      tally.count("今日排查租客人数", day)
      if (!random.chance(0.155)) continue
      const again = channel === "上门" ? "名单下发" : "上门"
      screen(setting, random, person, momentText(day, minute + random.whole(1, 3) * 1440 + 5), again, stayed)
    }
  }
}

function screen(
  setting: Setting,
  random: Random,
  person: Person,
  moment: string,
  channel: string,
  stayed: string,
): void {
  const { name, document, phone, home } = person
  const clerk = random.pick(setting.staff.committee)
  setting.journal.write("租客排查", moment, [
    moment,
    channel,
    name,
    document,
    phone,
    home.door,
    home.landlord,
    stayed,
    clerk,
  ])
}
