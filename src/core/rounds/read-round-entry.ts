import { parsePlainDate } from "../kit/dates.ts"
import { isId, isRecord, isText, type Json, line, oneOf, orNull } from "../kit/read-unknown.ts"
import { doorOutcomes } from "./attempt.ts"
import type { RoundEntry } from "./round-entry.ts"

const LONGEST_NOTE = 400
const LONGEST_SYMPTOMS = 100
const LOWEST = 34
const HIGHEST = 43
const MOST_BAGS = 99
const slots = ["上午", "下午"] as const

/** What somebody wrote down at a door, from JSON that a phone sent; null where it is none of the things that are written there. */
export function readRoundEntry(value: unknown): RoundEntry | null {
  if (!isRecord(value)) return null
  const homeId = readId(value["homeId"])
  if (homeId === undefined) return null
  switch (value["what"]) {
    case "reading":
      return readReading(value, homeId)
    case "visit":
      return readVisit(value, homeId)
    case "waste":
      return readWaste(value, homeId)
    case "attempt":
      return readAttempt(value, homeId)
    case "handed-over": {
      const needId = readId(value["needId"])
      return needId === undefined ? null : { what: "handed-over", needId, homeId }
    }
    default:
      return null
  }
}

function readReading(value: Json, homeId: string): RoundEntry | null {
  const checkId = orNull(value["checkId"], readId)
  const personId = readId(value["personId"])
  const day = isText(value["day"]) ? parsePlainDate(value["day"]) : null
  const slot = oneOf(slots, value["slot"])
  const celsius = readCelsius(value["celsius"])
  const symptoms = line(value["symptoms"], LONGEST_SYMPTOMS)
  if (checkId === undefined || personId === undefined || day === null || slot === undefined) return null
  if (celsius === undefined || symptoms === undefined) return null
  return { what: "reading", checkId, homeId, personId, day, slot, celsius, symptoms }
}

function readVisit(value: Json, homeId: string): RoundEntry | null {
  const checkId = orNull(value["checkId"], readId)
  const note = line(value["note"], LONGEST_NOTE)
  const { fine } = value
  if (checkId === undefined || note === undefined || typeof fine !== "boolean") return null
  return { what: "visit", checkId, homeId, note, fine }
}

function readWaste(value: Json, homeId: string): RoundEntry | null {
  const checkId = orNull(value["checkId"], readId)
  const { bags } = value
  if (checkId === undefined || !Number.isInteger(bags)) return null
  if (Number(bags) < 0 || Number(bags) > MOST_BAGS) return null
  return { what: "waste", checkId, homeId, bags: Number(bags) }
}

function readAttempt(value: Json, homeId: string): RoundEntry | null {
  const checkId = readId(value["checkId"])
  const outcome = oneOf(doorOutcomes, value["outcome"])
  const note = line(value["note"], LONGEST_NOTE)
  if (checkId === undefined || outcome === undefined || note === undefined) return null
  return { what: "attempt", checkId, homeId, outcome, note }
}

function readId(value: unknown): string | undefined {
  return isId(value) ? value.toLowerCase() : undefined
}

/** As a thermometer says it: in tenths. */
function readCelsius(value: unknown): number | undefined {
  if (typeof value !== "number" || !(value >= LOWEST && value <= HIGHEST)) return undefined
  return Math.round(value * 10) / 10
}
