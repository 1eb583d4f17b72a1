import { type FreeTime, freeTimes } from "./free-times.ts"

/** What somebody on the roll can do; kept as it is written. */
export const workerSkills = ["测温", "登记", "快递", "楼道", "电话", "翻译", "搬运", "消毒"] as const

export const workerStages = ["asked", "active", "ended"] as const
export type WorkerStage = (typeof workerStages)[number]

/** Why somebody is on the roll no more; `forgotten`: their name was deleted. */
export const workerEnds = ["own-wish", "consent-withdrawn", "moved", "not-taken-on", "forgotten"] as const
export type WorkerEnd = (typeof workerEnds)[number]

/** What is agreed to: data kept for rostering, which a volunteer has to; the phone shown to the lead of a turn; a certificate. */
export const consentKinds = ["keep", "share-phone", "certificate"] as const
export type ConsentKind = (typeof consentKinds)[number]

export const consentWays = ["link", "paper", "phone"] as const
export type ConsentWay = (typeof consentWays)[number]

/** Free times that many have, chosen by one press. */
export const freePresets = {
  all: freeTimes,
  day: ["work-day", "rest-day"],
  rest: ["rest-day", "rest-night"],
  night: ["work-night", "rest-night"],
} as const satisfies Readonly<Record<string, readonly FreeTime[]>>
export type FreePreset = keyof typeof freePresets

/** What the roll's book calls free times: it knows three, the nearest of which never promises a working day to whoever has none. */
export function bookWordOf(free: readonly FreeTime[]): "全天" | "白天" | "仅休息日" {
  if (!free.some((time) => time.startsWith("work"))) return "仅休息日"
  return free.some((time) => time.endsWith("night")) ? "全天" : "白天"
}

/** The next name of a family in the roll's book, which names nobody. */
export function nextFamilyName(taken: readonly string[]): string {
  const numbers = taken.map((name) => Number(/^家庭(\d+)$/.exec(name)?.[1] ?? 0))
  return `家庭${Math.max(0, ...numbers) + 1}`
}

export type Countable = {
  readonly stage: WorkerStage
  readonly kind: string
  readonly free: readonly FreeTime[]
  readonly isExperienced: boolean
  readonly isAway: boolean
  readonly consents: readonly ConsentKind[]
}

export type RollCounts = {
  readonly active: number
  readonly asked: number
  readonly experienced: number
  readonly away: number
  /** Volunteers who never said that their data may be kept: of books written before. */
  readonly unasked: number
  readonly free: Readonly<Record<FreeTime, number>>
}

/** The roll at a glance. Whoever is away today still counts for when they are free. */
export function countRoll(workers: readonly Countable[]): RollCounts {
  const active = workers.filter(({ stage }) => stage === "active")
  const freeAt = (time: FreeTime) => active.filter(({ free }) => free.includes(time)).length
  return {
    active: active.length,
    asked: workers.filter(({ stage }) => stage === "asked").length,
    experienced: active.filter(({ isExperienced }) => isExperienced).length,
    away: active.filter(({ isAway }) => isAway).length,
    unasked: active.filter(needsConsent).length,
    free: {
      "work-day": freeAt("work-day"),
      "work-night": freeAt("work-night"),
      "rest-day": freeAt("rest-day"),
      "rest-night": freeAt("rest-night"),
    },
  }
}

/** Whether somebody on the roll still has to be asked whether their data may be kept; who is employed there is not. */
export function needsConsent(worker: Pick<Countable, "kind" | "consents">): boolean {
  return worker.kind === "volunteer" && !worker.consents.includes("keep")
}
