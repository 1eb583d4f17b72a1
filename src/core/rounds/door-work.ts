import { clockOf, dayOf, type Instant, type PlainDate } from "../kit/dates.ts"
import { type DoorOutcome, isOfRegister, statusAfter } from "./attempt.ts"
import type { RoundEntry } from "./round-entry.ts"
import type { RoundCheck } from "./round-list.ts"

/** A home on the list of a day, as a phone carries it. */
export type ListedHome = {
  readonly id: string
  readonly people: readonly {
    readonly personId: string | null
    readonly name: string
    readonly dayNumber: number | null
  }[]
  readonly checks: readonly (Omit<RoundCheck, "day" | "dueAt" | "statusAt" | "ownerId" | "tryId"> & {
    readonly day: string
    readonly statusAt: string | null
  })[]
  readonly needs: readonly {
    readonly id: string
    readonly category: string
    readonly asked: string
    readonly handedOver: boolean
  }[]
}
type Check = ListedHome["checks"][number]

/** What was written on this phone; what one press wrote belongs together. */
export type DoorNote = {
  readonly id: string
  readonly at: Instant
  readonly press: string
  readonly entry: RoundEntry
}

/** `tried`: somebody went there today, and nobody was in. */
export type WorkState = "open" | "tried" | "done"

export type DoorReading = {
  readonly checkId: string
  readonly personId: string
  readonly name: string
  readonly slot: "上午" | "下午"
  readonly state: WorkState
  /** As it was written on this phone; null: not, or elsewhere. */
  readonly celsius: number | null
}

/** What there is to do at one door now, and what has become of it. */
export type DoorWork = {
  /** What an answer at the door settles: visits, knocks, calls that were not answered. */
  readonly calls: readonly { readonly check: Check; readonly state: WorkState }[]
  readonly readings: readonly DoorReading[]
  readonly waste: {
    readonly checkId: string
    readonly state: WorkState
    readonly bags: number | null
  } | null
  readonly needs: readonly (ListedHome["needs"][number] & { readonly state: WorkState })[]
  /** The last word of this phone on whether somebody answered. */
  readonly said: { readonly press: string; readonly outcome: DoorOutcome; readonly fine: boolean } | null
  readonly note: string
  /** Whether somebody left a note there before. */
  readonly hasNote: boolean
  /** Open while anything is. */
  readonly state: WorkState
}

/** From noon on it is the afternoon's temperature that is taken. */
export function slotAt(now: Instant): "上午" | "下午" {
  return clockOf(now) < "12:00" ? "上午" : "下午"
}

/** What there is to do at a home, by the list and what was written on this phone since, oldest first. Null: nothing now. */
export function doorWorkOf(home: ListedHome, notes: readonly DoorNote[], now: Instant): DoorWork | null {
  const today = dayOf(now)
  const here = notes.filter(({ entry }) => entry.homeId === home.id)
  const stateOf = (check: Check) => stateBy(here, check) ?? stateOfCheck(check, today)
  const calls = home.checks
    .filter(({ kind }) => kind === "visit" || kind === "knock" || kind === "call")
    .map((check) => ({ check, state: stateOf(check) }))
  const readings = readingsOf(home, here, today, slotAt(now))
  const wasteCheck = home.checks.find(({ kind }) => kind === "waste")
  const waste =
    wasteCheck === undefined
      ? null
      : { checkId: wasteCheck.id, state: stateOf(wasteCheck), bags: bagsOf(here, wasteCheck.id) }
  const needs = home.needs.map((need) => {
    const isDone =
      need.handedOver || here.some(({ entry }) => entry.what === "handed-over" && entry.needId === need.id)
    return { ...need, state: isDone ? ("done" as const) : ("open" as const) }
  })
  const states = [...calls, ...readings, ...needs, ...(waste ? [waste] : [])].map(({ state }) => state)
  if (states.length === 0) return null
  const said = saidOf(here, calls, readings)
  return {
    ...{ calls, readings, waste, needs, said: said?.said ?? null, note: said?.note ?? "" },
    hasNote: said?.said.outcome === "note-left" || calls.some(({ check }) => check.outcome === "note-left"),
    state: states.includes("open") ? "open" : states.includes("tried") ? "tried" : "done",
  }
}

