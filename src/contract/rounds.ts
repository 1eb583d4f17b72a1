import Type from "typebox"
import { roles } from "../core/access/roles.ts"
import type { Policy } from "../core/policy/policy.ts"
import { doorOutcomes } from "../core/rounds/attempt.ts"
import { paperWhats } from "../core/rounds/paper.ts"
import { checkKinds, checkSources, checkStatuses } from "../core/rounds/planned-check.ts"
import { CommandId, Day, Done, endpoint, Id, Moment, Nullable } from "./endpoint.ts"

/** In UTC. */
const Name = Type.String({ minLength: 1, maxLength: 80 })
const Note = Type.String({ maxLength: 400 })

/** One planned check, with what has come of it so far. */
const RoundCheckView = Type.Object({
  id: Id,
  kind: Type.Enum([...checkKinds]),
  source: Type.Enum([...checkSources]),
  day: Day,
  slot: Type.String(),
  personId: Nullable(Id),
  dueAt: Type.String(),
  ownerId: Nullable(Id),
  status: Type.Enum([...checkStatuses]),
  statusAt: Nullable(Type.String()),
  outcome: Nullable(Type.String()),
  attempts: Type.Integer(),
  /** What was written down here and says how it stands; null where nothing of the kind can be taken back. */
  tryId: Nullable(Id),
})

/** A home on a round. Names are masked, and empty for those who may not see people. */
export const RoundHomeView = Type.Object({
  id: Id,
  door: Type.String(),
  room: Type.String(),
  floor: Type.Integer(),
  stairwell: Type.Object({ id: Id, lane: Type.String(), number: Type.String() }),
  /** Left over of an earlier day; on a round from door to door: the note is gone, somebody is in. */
  late: Type.Boolean(),
  tenure: Nullable(Type.Enum(["owner-occupied", "let", "vacant"])),
  people: Type.Array(
    Type.Object({
      personId: Nullable(Id),
      name: Type.String(),
      dayNumber: Nullable(Type.Integer()),
      dueOn: Nullable(Day),
    }),
  ),
  checks: Type.Array(RoundCheckView),
  needs: Type.Array(
    Type.Object({
      id: Id,
      category: Type.String(),
      asked: Type.String(),
      since: Type.String(),
      handedOver: Type.Boolean(),
    }),
  ),
})
const Round = Type.Object({ day: Day, homes: Type.Array(RoundHomeView) })

/** A list of a day's round in walking order; without a day, of today. `stairwells`: ids with commas between them. */
export const getRound = endpoint({
  method: "GET",
  path: "/api/rounds",
  permission: "run-rounds",
  shows: ["attempts", "calls-to-make", "cases", "knocks", "needs", "readings", "visits", "waste"],
  query: Type.Object({
    list: Type.Enum(["visits", "readings", "knocks", "calls-failed"]),
    day: Type.Optional(Day),
    stairwells: Type.Optional(Type.String({ maxLength: 4000 })),
    roundId: Type.Optional(Id),
  }),
  reply: Round,
})

/** The rubbish round: doors alone. */
export const getWasteRound = endpoint({
  method: "GET",
  path: "/api/rounds/waste",
  permission: "collect-waste",
  shows: ["attempts", "cases", "waste"],
  query: Type.Object({ day: Type.Optional(Day) }),
  reply: Round,
})

/** What is to be delivered, door by door. */
export const getDeliveryRound = endpoint({
  method: "GET",
  path: "/api/rounds/deliveries",
  permission: "deliver-needs",
  shows: ["cases", "needs"],
  query: Type.Object({ day: Type.Optional(Day) }),
  reply: Round,
})

/** Every entry says when it happened and who was there; its id is the fact's. */
const written = { id: Id, at: Moment, by: Name, homeId: Id }
const Reading = Type.Object({
  ...written,
  what: Type.Literal("reading"),
  checkId: Nullable(Id),
  personId: Id,
  day: Day,
  slot: Type.Enum(["上午", "下午"]),
  celsius: Type.Number(),
  symptoms: Type.String({ maxLength: 100 }),
})
const Visit = Type.Object({
  ...written,
  what: Type.Literal("visit"),
  checkId: Nullable(Id),
  note: Note,
  fine: Type.Boolean(),
})
const Waste = Type.Object({
  ...written,
  what: Type.Literal("waste"),
  checkId: Nullable(Id),
  bags: Type.Integer({ minimum: 0, maximum: 99 }),
})
const Attempt = Type.Object({
  ...written,
  what: Type.Literal("attempt"),
  checkId: Id,
  outcome: Type.Enum([...doorOutcomes]),
  note: Note,
})
const HandedOver = Type.Object({ ...written, what: Type.Literal("handed-over"), needId: Id })

const entryRefusals = ["not-found", "time-to-come", "before-start"] as const
const entriesOf = <T extends Type.TSchema>(entry: T) =>
  Type.Object({ commandId: CommandId, entries: Type.Array(entry, { minItems: 1, maxItems: 40 }) })

/** Writes down what happened at doors, at its own time: all of it or, where one cannot have been so, nothing. */
export const enterRoundEntries = endpoint({
  method: "POST",
  path: "/api/rounds/entries",
  permission: "run-rounds",
  body: entriesOf(Type.Union([Reading, Visit, Attempt, HandedOver])),
  reply: Done,
  refusals: entryRefusals,
})

