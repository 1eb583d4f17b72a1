import type { Random } from "../kit/random.ts"
import type { Person } from "./estate.ts"
import type { Setting } from "./setting.ts"

export type Volunteer = {
  readonly person: Person
  readonly free: "全天" | "白天" | "仅休息日"
  /** The family that serves together; empty for those who come alone. */
  readonly family: string
}

/**
 * Enrols about 120 adults, four in five Party members, some of them couples or parents with grown children.
 */
export function enrolVolunteers(setting: Setting): Volunteer[] {
  const random = setting.stream("volunteers")
  const wanted = Math.max(24, Math.round(120 * setting.scale))
  const names = new Set<string>()
  const volunteers: Volunteer[] = []
  let families = 0
  for (const home of random.shuffle(setting.estate.homes)) {
    if (volunteers.length >= wanted) break
    const able = home.people.filter(
      (one) => one.age >= 20 && one.age <= 68 && one.phone && !names.has(one.name),
    )
    const together = able.length > 1 && random.chance(0.34)
    const serving = together ? able.slice(0, random.chance(0.2) ? 3 : 2) : able.slice(0, 1)
    if (serving.length > 1) families++
    for (const person of serving.slice(0, wanted - volunteers.length)) {
      names.add(person.name)
      const calling = callingOf(person, random)
      const free = calling === "退休" ? random.pick(["全天", "白天"] as const) : freeTime(random)
      volunteers.push({ person, free, family: serving.length > 1 ? `家庭${families}` : "" })
      setting.journal.enrol("志愿者名册", [
        person.name,
        person.sex,
        person.phone,
        home.door,
        calling,
        random.chance(0.79) ? "是" : "否",
        free,
        serving.length > 1 ? `家庭${families}` : "",
      ])
    }
  }
  return volunteers
}

function freeTime(random: Random): Volunteer["free"] {
  return random.weighted([
    ["全天", 42],
    ["白天", 28],
    ["仅休息日", 30],
  ])
}

function callingOf(person: Person, random: Random): string {
  if (person.age >= (person.sex === "女" ? 55 : 60)) return "退休"
  if (person.age <= 24) return random.pick(["大学生", "留学生", "白领"])
  return random.weighted([
    ["白领", 26],
    ["企业管理", 16],
    ["教师", 14],
    ["机关干部", 14],
    ["沿街商铺", 12],
    ["医生", 8],
    ["自由职业", 10],
  ])
}
