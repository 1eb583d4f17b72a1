import { dayAnchors, dispositions, type PolicyRule, type PolicyValues, restDays } from "./policy.ts"

/** What a field of a rule holds, and within which bounds. */
export type PolicyField =
  | { readonly kind: "whole"; readonly from: number; readonly to: number }
  /** At most one digit after the point. */
  | { readonly kind: "tenth"; readonly from: number; readonly to: number }
  | { readonly kind: "choice"; readonly choices: readonly string[] }
  | { readonly kind: "flag" }
  | { readonly kind: "clock" }
  | { readonly kind: "day-or-none" }
  | { readonly kind: "text"; readonly most: number }
  | { readonly kind: "names"; readonly least: number }
  | { readonly kind: "days"; readonly upTo: number }
  /** The two readings of a day, each with the clock from which it is missing. */
  | { readonly kind: "slots" }

const courses = ["let-in", "refer", "turn-away"] as const
const whole = (from: number, to: number) => ({ kind: "whole", from, to }) as const
const choice = (choices: readonly string[]) => ({ kind: "choice", choices }) as const

/** Every rule's fields, in the order in which a form asks for them: the one description for form and server. */
export const policyFields: {
  readonly [Rule in PolicyRule]: { readonly [Field in keyof PolicyValues[Rule]]: PolicyField }
} = {
  "quarantine-length": { days: whole(1, 60), from: choice(dayAnchors) },
  "key-areas": { regions: { kind: "names", least: 0 } },
  dispositions: {
    contact: choice(dispositions),
    keyArea: choice(dispositions),
    elsewhere: choice(dispositions),
    unsuitable: choice(dispositions),
  },
  "fever-threshold": { celsius: { kind: "tenth", from: 36.5, to: 39 } },
  "reading-slots": { slots: { kind: "slots" } },
  "visit-rhythm": { visitEveryDays: whole(0, 30), wasteEveryDays: whole(0, 30), by: { kind: "clock" } },
  "follow-up": { days: whole(0, 60), callOn: { kind: "days", upTo: 60 } },
  "call-queue": { holdMinutes: whole(1, 120), againMinutes: whole(1, 1_440), tries: whole(1, 20) },
  "care-rhythm": { callEveryDays: whole(1, 60), visitEveryDays: whole(1, 60) },
  fatigue: {
    amberHours: whole(1, 168),
    redHours: whole(1, 168),
    amberNights: whole(1, 8),
    redNights: whole(1, 8),
    amberDays: whole(1, 60),
    redDays: whole(2, 60),
    restHours: whole(0, 24),
    gateAge: whole(18, 70),
  },
  duty: {
    turnsAWeek: whole(1, 14),
    nightsOnEnd: whole(0, 7),
    daysOnEnd: whole(1, 14),
    alarmMinutes: whole(1, 120),
    restDays: choice(restDays),
    namesDays: whole(0, 60),
  },
  "tenant-entry": {
    course: choice(["let-in", "register-first", "later"]),
    until: { kind: "day-or-none" },
    goTo: { kind: "text", most: 100 },
    objectTo: { kind: "text", most: 100 },
  },
  "mask-quota": { perDwelling: whole(0, 100) },
  "gate-mode": {
    visitors: choice(courses),
    couriers: choice([...courses, "shelf"]),
    returnees: choice(courses),
    tenants: choice(courses),
    passNeeded: { kind: "flag" },
  },
  "pass-validity": { resident: whole(1, 400), tenant: whole(1, 400), temporary: whole(1, 60) },
  "pass-copy-window": { minutes: whole(1, 120) },
  "damaged-code-proof": { keep: { kind: "flag" } },
}

export const policyRules = Object.keys(policyFields) as PolicyRule[]

/** Names of the readings of a day: what sheets, phones and counts know. */
export const slotNames = ["上午", "下午"] as const

/** By which what happened is counted in sums that stand: a version of these holds from tomorrow on at the earliest. */
const counting: readonly PolicyRule[] = ["fever-threshold"]

export function countsWhatHappened(rule: PolicyRule): boolean {
  return counting.includes(rule)
}