export const enterWasteEntries = endpoint({
  method: "POST",
  path: "/api/rounds/waste/entries",
  permission: "collect-waste",
  body: entriesOf(Type.Union([Waste, Attempt])),
  reply: Done,
  refusals: entryRefusals,
})

export const enterDeliveries = endpoint({
  method: "POST",
  path: "/api/rounds/deliveries/entries",
  permission: "deliver-needs",
  body: entriesOf(HandedOver),
  reply: Done,
  refusals: entryRefusals,
})

const takenBack = {
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    tryId: Id,
    reason: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  reply: Done,
  refusals: ["not-found"] as const,
}

/** Takes back what was written down at a door by mistake: it is kept with the reason, and what was planned is open again. */
export const takeBackTry = endpoint({
  ...{ method: "POST", path: "/api/rounds/take-back", permission: "run-rounds" },
  ...takenBack,
})

/** The same of the rubbish round, and of nothing else. */
export const takeBackWaste = endpoint({
  ...{ method: "POST", path: "/api/rounds/waste/take-back", permission: "collect-waste" },
  ...takenBack,
})

/** Those who go on rounds. */
export const listRoundPeople = endpoint({
  method: "GET",
  path: "/api/rounds/people",
  permission: "run-rounds",
  reply: Type.Object({
    people: Type.Array(Type.Object({ id: Id, name: Type.String(), role: Type.Enum([...roles]) })),
  }),
})

/** Gives planned checks to somebody, or (null) to nobody. */
export const assignChecks = endpoint({
  method: "POST",
  path: "/api/rounds/assign",
  permission: "run-rounds",
  body: Type.Object({
    commandId: CommandId,
    checkIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
    ownerId: Nullable(Id),
  }),
  reply: Done,
  refusals: ["not-found"],
})

const coverage = { homes: Type.Integer(), explained: Type.Integer(), tried: Type.Integer() }

/** The rounds from door to door, and how far each has come. */
export const listKnockRounds = endpoint({
  method: "GET",
  path: "/api/rounds/knocks",
  permission: "run-rounds",
  shows: ["knocks"],
  reply: Type.Object({
    rounds: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        begunOn: Day,
        dueOn: Day,
        endedOn: Nullable(Day),
        whole: Type.Object(coverage),
        stairwells: Type.Array(
          Type.Object({ id: Id, lane: Type.String(), number: Type.String(), ...coverage }),
        ),
      }),
    ),
  }),
})

/** Begins a round: a knock is planned at every home of these stairwells. */
export const makeKnockRound = endpoint({
  method: "POST",
  path: "/api/rounds/knocks/make",
  permission: "run-rounds",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    name: Type.String({ minLength: 1, maxLength: 40 }),
    stairwellIds: Type.Array(Id, { minItems: 1, maxItems: 500 }),
    dueOn: Day,
  }),
  reply: Type.Object({ id: Id, homes: Type.Integer() }),
  refusals: ["wrong-day", "not-found", "already-known"],
})

/** Explains the homes that the register knows as vacant. */
export const explainVacant = endpoint({
  method: "POST",
  path: "/api/rounds/knocks/explain-vacant",
  permission: "run-rounds",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Type.Object({ homes: Type.Integer() }),
  refusals: ["not-found", "already-ended"],
})

/** Ends a round; `anyway`: though homes are left unexplained. */
export const endKnockRound = endpoint({
  method: "POST",
  path: "/api/rounds/knocks/end",
  permission: "run-rounds",
  body: Type.Object({ commandId: CommandId, id: Id, anyway: Type.Boolean() }),
  reply: Done,
  refusals: ["not-found", "already-ended", "round-not-complete"],
})

const PaperLineView = Type.Object({
  number: Type.Integer(),
  what: Type.Enum([...paperWhats]),
  homeId: Id,
  door: Type.String(),
  room: Type.String(),
  stairwell: Type.String(),
  late: Type.Boolean(),
  people: Type.Array(Type.Object({ name: Type.String(), dayNumber: Nullable(Type.Integer()) })),
  personId: Nullable(Id),
  aboutId: Id,
  text: Type.String(),
  phone: Type.String(),
  statuses: Type.Array(Type.Enum([...checkStatuses])),
})

/** The paper pack of a day, names whole: that it is printed is written down. */
export const printPaperPack = endpoint({
  method: "POST",
  path: "/api/rounds/paper",
  permission: "run-rounds",
  body: Type.Object({ commandId: CommandId, day: Day }),
  reply: Type.Object({
    day: Day,
    printedAt: Type.String(),
    printedBy: Type.String(),
    rules: Type.Array(Type.Unsafe<Policy>({})),
    people: Type.Array(Type.Object({ name: Type.String(), role: Type.Enum([...roles]) })),
    quarantined: Type.Array(
      Type.Object({ door: Type.String(), name: Type.String(), dayNumber: Type.Integer(), dueOn: Day }),
    ),
    lines: Type.Array(PaperLineView),
  }),
  refusals: ["wrong-day"],
})

/** The lines of the pack that was printed for a day, to enter them afterwards; names are masked. */
export const listPaperLines = endpoint({
  method: "GET",
  path: "/api/rounds/paper-lines",
  permission: "run-rounds",
  query: Type.Object({ day: Day }),
  reply: Type.Object({ lines: Type.Array(PaperLineView) }),
  refusals: ["wrong-day"],
})