function readingsOf(
  home: ListedHome,
  here: readonly DoorNote[],
  today: PlainDate,
  slot: "上午" | "下午",
): DoorReading[] {
  return home.checks.flatMap((check) => {
    const { personId } = check
    if (check.kind !== "reading" || check.day !== today || check.slot !== slot || personId === null) return []
    const name = home.people.find((person) => person.personId === personId)?.name ?? ""
    const taken = lastOf(
      here,
      ({ entry }) => entry.what === "reading" && entry.personId === personId && entry.slot === slot,
    )
    const celsius = taken?.entry.what === "reading" ? taken.entry.celsius : null
    const state = celsius === null ? (stateBy(here, check) ?? stateOfCheck(check, today)) : "done"
    return [{ checkId: check.id, personId, name, slot, state, celsius }]
  })
}

/** By the last that was written here of a check; null: nothing was. */
function stateBy(here: readonly DoorNote[], { id }: Check): WorkState | null {
  const last = lastOf(here, ({ entry }) => "checkId" in entry && entry.checkId === id)?.entry
  if (last === undefined) return null
  if (last.what !== "attempt") return "done"
  return statusAfter(last.outcome, true) === "nobody-there" ? "tried" : "done"
}

function stateOfCheck({ status, statusAt }: Check, today: PlainDate): WorkState {
  if (status === "nobody-there")
    return statusAt !== null && dayOf(statusAt as Instant) === today ? "tried" : "open"
  return status === "not-yet" || status === "not-attempted" ? "open" : "done"
}

function bagsOf(here: readonly DoorNote[], checkId: string): number | null {
  const last = lastOf(here, ({ entry }) => entry.what === "waste" && entry.checkId === checkId)?.entry
  return last?.what === "waste" ? last.bags : null
}

function saidOf(
  here: readonly DoorNote[],
  calls: DoorWork["calls"],
  readings: readonly DoorReading[],
): { readonly said: NonNullable<DoorWork["said"]>; readonly note: string } | null {
  const about = new Set([...calls.map(({ check }) => check.id), ...readings.map(({ checkId }) => checkId)])
  const last = lastOf(
    here,
    ({ entry }) =>
      (entry.what === "visit" || entry.what === "attempt") &&
      entry.checkId !== null &&
      about.has(entry.checkId),
  )
  if (last === undefined) return null
  const { press, entry } = last
  if (entry.what === "visit")
    return { said: { press, outcome: "answered", fine: entry.fine }, note: entry.note }
  if (entry.what !== "attempt") return null
  return { said: { press, outcome: entry.outcome, fine: true }, note: entry.note }
}

/** What is written when somebody answered, or did not. */
export function answerEntries(
  home: ListedHome,
  work: DoorWork,
  said: { readonly outcome: DoorOutcome; readonly fine: boolean; readonly note: string },
): RoundEntry[] {
  const { outcome, fine, note } = said
  const about = { homeId: home.id, note }
  const calls = work.calls.map(({ check }) => check.id)
  if (outcome === "answered") {
    return calls.map((checkId) => ({ what: "visit", checkId, ...about, fine }))
  }
  // whoever was not met was not measured either
  const isNobody = outcome !== "wrong-address" || calls.length === 0
  const missed = isNobody
    ? work.readings.filter(({ celsius, state }) => celsius === null && state !== "done")
    : []
  const isKnock = (checkId: string) =>
    work.calls.some(({ check }) => check.id === checkId && check.kind === "knock")
  const checkIds = [...calls, ...missed.map(({ checkId }) => checkId)]
  return checkIds
    .filter((checkId) => !isOfRegister(outcome) || isKnock(checkId))
    .map((checkId) => ({ what: "attempt", checkId, ...about, outcome }))
}

function lastOf<Item>(items: readonly Item[], isIt: (item: Item) => boolean): Item | undefined {
  for (let place = items.length - 1; place >= 0; place -= 1) {
    const item = items[place]
    if (item !== undefined && isIt(item)) return item
  }
  return undefined
}
