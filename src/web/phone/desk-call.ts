import type { BodyOf } from "../../contract/endpoint.ts"
import type { logCall } from "../../contract/phone.ts"
import { type NeedCategory, readSpokenNeed } from "../../core/care/spoken-need.ts"
import { dayOf, type Instant } from "../../core/kit/dates.ts"
import type { CallCategory } from "../../core/phone/call-category.ts"
import { type FollowUpTime, readClockAhead } from "../../core/phone/follow-up-time.ts"
import { toHalfWidth } from "../../core/place/door.ts"
import { readDoorSearch } from "../../core/place/door-search.ts"

export type Slot = "上午" | "下午"

/** A call as it lies at the desk: all that was typed, until the server has it. */
export type DeskCall = {
  /** The fact's, made once: sent again it is not doubled. */
  readonly id: string
  readonly commandId: string
  readonly at: Instant
  /** The window in which it is being written. */
  readonly window: string
  readonly stage: "writing" | "parked" | "waiting"
  /** When it came to lie there, and as which of all that did: clocks are set, also backwards. */
  readonly since: Instant
  readonly turn: number
  readonly caller: string
  /** Whose call it is has not been looked up yet; it is, before it is sent. */
  readonly isSought: boolean
  readonly home: { readonly id: string; readonly door: string } | null
  readonly personId: string | null
  readonly category: CallCategory | null
  readonly note: string
  /** What a home that asks for help wishes for; empty: nothing to deliver; `as-said`: what the note says, until somebody chooses. */
  readonly need: NeedCategory | "" | "as-said"
  readonly follow: FollowUpTime["key"] | null
  readonly followAt: Instant | null
  /** `me`, `team`, or a colleague's account. */
  readonly who: string
  readonly backAt: string
  readonly celsius: Readonly<Record<string, string>>
  /** What is sent, in the very same words each time. */
  readonly body: BodyOf<typeof logCall> | null
  /** Why the server would not have it. */
  readonly refusal: string | null
}

export function newCall(newId: () => string, window: string, now: Instant): DeskCall {
  return {
    ...{ id: newId(), commandId: newId(), at: now, window, stage: "writing", since: now, caller: "" },
    ...{ turn: 0, isSought: false },
    ...{
      home: null,
      personId: null,
      category: null,
      note: "",
      need: "as-said",
      follow: null,
      followAt: null,
      who: "me",
    },
    ...{ backAt: "", celsius: {}, body: null, refusal: null },
  }
}

/** What is written down as a need together with the call; null: none. */
export function needOf({ home, category, need, note }: DeskCall): NeedCategory | null {
  if (home === null || category !== "求助" || need === "") return null
  return need === "as-said" ? readSpokenNeed(note) : need
}

/** Whether nothing was typed: there is nothing to keep. */
export function isEmpty(call: DeskCall): boolean {
  const typed = call.caller + call.note + call.backAt + Object.values(call.celsius).join("")
  return typed.trim() === "" && call.category === null && call.follow === null
}

/** The caller's field holds a number, a door or name, or both: `54001234 12-302`. */
export function readCaller(written: string): { readonly number: string; readonly search: string } {
  const text = toHalfWidth(written).trim()
  const whole = text.replace(/[\s+-]/g, "")
  // one number in groups: 199 1234 5678, 021-5400 1234
  if (/^(0\d{9,11}|(86)?1\d{10})$/.test(whole)) return { number: whole, search: whole }
  const parts = text.split(/\s+/)
  const isDigits = (part: string) => /^[\d-]+$/.test(part) && readDoorSearch(part) === null
  const digits = parts.filter(isDigits).join("").replace(/-/g, "")
  const number = digits.length >= 7 ? digits : ""
  const rest = parts.filter((part) => !isDigits(part)).join(" ")
  return { number, search: rest === "" ? digits : rest }
}

export const celsiusKey = (personId: string, slot: Slot) => `${personId} ${slot}`

/** A temperature as it was typed; null where it is none. */
export function readCelsius(written: string): number | null {
  const text = toHalfWidth(written)
    .trim()
    .replace(/[。点]/, ".")
    .replace(/[℃度]$/, "")
  const number = /^\d{2}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN
  return number >= 34 && number <= 43 ? number : null
}

export type CallError = "category" | "celsius" | "backAt"

/** What has to be mended before a call can be saved, in the order of the fields. */
export function errorsIn(call: DeskCall, now: Instant): CallError[] {
  const celsius = Object.values(call.celsius).filter((written) => written.trim() !== "")
  return [
    ...(call.category === null ? (["category"] as const) : []),
    ...(celsius.some((written) => readCelsius(written) === null) ? (["celsius"] as const) : []),
    ...(call.backAt.trim() !== "" && readClockAhead(call.backAt, now) === null ? (["backAt"] as const) : []),
  ]
}

/** The request that writes the call down; only of one without errors. */
export function bodyOf(
  call: DeskCall,
  context: { readonly accountId: string; readonly now: Instant; readonly newId: () => string },
): NonNullable<DeskCall["body"]> {
  const { accountId, now, newId } = context
  const { id, commandId, at, home, personId, note, follow, followAt, who } = call
  const backAt = call.backAt.trim() === "" ? null : readClockAhead(call.backAt, now)
  const readings = Object.entries(call.celsius).flatMap(([key, written]) => {
    const [person = "", slot] = key.split(" ")
    const celsius = readCelsius(written)
    if (celsius === null || home === null) return []
    return [{ id: newId(), personId: person, day: dayOf(at), slot: slot as Slot, celsius, symptoms: "" }]
  })
  const ownerId = who === "team" ? null : who === "me" ? accountId : who
  const dueAt = follow === null ? null : followAt
  const wish = needOf(call)
  return {
    ...{ commandId, id, at, number: readCaller(call.caller).number, homeId: home?.id ?? null },
    ...{
      personId: home === null ? null : personId,
      category: call.category as CallCategory,
      text: note.trim(),
    },
    // a need has its own owner and promise: it is followed there, and nobody has it twice
    followUp:
      dueAt === null || wish !== null ? null : { id: newId(), team: "staff" as const, dueAt, ownerId },
    need:
      wish === null
        ? null
        : { id: newId(), category: wish, ownerId: dueAt === null ? null : ownerId, promisedFor: dueAt },
    callBack: backAt === null ? null : { id: newId(), at: backAt },
    readings,
  }
}
