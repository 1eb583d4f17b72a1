import type { Instant } from "../kit/dates.ts"
import type { RoundEntry } from "../rounds/round-entry.ts"
import type { GateReason, Verdict } from "./decide.ts"
import type { EmergencyKind, EntryKind, PassageDirection } from "./words.ts"

/** How a pass came before the post: by its code, or by the number printed under it. */
export type PassShown = {
  /** The pass's opaque id, 16 hexadecimal digits; null where the number or code is not known to the post. */
  readonly pass: string | null
  readonly by: "camera" | "photo" | "scanner" | "number"
  /** The printed number as it was typed, digits alone; null where the code was read. */
  readonly number: string | null
}

/** What a visitor or returnee says of themselves; typed once, sealed at once. */
export type Particulars = {
  readonly name: string
  readonly phone: string
  /** Where from, whom to, what for: one line. */
  readonly note: string
}

/** Somebody in or out, as the post decided it. */
export type Passage = {
  readonly what: "passage"
  readonly kind: EntryKind
  readonly direction: PassageDirection
  readonly verdict: Verdict
  readonly reason: GateReason
  readonly shown: PassShown | null
  /** The home's opaque code, 16 hexadecimal digits, by pass or typed room; null where there is none. */
  readonly home: string | null
  /** The room as it was typed (`12-302`); null where a pass was shown. */
  readonly room: string | null
  readonly celsius: number | null
  readonly particulars: Particulars | null
  /** The last frame of a damaged code as JPEG in base64, where the rule in force says so. */
  readonly proof: string | null
}

/** The gate was opened for life; written down afterwards. */
export type EmergencyOpening = {
  readonly what: "emergency"
  readonly emergency: EmergencyKind
  readonly direction: PassageDirection
  readonly room: string | null
  readonly note: string
}

/** Takes back an entry of the same shift. */
export type Undoing = { readonly what: "undo"; readonly undoes: string }

/** A guard takes over; the PIN is looked at by the server alone. */
export type ShiftBegin = { readonly what: "shift"; readonly pin: string }

/**
 * Somebody comes to their turn of duty or leaves it, by their PIN or by their own pass; the server alone looks whose it is.
 * Whoever comes with a fever does not stand.
 */
export type DutySign = {
  readonly what: "duty"
  readonly step: "in" | "out"
  readonly pin: string | null
  /** The pass's opaque id. */
  readonly pass: string | null
  /** °C of whoever comes; null where it was not taken. */
  readonly celsius: number | null
}

/** Parcels put on the shelf for a door, or taken from it. */
export type ParcelStep = {
  readonly what: "parcel"
  readonly parcel: string
  readonly step: "shelved" | "picked-up"
  readonly room: string | null
  readonly shelf: string
  readonly count: number
}

/** What somebody on a round wrote down at a door. */
export type RoundNote = { readonly what: "round"; readonly entry: RoundEntry }

/** All that a post writes down; a phone on a round is a post too. */
export type EntryBody = Passage | EmergencyOpening | Undoing | ShiftBegin | DutySign | ParcelStep | RoundNote

/** When the device last heard the server, on both clocks. */
export type Heard = { readonly server: Instant; readonly device: Instant }

/** What of an entry lies open in the outbox: nothing of anybody. */
export type EntryHead = {
  /** UUIDv7 made by the device. */
  readonly id: string
  /** Counts the device's entries from 1, without gaps: the order in which they happened. */
  readonly seq: number
  /** The device's own clock, right or wrong. */
  readonly at: Instant
  readonly heard: Heard | null
  /** The version of the state that the post knew, and when the server made it; null before the first. */
  readonly state: { readonly version: string; readonly madeAt: Instant } | null
}

/** The bytes that a seal is bound to, so that no box can be put under another head or device. */
export function boundTo(device: string, head: EntryHead): string {
  return [device, head.id, head.seq, head.at].join("\n")
}
