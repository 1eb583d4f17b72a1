import { addDays, daysBetween, laterOf, type PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import type { Person } from "./estate.ts"
import { momentText } from "./moment.ts"
import type { Setting } from "./setting.ts"
import { isKeyArea, type Trip } from "./trips.ts"

type Channel = "门岗" | "电话" | "上门" | "自主申报" | "名单下发"

type Registration = {
  readonly day: PlainDate
  readonly channel: Channel
  readonly arrival: PlainDate
  readonly disposition: string
}

/** Someone sent into quarantine at home, and the day of the registration that did so. */
export type Returnee = {
  readonly person: Person
  readonly arrival: PlainDate
  readonly registered: PlainDate
}

/**
 * Writes every registration of every traveller, most of them through several channels, and returns those
 * whose
 * quarantine at home follows from them.
 */
export function registerReturnees(setting: Setting, trips: readonly Trip[]): Returnee[] {
  const random = setting.stream("returnees")
  const returnees: Returnee[] = []
  for (const trip of trips) {
    // A family stands at the gate together, or is called once.
    const [lag, channel] = drawFirst(random)
    const central = trip.from.startsWith("湖北") ? random.chance(0.14) : random.chance(0.008)
    const minute = random.whole(7 * 60, 21 * 60)
    for (const [place, person] of trip.travellers.entries()) {
      const registrations = drawRegistrations(trip, person, { lag, channel, central }, setting, random)
      let last = ""
      for (const [turn, registration] of registrations.entries()) {
        const at = turn === 0 ? minute + place : random.whole(8 * 60, 21 * 60)
        let moment = momentText(registration.day, at)
        if (moment <= last) moment = momentText(registration.day, 21 * 60 + 10 + turn)
        last = moment
        write(moment, registration, person, trip, setting, random)
      }
      const [first] = registrations
      if (first) setting.tally.count("今日排查返沪人数", first.day)
      const home = registrations.find((one) => one.disposition === "居家隔离")
      if (home) returnees.push({ person, arrival: home.arrival, registered: home.day })
    }
  }
  return returnees
}

/**
 * Days between arrival and first registration (before the arrival when people report ahead), and its
 * channel.
 */
function drawFirst(random: Random): [lag: number, channel: Channel] {
  const lag = random.weighted([
    [-1, 2],
    [-2, 1],
    [0, 70],
    [1, 16],
    [2, 7],
    [3, 3],
    [4, 1],
  ])
  if (lag < 0) return [lag, "自主申报"]
  const channel = random.weighted<Channel>([
    ["门岗", lag === 0 ? 42 : 3],
    ["电话", 18],
    ["上门", 17],
    ["自主申报", 18],
    ["名单下发", lag === 0 ? 6 : 24],
  ])
  return [lag, channel]
}

/** The registrations of one person in the order of time. */
function drawRegistrations(
  trip: Trip,
  person: Person,
  drawn: { readonly lag: number; readonly channel: Channel; readonly central: boolean },
  setting: Setting,
  random: Random,
): Registration[] {
  const { arrival } = trip
  const firstDay = setting.days[0] ?? arrival
  const day = laterOf(addDays(arrival, drawn.lag), firstDay)
  const disposition = drawn.central ? "集中隔离" : "居家隔离"
  const registrations: Registration[] = [{ day, channel: drawn.channel, arrival, disposition }]
  // Nothing but the document tells two registrations of one person apart from those of two.
  if (person.document === "") return registrations
  const others = random.shuffle((["门岗", "电话", "上门", "自主申报", "名单下发"] as const).slice())
  const again = random.weighted([
    [0, 39],
    [1, 43],
    [2, 18],
  ])
  for (const channel of others.filter((one) => one !== drawn.channel).slice(0, again)) {
    const said = random.chance(0.015) ? addDays(arrival, -1) : arrival
    const later = random.weighted([
      [0, 55],
      [1, 22],
      [2, 23],
    ])
    registrations.push({ day: addDays(day, later), channel, arrival: said, disposition })
  }
  const [latest] = registrations
    .map((one) => one.day)
    .sort()
    .reverse()
  const end = latest ?? day
  if (drawn.central && random.chance(0.35)) {
    const home = addDays(end, random.whole(2, 5))
    registrations.push({ day: home, channel: "上门", arrival, disposition: "居家隔离" })
  } else if (random.chance(0.055)) {
    // The list from above that names people long known.
    registrations.push({ day: addDays(end, random.whole(9, 24)), channel: "名单下发", arrival, disposition })
  } else if (daysBetween(firstDay, arrival) < 18 && random.chance(0.02)) {
    // Back from a second journey, when their area asked for nothing more.
    const second = addDays(end, random.whole(17, 22))
    registrations.push({ day: second, channel: "门岗", arrival: second, disposition: "自我健康监测" })
  }
  return registrations.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function write(
  moment: string,
  registration: Registration,
  person: Person,
  trip: Trip,
  setting: Setting,
  random: Random,
): void {
  const key = isKeyArea(trip.from, registration.day, setting.days[0] ?? registration.day)
  setting.journal.write("返沪人员登记", moment, [
    moment,
    registration.channel,
    person.name,
    person.document,
    person.phone,
    person.home.door,
    trip.from,
    key ? "是" : "否",
    registration.arrival,
    trip.transport,
    trip.vehicle,
    registration.disposition,
    random.pick(setting.staff.committee),
  ])
}
