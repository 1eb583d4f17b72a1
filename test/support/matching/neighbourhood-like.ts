import { createRandom, type Random } from "../../../src/core/kit/random.ts"
import { checkCharacter } from "../../../src/core/people/id-number.ts"
import type { Room } from "../../../src/core/reconcile/room-table.ts"
import { drawGivenName, drawSurname, type Sex } from "../../../src/core/world/names.ts"
import type { Written } from "./written.ts"

/** One neighbourhood and what is written of it. */
export type NeighbourhoodLike = {
  readonly rooms: readonly Room[]
  readonly register: Written
  readonly survey: Written
  readonly gate: Written
  readonly pushed: Written
}

type Person = {
  readonly key: string
  readonly name: string
  readonly sex: Sex
  readonly birth: string
  readonly id: string
  readonly phone: string
  readonly room: Room
  readonly role: string
}

/** Sounds alike, or looks alike. */
const slips = [
  "丽莉",
  "伟玮",
  "静婧",
  "晨辰",
  "勇永",
  "军君",
  "芳方",
  "燕艳",
  "志智",
  "明鸣",
  "俊骏",
  "红虹",
  "英瑛",
  "建健",
  "国果",
  "华花",
]
const thisYear = 2026

/** `noise`: how careless the writers are, 1 is usual. */
export function neighbourhoodLike(size: { seed: number; homes: number; noise: number }): NeighbourhoodLike {
  const random = createRandom(size.seed, "neighbourhood-like")
  const rooms = roomsOf(size.homes)
  const people = rooms.flatMap((room) => (random.chance(0.04) ? [] : household(random, room)))
  const careless = (chance: number) => random.chance(Math.min(0.9, chance * size.noise))
  const write = (
    prefix: string,
    header: string,
    all: readonly Person[],
    row: (person: Person) => string[],
  ): Written => {
    const personOf = new Map<string, string>()
    const rows = all.map((person, at) => {
      const id = `${prefix}${at}`
      personOf.set(id, person.key)
      return [id, ...row(person)]
    })
    return { header: header.split(" "), rows, personOf }
  }
  const some = (share: number) => people.filter(() => random.chance(share))
  const strangers = (count: number) =>
    Array.from({ length: count }, (_, at) => {
      const [stranger] = household(random, random.pick(rooms))
      if (stranger === undefined) throw new Error("a household has people")
      const name = random.chance(0.3) ? random.pick(people).name : stranger.name
      return { ...stranger, name, key: `stranger-${at}-${stranger.key}` }
    })
  const noisyName = (name: string) => {
    if (careless(0.06)) return slipped(random, name)
    if (careless(0.015) && name.length > 2) return name.slice(0, -1)
    if (careless(0.015)) return `${name.slice(0, -1)}${random.pick(["?", "□"])}`
    return careless(0.02) ? `${name.slice(0, 1)} ${name.slice(1)}` : name
  }
  const noisyPhone = (phone: string) => {
    if (phone === "" || careless(0.08)) return ""
    if (careless(0.04)) return phoneOf(random)
    if (careless(0.03)) return phone.slice(0, 5) + random.whole(0, 9) + phone.slice(6)
    return careless(0.1) ? `${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}` : phone
  }
  const door = ({ room }: Person, ways: readonly string[]) => {
    const wrong = careless(0.02) ? rooms[(rooms.indexOf(room) + 1) % rooms.length] : room
    return addressOf(wrong ?? room, random.pick(ways))
  }
  const registered = some(0.96)
  return {
    rooms,
    register: write(
      "R",
      "行号 户号 姓名 性别 证件号码 出生日期 与户主关系 居住地址 联系电话",
      registered,
      (person) => [
        ...[
          addressOf(person.room, "home"),
          noisyName(person.name),
          person.sex,
          careless(0.02) ? "" : person.id,
        ],
        ...[person.birth, person.role, door(person, ["formal", "formal", "lane"]), noisyPhone(person.phone)],
      ],
    ),
    survey: write("S", "行号 住址 姓名 与户主关系 性别 年龄或出生 证件号码 电话", some(0.75), (person) => [
      ...[
        door(person, ["short", "lane", "dash", "hash"]),
        noisyName(person.name),
        careless(0.1) ? "" : person.role,
      ],
      ...[person.sex, surveyBirth(random, person.birth), partOf(random, person.id), noisyPhone(person.phone)],
    ]),
    gate: write(
      "G",
      "行号 登记时间 姓名 电话 到访地址 证件后四位",
      [...some(0.4), ...some(0.3), ...strangers(people.length / 8)],
      (person) => [
        `2026-08-0${random.whole(1, 9)} 1${random.whole(0, 9)}:30`,
        careless(0.05) && Number(person.birth.slice(0, 4)) < thisYear - 18
          ? person.name.slice(0, 1) + (person.sex === "男" ? "先生" : "阿姨")
          : noisyName(person.name),
        ...[noisyPhone(person.phone), careless(0.07) ? "" : door(person, ["short", "dash", "hash", "lane"])],
        random.chance(0.15) ? person.id.slice(-4) : "",
      ],
    ),
    pushed: write(
      "L",
      "行号 姓名 证件号码 手机号 居住地址",
      [...some(0.25), ...strangers(people.length / 25)],
      (person) => [
        ...[
          noisyName(person.name),
          careless(0.35) ? `${person.id.slice(0, 6)}********${person.id.slice(14)}` : person.id,
        ],
        ...[noisyPhone(person.phone), door(person, ["formal", "lane"])],
      ],
    ),
  }
}

