import type { Random } from "../kit/random.ts"
import type { Sex } from "./names.ts"

/** Someone of a household before they have a name: `family` says whose surname they bear. */
export type Member = {
  readonly relation: "户主" | "配偶" | "子女" | "父母" | "其他"
  readonly sex: Sex
  /** Full years on the first day. */
  readonly age: number
  readonly family: "head" | "own" | "father"
}

/** Who lives in a home of its owner: singles, couples, families, three generations, elders. */
export function drawOwnerHousehold(random: Random): Member[] {
  const kind = random.weighted([
    ["elder alone", 9.5],
    ["elder couple", 13],
    ["single", 8],
    ["couple", 17],
    ["family", 29],
    ["grown child", 10],
    ["three generations", 9.5],
    ["one parent", 4],
  ] as const)
  switch (kind) {
    case "elder alone":
      return [head(random.chance(0.7) ? "女" : "男", random.whole(70, 93))]
    case "elder couple":
      return couple(random, random.whole(64, 86))
    case "single":
      return [head(anySex(random), random.whole(26, 62))]
    case "couple":
      return couple(random, random.whole(27, 63))
    case "family":
      return withChildren(random, couple(random, random.whole(30, 48)), 1.3)
    case "grown child":
      return withChildren(random, couple(random, random.whole(50, 64)), 1)
    case "three generations": {
      const parents = withChildren(random, couple(random, random.whole(31, 46)), 1.3)
      return [...parents, ...grandparents(random, parents)]
    }
    case "one parent":
      return withChildren(random, [head(random.chance(0.75) ? "女" : "男", random.whole(32, 52))], 1)
  }
}

/** Who rents: young people sharing, couples, small families, people alone. */
export function drawTenantHousehold(random: Random): Member[] {
  const kind = random.weighted([
    ["sharing", 42],
    ["couple", 26],
    ["family", 17],
    ["single", 15],
  ] as const)
  switch (kind) {
    case "sharing": {
      const first = head(anySex(random), random.whole(21, 34))
      const others = Array.from({ length: random.whole(1, 4) }, (): Member => {
        return { relation: "其他", sex: anySex(random), age: random.whole(20, 38), family: "own" }
      })
      return [first, ...others]
    }
    case "couple":
      return couple(random, random.whole(23, 45))
    case "family":
      return withChildren(random, couple(random, random.whole(26, 42)), 1.2)
    case "single":
      return [head(anySex(random), random.whole(22, 50))]
  }
}

function head(sex: Sex, age: number): Member {
  return { relation: "户主", sex, age, family: "own" }
}

function anySex(random: Random): Sex {
  return random.chance(0.5) ? "男" : "女"
}

function couple(random: Random, age: number): Member[] {
  const sex: Sex = random.chance(0.64) ? "男" : "女"
  const gap = sex === "男" ? random.whole(-5, 2) : random.whole(-2, 5)
  const other: Sex = sex === "男" ? "女" : "男"
  return [head(sex, age), { relation: "配偶", sex: other, age: age + gap, family: "own" }]
}

/** Adds children, `mean` of them on average and one at least, of an age that fits the mother's. */
function withChildren(random: Random, parents: Member[], mean: number): Member[] {
  const mother = parents.find((parent) => parent.sex === "女") ?? parents[0]
  const atBirth = random.whole(23, 34)
  const eldest = Math.max(0, (mother?.age ?? 30) - atBirth)
  const ages = Array.from({ length: random.about(mean) }, (_, place) => eldest - place * random.whole(2, 6))
  const children = ages.filter((age) => age >= 0)
  const fatherHere = parents.some((parent) => parent.sex === "男")
  return [
    ...parents,
    ...children.map((age): Member => {
      return { relation: "子女", sex: anySex(random), age, family: fatherHere ? "father" : "own" }
    }),
  ]
}

/** The head's mother, father or both; a father bears the head's surname. */
function grandparents(random: Random, family: readonly Member[]): Member[] {
  const age = (family[0]?.age ?? 40) + random.whole(23, 30)
  const mother: Member = { relation: "父母", sex: "女", age, family: "own" }
  const father: Member = { relation: "父母", sex: "男", age: age + random.whole(-1, 4), family: "head" }
  return random.weighted([
    [[mother], 40],
    [[father], 12],
    [[father, mother], 48],
  ])
}
