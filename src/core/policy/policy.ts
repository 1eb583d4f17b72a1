import type { PlainDate } from "../kit/dates.ts"

/** Every rule that has a number or a list in it, with the shape of its value. */
export type PolicyValues = {
  /** Days of home quarantine, counted from `from`; due on that day plus `days`. */
  "quarantine-length": { readonly days: number; readonly from: DayAnchor }
  /** What a returnee's travel and exposure lead to; `unsuitable`: where the dwelling is not fit for home quarantine. */
  dispositions: {
    readonly contact: Disposition
    readonly keyArea: Disposition
    readonly elsewhere: Disposition
    readonly unsuitable: Disposition
  }
  /** Days between two visits and two collections of rubbish at a home in quarantine, and the clock (HH:MM) by which they are done; 0: none. */
  "visit-rhythm": { readonly visitEveryDays: number; readonly wasteEveryDays: number; readonly by: string }
  /** Days for which somebody is followed after the release, and on which of them they are called. */
  "follow-up": { readonly days: number; readonly callOn: readonly number[] }
  /** Minutes for which a call is held by one caller, minutes until the next try, tries before somebody goes there. */
  "call-queue": { readonly holdMinutes: number; readonly againMinutes: number; readonly tries: number }
  /** Days between two calls and two visits of somebody in special care, where nothing else was agreed. */
  "care-rhythm": { readonly callEveryDays: number; readonly visitEveryDays: number }
  /**
   * From how many hours and nights in seven days, and days on end without a day off, somebody is tired (amber) or is given no
   * more turns (red); the hours of rest between two turns, and the age from which somebody stands at a gate.
   */
  fatigue: {
    readonly amberHours: number
    readonly redHours: number
    readonly amberNights: number
    readonly redNights: number
    readonly amberDays: number
    readonly redDays: number
    readonly restHours: number
    readonly gateAge: number
  }
  /**
   * For whoever is rostered: turns in a week, nights and days on end at most; minutes after which a turn that nobody has signed in
   * for is missed; which days are days of rest; for how many days the names of an organisation's people are kept after their turn.
   */
  duty: {
    readonly turnsAWeek: number
    readonly nightsOnEnd: number
    readonly daysOnEnd: number
    readonly alarmMinutes: number
    readonly restDays: RestDays
    readonly namesDays: number
  }
  /** What a tenant who comes back is told: let in, register first, or later (`until` a day); where to go and how to object. */
  "tenant-entry": {
    readonly course: "let-in" | "register-first" | "later"
    readonly until: PlainDate | null
    readonly goTo: string
    readonly objectTo: string
  }
  /** °C; a reading of this much or more is a fever. */
  "fever-threshold": { readonly celsius: number }
  /** The readings of a day, and the Shanghai clock (HH:MM) from which a reading not yet there is missing. */
  "reading-slots": { readonly slots: readonly { readonly name: string; readonly missingFrom: string }[] }
  /** Masks for one dwelling in one booking round. */
  "mask-quota": { readonly perDwelling: number }
  /** Regions whose returnees are screened first. */
  "key-areas": { readonly regions: readonly string[] }
  /**
   * Closed management: what a gate does with those who do not live here, and whether residents need a pass. Where no such
   * rule is in force everybody is written down and let in.
   */
  "gate-mode": {
    readonly visitors: GateCourse
    readonly couriers: GateCourse | "shelf"
    readonly returnees: GateCourse
    readonly tenants: GateCourse
    readonly passNeeded: boolean
  }
  /** Days for which a new pass of each kind is valid. */
  "pass-validity": { readonly resident: number; readonly tenant: number; readonly temporary: number }
  /** Minutes within which one pass at two gates is taken for a photocopy. */
  "pass-copy-window": { readonly minutes: number }
  /** Whether a post keeps the last picture of a code that could not be read. */
  "damaged-code-proof": { readonly keep: boolean }
}

/** From which day the days of a quarantine are counted; where that day is not known, from the arrival. */
export const dayAnchors = ["arrival", "left-key-area", "last-contact", "start"] as const
export type DayAnchor = (typeof dayAnchors)[number]

/** What screening leads to, the mildest first; `quarantine` is at home. */
export const dispositions = ["none", "health-monitoring", "quarantine", "central-quarantine"] as const
export type Disposition = (typeof dispositions)[number]

/** Let in, call the committee first, or turn away. */
export type GateCourse = "let-in" | "refer" | "turn-away"

export type PolicyRule = keyof PolicyValues

/** One rule from the day it is in force, until a later one of the same rule, with the document it rests on. */
export type Policy = {
  readonly [Rule in PolicyRule]: {
    readonly rule: Rule
    readonly inForceFrom: PlainDate
    readonly value: PolicyValues[Rule]
    readonly document: string
  }
}[PolicyRule]

/** A rule as it is in force on a day, with the document it rests on. */
export type InForce<Rule extends PolicyRule> = {
  readonly value: PolicyValues[Rule]
  readonly document: string
  readonly inForceFrom: PlainDate
}

/** The value of a rule on a day; null before the first one is in force. */
export function policyOn<Rule extends PolicyRule>(
  policies: readonly Policy[],
  rule: Rule,
  day: PlainDate,
): PolicyValues[Rule] | null {
  return inForceOn(policies, rule, day)?.value ?? null
}

/** The same, with its document and its first day: what a restriction is rested on. */
export function inForceOn<Rule extends PolicyRule>(
  policies: readonly Policy[],
  rule: Rule,
  day: PlainDate,
): InForce<Rule> | null {
  const found = policies
    .filter((policy) => policy.rule === rule && policy.inForceFrom <= day)
    .reduce<Policy | null>(
      (latest, policy) => (latest === null || policy.inForceFrom > latest.inForceFrom ? policy : latest),
      null,
    )
  // the rule's name decides its value's shape, which filter() cannot tell the compiler
  return found as InForce<Rule> | null
}

/** Which days are days of rest: weekends, or all of them while nobody goes to work. */
export const restDays = ["weekends", "every-day"] as const
export type RestDays = (typeof restDays)[number]
