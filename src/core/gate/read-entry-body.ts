import { isId, isRecord, isText, type Json, line, oneOf, orNull, parseJson } from "../kit/read-unknown.ts"
import { readRoundEntry } from "../rounds/read-round-entry.ts"
import { bookReasons } from "./book-reasons.ts"
import type { GateReason, Verdict } from "./decide.ts"
import type {
  DutySign,
  EmergencyOpening,
  EntryBody,
  ParcelStep,
  Particulars,
  Passage,
  PassShown,
  RoundNote,
} from "./entry.ts"
import { bookWords, emergencyKinds, entryKinds, passageDirections } from "./words.ts"

/** What a post wrote down, from the text of its JSON; null where it is none of the things that a post writes. */
export function readEntryBody(text: string): EntryBody | null {
  const body = parseJson(text)
  if (!isRecord(body)) return null
  switch (body["what"]) {
    case "passage":
      return readPassage(body)
    case "emergency":
      return readEmergency(body)
    case "undo":
      return isId(body["undoes"]) ? { what: "undo", undoes: body["undoes"].toLowerCase() } : null
    case "shift":
      return isText(body["pin"]) && /^\d{6}$/.test(body["pin"]) ? { what: "shift", pin: body["pin"] } : null
    case "duty":
      return readDutySign(body)
    case "parcel":
      return readParcel(body)
    case "round":
      return readRound(body)
    default:
      return null
  }
}

const verdicts = Object.keys(bookWords.verdict) as Verdict[]
const reasons = Object.keys(bookReasons) as GateReason[]
const ways = ["camera", "photo", "scanner", "number"] as const
const steps = ["shelved", "picked-up"] as const

/** As the gate book takes temperatures. */
const LOWEST = 34
const HIGHEST = 43
const LONGEST_NOTE = 500
const LONGEST_NAME = 60
const LONGEST_ROOM = 20
const LONGEST_PROOF = 400_000
const MOST_PARCELS = 999

function readPassage(body: Json): Passage | null {
  const kind = oneOf(entryKinds, body["kind"])
  const direction = oneOf(passageDirections, body["direction"])
  const verdict = oneOf(verdicts, body["verdict"])
  const reason = oneOf(reasons, body["reason"])
  const shown = orNull(body["shown"], readShown)
  const home = orNull(body["home"], readOpaque)
  const room = orNull(body["room"], (value) => line(value, LONGEST_ROOM))
  const celsius = orNull(body["celsius"], readCelsius)
  const particulars = orNull(body["particulars"], readParticulars)
  const proof = orNull(body["proof"], (value) =>
    isText(value) && value.length <= LONGEST_PROOF && /^[A-Za-z0-9+/=]*$/.test(value) ? value : undefined,
  )
  if (kind === undefined || direction === undefined || verdict === undefined || reason === undefined)
    return null
  if (shown === undefined || home === undefined || room === undefined || celsius === undefined) return null
  if (particulars === undefined || proof === undefined) return null
  return {
    ...{ what: "passage", kind, direction, verdict, reason },
    ...{ shown, home, room, celsius, particulars, proof },
  }
}

function readEmergency(body: Json): EmergencyOpening | null {
  const emergency = oneOf(emergencyKinds, body["emergency"])
  const direction = oneOf(passageDirections, body["direction"])
  const room = orNull(body["room"], (value) => line(value, LONGEST_ROOM))
  const note = line(body["note"], LONGEST_NOTE)
  if (emergency === undefined || direction === undefined || room === undefined || note === undefined)
    return null
  return { what: "emergency", emergency, direction, room, note }
}

function readParcel(body: Json): ParcelStep | null {
  const step = oneOf(steps, body["step"])
  const room = orNull(body["room"], (value) => line(value, LONGEST_ROOM))
  const shelf = line(body["shelf"], LONGEST_NAME)
  const { parcel, count } = body
  if (!isId(parcel) || step === undefined || room === undefined || shelf === undefined) return null
  if (!Number.isInteger(count) || Number(count) < 1 || Number(count) > MOST_PARCELS) return null
  return { what: "parcel", parcel: parcel.toLowerCase(), step, room, shelf, count: Number(count) }
}

/** By a PIN or by a pass, not by both. */
function readDutySign(body: Json): DutySign | null {
  const step = oneOf(["in", "out"] as const, body["step"])
  const pin = orNull(body["pin"], (value) => (isText(value) && /^\d{6}$/.test(value) ? value : undefined))
  const pass = orNull(body["pass"], readOpaque)
  // a post that has not fetched its page anew does not ask for it
  const celsius = orNull(body["celsius"] ?? null, readCelsius)
  if (step === undefined || pin === undefined || pass === undefined || celsius === undefined) return null
  return (pin === null) === (pass === null) ? null : { what: "duty", step, pin, pass, celsius }
}

function readRound(body: Json): RoundNote | null {
  const entry = readRoundEntry(body["entry"])
  return entry === null ? null : { what: "round", entry }
}

function readShown(value: unknown): PassShown | undefined {
  if (!isRecord(value)) return undefined
  const pass = orNull(value["pass"], readOpaque)
  const by = oneOf(ways, value["by"])
  const number = orNull(value["number"], (text) =>
    isText(text) && /^\d{1,40}$/.test(text) ? text : undefined,
  )
  return pass === undefined || by === undefined || number === undefined ? undefined : { pass, by, number }
}

function readParticulars(value: unknown): Particulars | undefined {
  if (!isRecord(value)) return undefined
  const name = line(value["name"], LONGEST_NAME)
  const phone = line(value["phone"], LONGEST_NAME)
  const note = line(value["note"], LONGEST_NOTE)
  return name === undefined || phone === undefined || note === undefined ? undefined : { name, phone, note }
}

function readCelsius(value: unknown): number | undefined {
  return typeof value === "number" && value >= LOWEST && value <= HIGHEST ? value : undefined
}

function readOpaque(value: unknown): string | undefined {
  return isText(value) && /^[0-9a-f]{16}$/.test(value) ? value : undefined
}
