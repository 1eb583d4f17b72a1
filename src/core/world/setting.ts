import type { PlainDate } from "../kit/dates.ts"
import { createRandom, type Random } from "../kit/random.ts"
import { type Estate, fullName } from "./estate.ts"
import type { Identities } from "./identity.ts"
import type { Journal } from "./journal.ts"
import { drawSurname } from "./names.ts"
import type { Tally } from "./tally.ts"

/** The gates of the neighbourhood, each a post for guards. */
export const gates = ["正门", "北门"] as const
export type Gate = (typeof gates)[number]

/** Who works here, under the names they sign with. */
export type Staff = {
  readonly secretary: string
  readonly committee: readonly string[]
  readonly doctors: readonly string[]
  readonly police: readonly string[]
  readonly cleaners: readonly string[]
  readonly guards: readonly string[]
  readonly manager: string
  readonly owners: string
}

/** What every part of the campaign works with. */
export type Setting = {
  readonly days: readonly PlainDate[]
  /** The size against the default neighbourhood: 1 for 1,362 homes. */
  readonly scale: number
  readonly estate: Estate
  readonly staff: Staff
  readonly identities: Identities
  readonly journal: Journal
  readonly tally: Tally
  readonly stream: (label: string) => Random
}

export function drawStaff(seed: number, scale: number): Staff {
  const random = createRandom(seed, "staff")
  const taken = new Set<string>()
  const distinct = (draw: () => string): string => {
    let name = draw()
    while (taken.has(name)) name = draw()
    taken.add(name)
    return name
  }
  const many = (count: number, draw: () => string) => Array.from({ length: count }, () => distinct(draw))
  const titled = (title: string) => () => title + drawSurname(random)
  const committee = many(Math.max(6, Math.round(6 * scale)), () => {
    return fullName(random, random.chance(0.75) ? "女" : "男", random.whole(1966, 1993))
  })
  return {
    secretary: committee[0] ?? "",
    committee,
    doctors: many(Math.max(3, Math.round(3 * scale)), titled("社区医生")),
    police: many(Math.max(2, Math.round(2 * scale)), titled("民警")),
    cleaners: many(Math.max(3, Math.round(3 * scale)), titled("保洁员")),
    guards: many(6, titled("保安")),
    manager: distinct(() => `${drawSurname(random)}经理`),
    owners: distinct(titled("业委会")),
  }
}
