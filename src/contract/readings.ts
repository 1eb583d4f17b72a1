import Type from "typebox"
import { readingWays, slotNames } from "../core/care/reading-cell.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"

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
  shows: ["cases", "readings"],
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

const Missing = Type.Enum(["door", "person", "slot", "celsius"])
const ofItem = {
  homeId: Nullable(Id),
  door: Nullable(Type.String()),
  missing: Type.Array(Missing),
  /** Why somebody should look at it first: codes of core/care/chat-item.ts. */
  doubts: Type.Array(Type.String()),
  certain: Type.Boolean(),
  /** It is written down already, or a line before says the same. */
  known: Type.Boolean(),
}

export const ChatItemLine = Type.Union([
  Type.Object({
    kind: Type.Literal("reading"),
    ...ofItem,
    personId: Nullable(Id),
    day: Day,
    slot: Nullable(Slot),
    celsius: Nullable(Type.Number()),
    symptoms: Type.String(),
    /** What stands for that time of day. */
    standing: Nullable(Type.Number()),
  }),
  Type.Object({ kind: Type.Literal("need"), ...ofItem, category: Type.String(), text: Type.String() }),
])

/** What becomes of each line of a chat that is pasted as it is. The text is not kept. */
export const readChat = endpoint({
  method: "POST",
  path: "/api/chat/read",
  permission: "run-needs",
  body: Type.Object({
    text: Type.String({ maxLength: 60_000 }),
    /** Of what says no time of day. */
    slot: Nullable(Slot),
    /** The stairwell whose group it is; empty: none. */
    stairwell: Type.String({ maxLength: 8 }),
  }),
  reply: Type.Object({
    lines: Type.Array(
      Type.Object({
        index: Type.Integer(),
        what: Type.Enum(["items", "sender", "empty", "talk", "not-understood"]),
        items: Type.Array(ChatItemLine),
      }),
    ),
  }),
})

/** Writes down what was found in it and looked at, each for itself. */
export const takeChat = endpoint({
  method: "POST",
  path: "/api/chat/take",
  permission: "run-needs",
  body: Type.Object({
    commandId: CommandId,
    readings: Type.Array(ReadingToWrite, { maxItems: 500 }),
    needs: Type.Array(
      Type.Object({
        id: Id,
        homeId: Id,
        category: Type.String({ minLength: 1, maxLength: 20 }),
        text: Type.String({ maxLength: 300 }),
      }),
      { maxItems: 200 },
    ),
  }),
  reply: Type.Object({
    rows: Type.Array(Type.Object({ id: Id, refusal: Nullable(Type.String()) })),
  }),
})
