import Type from "typebox"
import { readingWays, slotNames } from "../core/care/reading-cell.ts"
import { CommandId, Day, Done, endpoint, Id } from "./endpoint.ts"

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const Celsius = Type.Number({ minimum: 30, maximum: 45 })
const Way = Type.Enum([...readingWays])
const Slot = Type.Enum([...slotNames])

/** Somebody's morning or afternoon of the day. */
export const ReadingCell = Type.Object({
  status: Type.Enum(["fine", "fever", "symptom", "missing", "not-yet"]),
  /** Readings of the same time of day that are lower. */
  others: Type.Integer(),
  reading: Nullable(
    Type.Object({
      id: Id,
      celsius: Type.Number(),
      symptoms: Type.String(),
      how: Type.String(),
      by: Type.String(),
    }),
  ),
})

/** The temperatures of a day: everyone in home quarantine in walking order; names are masked. */
export const getReadingSheet = endpoint({
  method: "GET",
  path: "/api/readings",
  permission: "run-rounds",
  query: Type.Object({ on: Type.Optional(Day) }),
  reply: Type.Object({
    day: Day,
    feverFrom: Type.Number(),
    /** The clock from which morning and afternoon are missing. */
    missingFrom: Type.Array(Type.String()),
    people: Type.Array(
      Type.Object({
        personId: Id,
        homeId: Id,
        door: Type.String(),
        name: Type.String(),
        dayNumber: Type.Integer(),
        cells: Type.Array(ReadingCell),
      }),
    ),
  }),
  refusals: ["wrong-day"],
})

export const ReadingToWrite = Type.Object({
  id: Id,
  personId: Id,
  homeId: Id,
  day: Day,
  slot: Slot,
  celsius: Celsius,
  symptoms: Type.String({ maxLength: 100 }),
  how: Way,
})

/** Writes temperatures down, each for itself; `refusal` null: it is written, now or before. */
export const addReadings = endpoint({
  method: "POST",
  path: "/api/readings",
  permission: "run-rounds",
  body: Type.Object({
    commandId: CommandId,
    readings: Type.Array(ReadingToWrite, { minItems: 1, maxItems: 500 }),
  }),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        id: Id,
        refusal: Nullable(Type.Enum(["not-found", "bad-input", "wrong-day", "reading-there"])),
      }),
    ),
  }),
})

/** Takes a wrong temperature back, and writes the right one where there is one. */
export const correctReading = endpoint({
  method: "POST",
  path: "/api/readings/correct",
  permission: "run-rounds",
  body: Type.Object({
    commandId: CommandId,
    factId: Id,
    takingBackId: Id,
    reason: Type.String({ maxLength: 200 }),
    right: Nullable(
      Type.Object({ id: Id, celsius: Celsius, symptoms: Type.String({ maxLength: 100 }), how: Way }),
    ),
  }),
  reply: Done,
  refusals: ["not-found", "note-needed"],
})
