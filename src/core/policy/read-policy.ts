import { parsePlainDate } from "../kit/dates.ts"
import type { PolicyRule, PolicyValues } from "./policy.ts"
import { type PolicyField, policyFields, slotNames } from "./policy-fields.ts"

export type ReadPolicy<Rule extends PolicyRule> =
  | { readonly ok: true; readonly value: PolicyValues[Rule] }
  | { readonly ok: false; readonly field: string }

/** Reads a rule's value strictly: every field there and within its bounds, and nothing besides. Names the first field to mend. */
export function readPolicy<Rule extends PolicyRule>(rule: Rule, given: unknown): ReadPolicy<Rule> {
  if (typeof given !== "object" || given === null || Array.isArray(given))
    return { ok: false, field: "value" }
  const fields: Readonly<Record<string, PolicyField>> = policyFields[rule]
  const value = given as Readonly<Record<string, unknown>>
  const stray = Object.keys(value).find((name) => !Object.hasOwn(fields, name))
  if (stray !== undefined) return { ok: false, field: stray }
  const wrong = Object.entries(fields).find(([name, field]) => !isRight(field, value[name]))
  if (wrong !== undefined) return { ok: false, field: wrong[0] }
  const odd = oddField(rule, value)
  // every field was looked at
  return odd === null ? { ok: true, value: value as PolicyValues[Rule] } : { ok: false, field: odd }
}

function isRight(field: PolicyField, value: unknown): boolean {
  switch (field.kind) {
    case "whole":
      return Number.isInteger(value) && within(value as number, field)
    case "tenth":
      return typeof value === "number" && value === Math.round(value * 10) / 10 && within(value, field)
    case "choice":
      return typeof value === "string" && field.choices.includes(value)
    case "flag":
      return typeof value === "boolean"
    case "clock":
      return isClock(value)
    case "day-or-none":
      return value === null || (typeof value === "string" && parsePlainDate(value) !== null)
    case "text":
      return typeof value === "string" && value.trim() !== "" && value.length <= field.most
    case "names":
      return isListOf(
        value,
        (one) => typeof one === "string" && one.trim() !== "" && one.length <= 40,
        field.least,
      )
    case "days":
      return isListOf(
        value,
        (one) => Number.isInteger(one) && within(one as number, { from: 1, to: field.upTo }),
        0,
      )
    case "slots":
      return areSlots(value)
  }
}

/** What only shows between fields. */
function oddField(rule: PolicyRule, value: Readonly<Record<string, unknown>>): string | null {
  if (rule === "follow-up") {
    const { days, callOn } = value as PolicyValues["follow-up"]
    return callOn.every((day) => day <= days) ? null : "callOn"
  }
  if (rule === "fatigue") {
    const { amberHours, redHours, amberNights, redNights, amberDays, redDays } =
      value as PolicyValues["fatigue"]
    if (redHours < amberHours) return "redHours"
    if (redNights < amberNights) return "redNights"
    return redDays < amberDays ? "redDays" : null
  }
  if (rule === "tenant-entry") {
    const { course, until } = value as PolicyValues["tenant-entry"]
    return course === "later" || until === null ? null : "until"
  }
  return null
}

function within(value: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return value >= from && value <= to
}

function isClock(value: unknown): boolean {
  return typeof value === "string" && /^([01]\d|2[0-3]):[0-5]\d$/.test(value)
}

function isListOf(value: unknown, isOne: (one: unknown) => boolean, least: number): boolean {
  if (!Array.isArray(value) || value.length < least || value.length > 60) return false
  return value.every(isOne) && new Set(value).size === value.length
}

function areSlots(value: unknown): boolean {
  if (!Array.isArray(value) || value.length !== slotNames.length) return false
  const clocks = value.map((slot: unknown) => {
    if (typeof slot !== "object" || slot === null || Object.keys(slot).length !== 2) return null
    const { missingFrom } = slot as { readonly missingFrom?: unknown }
    return isClock(missingFrom) ? (missingFrom as string) : null
  })
  const named = slotNames.every((name, index) => (value[index] as { name?: unknown } | null)?.name === name)
  const [morning, afternoon] = clocks
  return named && morning != null && afternoon != null && morning < afternoon
}
