import { addDays, type PlainDate } from "../kit/dates.ts"
import type { Random } from "../kit/random.ts"
import { formatDoor } from "../place/door.ts"
import { drawOwnerHousehold, drawTenantHousehold, type Member } from "./household.ts"
import type { Identities } from "./identity.ts"
import type { Journal } from "./journal.ts"
import { drawGivenName, drawSurname, foreignNames, type Sex } from "./names.ts"

const LANE = "288"
const FLOORS = 6
const PER_FLOOR = 2

export type Person = {
  readonly name: string
  readonly sex: Sex
  readonly birth: PlainDate
  /** Full years on the first day. */
  readonly age: number
  /** ID number or passport; empty for a child that has none yet. */
  readonly document: string
  /** Empty for children and some of the very old. */
  readonly phone: string
  readonly home: Home
  readonly relation: string
  readonly stay: "业主" | "家属" | "租客"
  readonly care: string
}

export type Home = {
  readonly door: string
  /** The home's place in the walk from the first door to the last. */
  readonly place: number
  readonly kind: "自住" | "出租" | "空置"
  /** Who owns a let home. */
  readonly landlord: string
  readonly people: readonly Person[]
}

export type Estate = { readonly homes: readonly Home[]; readonly people: readonly Person[] }

/** Lays out the stairwells, fills the homes and writes the three books of the register. */
export function buildEstate(
  homes: number,
  firstDay: PlainDate,
  tools: { random: Random; identities: Identities; journal: Journal },
): Estate {
  const { random, identities, journal } = tools
  const foreigners = [...foreignNames]
  const built: Home[] = []
  for (const stairwell of layOut(homes)) {
    journal.enrol("楼栋", [LANE, stairwell.number, String(stairwell.floors), String(PER_FLOOR)])
    for (const room of stairwell.rooms) {
      const door = formatDoor({ lane: LANE, number: stairwell.number, room })
      const kind = random.weighted([
        ["自住", 68.5],
        ["出租", 22],
        ["空置", 9.5],
      ] as const)
      const members = kind === "自住" ? drawOwnerHousehold(random) : drawTenantHousehold(random)
      const people: Person[] = []
      const landlord = kind === "出租" ? fullName(random, random.chance(0.5) ? "男" : "女", 1965) : ""
      const home: Home = { door, place: built.length, kind, landlord, people }
      if (kind !== "空置") people.push(...moveIn(home, members, firstDay, random, identities))
      const guest = foreigners[0]
      if (kind === "出租" && people.length === 1 && guest !== undefined) {
        foreigners.shift()
        people.splice(0, 1, foreigner(people[0] as Person, guest, identities))
      }
      built.push(home)
      enrol(home, journal)
    }
  }
  return { homes: built, people: built.flatMap((home) => home.people) }
}

/** Stairwells of six floors and a last one with the floors that are left. */
function layOut(homes: number): { number: string; floors: number; rooms: string[] }[] {
  const whole = FLOORS * PER_FLOOR
  return Array.from({ length: Math.ceil(homes / whole) }, (_, place) => {
    const floors = Math.min(FLOORS, (homes - place * whole) / PER_FLOOR)
    const rooms = Array.from({ length: floors * PER_FLOOR }, (_, room) => {
      return `${Math.floor(room / PER_FLOOR) + 1}0${(room % PER_FLOOR) + 1}`
    })
    return { number: String(place + 1), floors, rooms }
  })
}

function moveIn(
  home: Home,
  members: readonly Member[],
  firstDay: PlainDate,
  random: Random,
  identities: Identities,
): Person[] {
  const people: Person[] = []
  const surnames = new Map<Member, string>()
  const father = members.find((member) => member.sex === "男" && member.relation !== "父母")
  for (const member of members) {
    const kin = member.family === "head" ? members[0] : member.family === "father" ? father : undefined
    const surname = (kin && surnames.get(kin)) ?? drawSurname(random)
    surnames.set(member, surname)
    const birth = addDays(firstDay, -Math.floor(member.age * 365.25) - random.whole(1, 364))
    const year = Number(birth.slice(0, 4))
    let name = surname + drawGivenName(random, member.sex, year)
    while (people.some((person) => person.name === name)) {
      name = surname + drawGivenName(random, member.sex, year)
    }
    const paperless = member.age === 0 && random.chance(0.7)
    const head = member.relation === "户主"
    const reachable = head || (member.age >= 12 && (member.age < 85 || random.chance(0.5)))
    people.push({
      name,
      sex: member.sex,
      birth,
      age: member.age,
      document: paperless ? "" : identities.idNumber(birth, member.sex),
      phone: reachable ? identities.phone() : "",
      home,
      relation: member.relation,
      stay: home.kind === "出租" ? "租客" : head ? "业主" : "家属",
      care: careOf(member, members.length, random),
    })
  }
  return people
}

function careOf(member: Member, size: number, random: Random): string {
  if (size === 1 && member.age >= 70) return "独居老人"
  if (member.age >= 85) return "高龄"
  if (random.chance(0.006)) return "残疾"
  if (member.sex === "女" && member.age >= 24 && member.age <= 38 && random.chance(0.01)) return "孕产妇"
  return ""
}

function foreigner(
  person: Person,
  guest: { readonly name: string; readonly sex: Sex },
  identities: Identities,
): Person {
  return { ...person, name: guest.name, sex: guest.sex, document: identities.passport(), care: "" }
}

function enrol(home: Home, journal: Journal): void {
  const [head] = home.people
  journal.enrol("住户", [
    home.door,
    home.kind,
    head?.name ?? "",
    head?.phone ?? "",
    String(home.people.length),
  ])
  for (const person of home.people) {
    const { name, sex, document, phone, relation, stay, care } = person
    journal.enrol("人员", [name, sex, document, phone, home.door, relation, stay, care])
  }
}

/** A name for someone born about `year`. */
export function fullName(random: Random, sex: Sex, year: number): string {
  return drawSurname(random) + drawGivenName(random, sex, year)
}
