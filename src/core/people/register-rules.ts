import type { PlainDate } from "../kit/dates.ts"
import type { IdKind } from "./id-number.ts"

export type Standing = "owner" | "family" | "tenant"

export type HouseholdState = {
  readonly dwellingId: string
  readonly tenure: "owner-occupied" | "let" | "vacant"
  readonly householder: string
  readonly phone: string
  readonly size: number
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

export type StayState = {
  readonly dwellingId: string
  readonly personId: string
  readonly standing: Standing
  readonly relation: string
  readonly care: string
  readonly from: PlainDate | null
  readonly to: PlainDate | null
}

export type PersonState = {
  readonly name: string
  readonly sex: string
  readonly idNumber: string
  readonly idKind: IdKind
  readonly phone: string
}

/**
 * A household or a stay counts from its first day on, and no more from its last day on; null is without
 * bound.
 */
type Span = { readonly from: PlainDate | null; readonly to: PlainDate | null }

/** Whether a household or stay counts on a day. */
export function countsOn(span: Span, day: PlainDate): boolean {
  return (span.from === null || span.from <= day) && (span.to === null || day < span.to)
}

/** Whether a household or stay counts on a day or on any later one. */
export function countsFrom(span: Span, day: PlainDate): boolean {
  return span.to === null || (day < span.to && span.from !== span.to)
}

/** Why a household or stay may not end on a day; null when it may. */
export function mayEnd(span: Span, on: PlainDate): "already-ended" | "before-start" | null {
  if (span.to !== null) return "already-ended"
  return span.from !== null && on < span.from ? "before-start" : null
}

/** The same household or stay, as if it had never been: it counts on no day. */
export function neverBegun<S extends Span>(span: S, on: PlainDate): S {
  return { ...span, from: span.from ?? on, to: span.from ?? on }
}

/** Why someone may not move into a dwelling; null when they may. `staysHere`: their stays in it. */
export function mayAddStay(
  dwelling: { readonly endedOn: PlainDate | null },
  staysHere: readonly Span[],
  on: PlainDate,
): "already-ended" | "already-here" | null {
  if (dwelling.endedOn !== null) return "already-ended"
  return staysHere.some((stay) => countsFrom(stay, on)) ? "already-here" : null
}

/** 男, 女, or unknown: the words of the register. */
export function isSex(text: string): boolean {
  return text === "男" || text === "女" || text === ""
}

/** Whether a document number tells who someone is; one with a wrong check character does not. */
export function saysWho(kind: IdKind): boolean {
  return kind === "resident-id" || kind === "other"
}

/**
 * Who someone is among the people known under their keys: the one with their number; else the one of their
 * name at their door, but never against a number that differs.
 */
export function recognise(known: {
  readonly byId: string | null
  readonly byName: { readonly personId: string; readonly saysWho: boolean } | null
  readonly saysWho: boolean
}): string | null {
  if (known.byId !== null) return known.byId
  const { byName } = known
  if (byName === null || (known.saysWho && byName.saysWho)) return null
  return byName.personId
}

/** What is known of a person with the gaps filled from what was said now; what stood is never overwritten. */
export function fillGaps(person: PersonState, said: PersonState): PersonState {
  const number = saysWho(person.idKind) || !saysWho(said.idKind) ? person : said
  return {
    name: person.name,
    sex: person.sex || said.sex,
    idNumber: number.idNumber || said.idNumber,
    idKind: number.idNumber === "" ? said.idKind : number.idKind,
    phone: person.phone || said.phone,
  }
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * Whether something still stands as a change left it. Only then may the change be taken back: what was
 * changed since then stands on it.
 */
export function standsAsLeft(now: unknown, left: unknown): boolean {
  return canonical(now as Json) === canonical(left as Json)
}

function canonical(value: Json): string {
  if (value === null || typeof value !== "object") return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map((item: Json) => canonical(item)).join(",")}]`
  const entries = Object.entries(value as { readonly [key: string]: Json }).toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(",")}}`
}