function roomsOf(homes: number): Room[] {
  return Array.from({ length: homes }, (_, at) => {
    const stairwell = Math.floor(at / 24)
    const lane = stairwell % 3 === 0 ? "318" : "288"
    const number = String(1 + Math.floor(stairwell / (lane === "318" ? 3 : 1.5)))
    const room = `${1 + Math.floor((at % 24) / 4)}0${1 + (at % 4)}`
    return { lane, number, block: String(stairwell + 1), unit: "1", room }
  })
}

function household(random: Random, room: Room): Person[] {
  const [father, mother] = [drawSurname(random), drawSurname(random)]
  const old = random.whole(1935, 1995)
  const phone = phoneOf(random)
  const person = (role: string, sex: Sex, surname: string, year: number, own: boolean): Person => {
    const birth = `${year}-${two(random, 12)}-${two(random, 28)}`
    const name = surname + drawGivenName(random, sex, year)
    const id = idOf(random, birth, sex)
    return { key: id, name, sex, birth, id, phone: own ? phoneOf(random) : phone, room, role }
  }
  const children = random.weighted([
    [0, 4],
    [1, 4],
    [2, 2],
  ] as const)
  return [
    person("户主", "男", father, old, false),
    ...(random.chance(0.75)
      ? [person("配偶", "女", mother, old + random.whole(-4, 5), random.chance(0.85))]
      : []),
    ...Array.from({ length: children }, () => {
      const sex = random.pick(["男", "女"] as const)
      return person(
        sex === "男" ? "子" : "女",
        sex,
        father,
        Math.min(2025, old + random.whole(22, 35)),
        random.chance(0.6),
      )
    }),
  ]
}

function idOf(random: Random, birth: string, sex: Sex): string {
  const order = 2 * random.whole(0, 499) + (sex === "男" ? 1 : 0)
  const digits = `98010${random.whole(1, 9)}${birth.replaceAll("-", "")}${String(order).padStart(3, "0")}`
  return digits + checkCharacter(digits)
}

function phoneOf(random: Random): string {
  return `142${random.whole(10_000_000, 99_999_999)}`
}

function two(random: Random, high: number): string {
  return String(random.whole(1, high)).padStart(2, "0")
}

function slipped(random: Random, name: string): string {
  const pairs = slips.filter(
    ([one = "", other = ""]) => name.slice(1).includes(one) || name.slice(1).includes(other),
  )
  if (pairs.length === 0) return name
  const [one = "", other = ""] = Array.from(random.pick(pairs))
  return name.includes(one) ? name.replace(one, other) : name.replace(other, one)
}

function addressOf({ lane, number, room }: Room, way: string): string {
  switch (way) {
    case "formal":
      return `上海市闵行区古美路街道古美九村${lane}弄${number}号${room}室`
    case "lane":
      return `${lane}弄${number}号${room}室`
    case "short":
      return `${number}号${room}室`
    case "hash":
      return `${number}#${room}`
    case "home":
      return `${lane}${number}${room}`
    default:
      return `${number}-${room}`
  }
}

function surveyBirth(random: Random, birth: string): string {
  const age = `${thisYear - Number(birth.slice(0, 4)) + random.whole(-1, 1)}岁`
  return random.pick(["", age, birth, birth.replaceAll("-", "."), birth.slice(0, 7)])
}

function partOf(random: Random, id: string): string {
  return random.pick(["", "", id, `${id.slice(0, 6)}********${id.slice(14)}`])
}
