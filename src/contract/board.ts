import Type from "typebox"
import type { BoardBundle } from "../core/report/board.ts"
import { indicators } from "../core/report/summary.ts"
import { CommandId, Day, Done, endpoint, Id } from "./endpoint.ts"

/** The whole campaign in one reply; see BoardBundle. */
export const getBoard = endpoint({
  method: "GET",
  path: "/api/board",
  permission: "see-board",
  shows: ["cases", "readings", "screenings", "sums"],
  reply: Type.Unsafe<BoardBundle>({}),
})

/** The same without tenure, care and readings: what any passer-by may see. */
export const getWall = endpoint({
  method: "GET",
  path: "/api/wall",
  permission: "see-wall",
  shows: ["cases", "screenings", "sums"],
  reply: Type.Unsafe<BoardBundle>({}),
})

/** Says `change` with the neighbourhood's new version within a second of every commit, and a heartbeat. */
export const streamEvents = endpoint({
  method: "GET",
  path: "/api/events",
  permission: "see-wall",
  reply: "events",
})

export const AttentionItem = Type.Object({
  kind: Type.Union([
    Type.Literal("overdue-release"),
    Type.Literal("due-today"),
    Type.Literal("fever"),
    Type.Literal("missing-reading"),
    Type.Literal("missing-returnee"),
    Type.Literal("late-task"),
    Type.Literal("list-due"),
    Type.Literal("open-need"),
    Type.Literal("unmended-checkpoint"),
    Type.Literal("refused-rows"),
    Type.Literal("red-workers"),
  ]),
  homeId: Type.Union([Id, Type.Null()]),
  door: Type.Union([Type.String(), Type.Null()]),
  /** The masked name (王*明) of the person, where there is one. */
  person: Type.Union([Type.String(), Type.Null()]),
  /** A temperature, a slot of the day, a need's or problem's kind, a task's words or kind, a list's sender; "" where the kind says all. */
  detail: Type.String(),
  /** The day or moment since when it waits; of a list: when it is due. */
  since: Type.String(),
  count: Type.Integer(),
})

/** What needs a hand at the end of a day (of today: now), the most urgent first. */
export const getAttention = endpoint({
  method: "GET",
  path: "/api/attention",
  permission: "see-facts",
  shows: ["books", "cases", "duty", "findings", "imports", "lists", "needs", "readings", "roll", "tasks"],
  query: Type.Object({ on: Day }),
  reply: Type.Object({ items: Type.Array(AttentionItem) }),
})

export const RowsIndicator = Type.Enum([...indicators, "物资库存", "隔离分布"])

/** The very rows that a number of the table counts, names masked. */
export const getRows = endpoint({
  method: "GET",
  path: "/api/rows",
  permission: "see-facts",
  shows: [
    "books",
    "calls",
    "cases",
    "gate",
    "needs",
    "passes",
    "posts",
    "readings",
    "screenings",
    "visits",
    "waste",
  ],
  query: Type.Object({ indicator: RowsIndicator, on: Day, after: Type.Optional(Type.Integer()) }),
  reply: Type.Object({
    indicator: Type.String(),
    on: Day,
    /** Equals the number in the table where the number counts rows. */
    total: Type.Integer(),
    columns: Type.Array(Type.String()),
    rows: Type.Array(
      Type.Object({ homeId: Type.Union([Id, Type.Null()]), cells: Type.Array(Type.String()) }),
    ),
    /** Offset to ask the next rows with; null at the end. */
    next: Type.Union([Type.Integer(), Type.Null()]),
  }),
})

export const downloadRows = endpoint({
  method: "GET",
  path: "/api/rows/file",
  permission: "export-rows",
  query: Type.Object({ indicator: RowsIndicator, on: Day }),
  reply: "file",
})

/** Where a stairwell stands on the committee's own plan; null puts it back into the order of numbers. */
export const placeStairwells = endpoint({
  method: "POST",
  path: "/api/plan",
  permission: "change-plan",
  body: Type.Object({
    commandId: CommandId,
    places: Type.Array(
      Type.Object({
        stairwellId: Id,
        plan: Type.Union([Type.Object({ x: Type.Number(), y: Type.Number() }), Type.Null()]),
      }),
    ),
  }),
  reply: Done,
  refusals: ["not-found"],
})
