/** Everything a roster has to keep to and is weighed by. Days count from 0, shifts and people by their place in the lists. */
export type RosterProblem = {
  readonly days: number
  /** Weekday of day 0: 0 is Monday, 6 Sunday. */
  readonly firstWeekday: number
  readonly shifts: readonly Shift[]
  readonly people: readonly RosterPerson[]
  readonly demands: readonly Demand[]
  readonly requests: readonly Request[]
  /** Two rows that are never away at once: somebody stays with the child or the elder at home. */
  readonly apart: readonly (readonly [number, number])[]
  /** Cost, for each head, of fatigue away from `fairShare`, times the square of the distance; 0: fairness is not weighed. */
  readonly fairness: number
  /** What people were told before; null: nothing was published yet. */
  readonly published: Published | null
}

/** `roster`: null rows are of people who were not in it. `weight`: cost of every day that is no longer as it was told. */
export type Published = { readonly roster: readonly (Row | null)[]; readonly weight: number }

/** One kind of turn at one post. A person takes at most one turn a day; one over midnight belongs to the day it begins. */
export type Shift = {
  readonly id: string
  readonly post: string
  /** Minutes after midnight at which it begins; it may end on the next day. */
  readonly start: number
  readonly minutes: number
  readonly isNight: boolean
  /** Shifts that must not follow on the next day. */
  readonly forbiddenNext: readonly number[]
  /** What it takes out of a person, in whole points: nights more than days, weekends more than weekdays. */
  readonly fatigue: { readonly weekday: number; readonly weekend: number }
}

/** One row of the roster: a person, a family whose members always stand together, or a head that an organisation owes. */
export type RosterPerson = {
  readonly id: string
  /** Heads on duty when the row is. */
  readonly size: number
  /** An organisation sends whoever is free: how its people rest between turns is its own matter. */
  readonly isHeadcount: boolean
  /** What the row brings of a skill: how many heads have it. May be negative where some use it up (see `guidedBy`). */
  readonly skilled: Readonly<Record<string, number>>
  /** By shift: may it be taken at all. */
  readonly may: readonly boolean[]
  readonly limits: readonly Limit[]
  readonly minMinutes: number
  readonly maxMinutes: number
  /** Days worked on end. A run that touches the first or the last day may be shorter than the least. */
  readonly minRun: number
  readonly maxRun: number
  /** Days off on end, with the same grace at both ends. */
  readonly minOff: number
  /** Nights worked on end. */
  readonly maxNights: number
  /** Weekends on which Saturday or Sunday is worked. */
  readonly maxWeekends: number
  readonly daysOff: readonly number[]
  /** Turns of single days that may not be taken. */
  readonly shut: readonly Turn[]
  readonly history: History
  /** Fatigue at which this person has done as much as the others, carried fatigue included; null: fairness is not weighed. */
  readonly fairShare: number | null
}

/** A shift of a day. */
export type Turn = { readonly day: number; readonly shift: number }

/** At most `max` of something over some days: shifts of a kind, nights, minutes of a week or a month. */
export type Limit = {
  readonly name: string
  /** By shift: how much of it a turn takes. */
  readonly amounts: readonly number[]
  readonly from: number
  /** The first day after it. */
  readonly until: number
  readonly max: number
  /** What was taken of it before day 0, where its days begin earlier. */
  readonly carried: number
}

/** What was before day 0; null fields: nothing is known, and the runs at the start have their grace. */
export type History = {
  /** The shift of the day before; OFF when it was free, null when nothing is known. */
  readonly last: number | null
  /** For how many days up to then the person has worked, or been off, on end. */
  readonly run: number
  /** Of these, nights on end up to then. */
  readonly nights: number
  readonly fatigue: number
}

/** How many are wanted on a shift of a day: all heads, or those with a skill. Weights are cost per head. */
export type Demand = {
  readonly day: number
  readonly shift: number
  readonly skill: string | null
  readonly need: number
  /** Whether less than the need breaks a rule; the search still weighs it by `under`, which has to be high. */
  readonly isHard: boolean
  readonly under: number
  readonly over: number
}

/** A wish for or against a shift on a day, and what it costs to disregard it. */
export type Request = {
  readonly person: number
  readonly day: number
  readonly shift: number
  readonly wish: "on" | "off"
  readonly weight: number
}

/** A day that is settled beforehand: this shift, or OFF. */
export type Pin = { readonly person: number; readonly day: number; readonly shift: number }

/** A day without a turn. */
export const OFF = -1

/** By day the shift, or OFF. */
export type Row = Int16Array

/** By person the row. */
export type Roster = readonly Row[]

/** Saturday is 5, Sunday 6. */
export function weekdayOf({ firstWeekday }: Pick<RosterProblem, "firstWeekday">, day: number): number {
  return (firstWeekday + day) % 7
}

export const noHistory: History = { last: null, run: 0, nights: 0, fatigue: 0 }
