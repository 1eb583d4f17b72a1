import Type from "typebox"
import { workerKinds } from "../core/roster/duty-ground.ts"
import { CommandId, Day, endpoint, Id, Nullable } from "./endpoint.ts"
import { Returned } from "./turns.ts"

const Level = Type.Enum(["rested", "amber", "red"])

export const WorkloadPerson = Type.Object({
  workerId: Id,
  /** Empty: deleted. */
  name: Type.String(),
  kind: Type.Enum([...workerKinds]),
  /** Of a colleague with work in hand in the office. */
  accountId: Nullable(Id),
  level: Level,
  signs: Type.Array(
    Type.Object({
      what: Type.Enum(["hours", "nights", "days"]),
      reached: Type.Number(),
      amber: Type.Number(),
      red: Type.Number(),
      level: Level,
    }),
  ),
  /** In the seven days up to now. */
  minutes: Type.Integer(),
  nights: Type.Integer(),
  daysOnEnd: Type.Integer(),
  /** Null: none is known of. */
  lastDayOff: Nullable(Day),
  strip: Type.Array(Type.Object({ day: Day, minutes: Type.Integer(), isNight: Type.Boolean() })),
  /** The seven days to come; `on`: when it would be as bad as `level`. */
  ahead: Type.Object({
    turns: Type.Integer(),
    minutes: Type.Integer(),
    level: Level,
    on: Nullable(Day),
  }),
  absence: Nullable(Type.Object({ id: Id, from: Day, until: Nullable(Day), isStoodDown: Type.Boolean() })),
})

const FatigueRule = Type.Object({
  amberHours: Type.Number(),
  redHours: Type.Number(),
  amberNights: Type.Number(),
  redNights: Type.Number(),
  amberDays: Type.Number(),
  redDays: Type.Number(),
  restHours: Type.Number(),
  gateAge: Type.Number(),
  document: Type.String(),
  inForceFrom: Day,
})

/** What everybody carries, whoever needs rest the most first; of the committee's own people only the committee hears. */
export const getWorkload = endpoint({
  method: "GET",
  path: "/api/workload",
  permission: "see-workload",
  shows: ["duty", "roll"],
  reply: Type.Object({
    today: Day,
    /** The rule of fatigue in force today. */
    rule: Nullable(FatigueRule),
    /** Rules that take its place within the seven days to come. */
    later: Type.Array(FatigueRule),
    people: Type.Array(WorkloadPerson),
  }),
})

/** Somebody has to rest: turns and work in the office go to others, in one step. Why is kept nowhere. */
export const standDown = endpoint({
  method: "POST",
  path: "/api/workload/stand-down",
  permission: "stand-down",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    workerId: Id,
    /** The last day; null: until somebody ends it. */
    until: Nullable(Day),
    toIds: Type.Array(Id, { maxItems: 20 }),
  }),
  reply: Type.Object({ id: Id, freed: Type.Integer(), handedOver: Type.Integer() }),
  refusals: ["not-found", "already-known", "ends-before-it-begins", "nobody-may-take"],
})

/** It was a slip: turns and work are as before, where nobody else has them by now. */
export const takeStandDownBack = endpoint({
  method: "POST",
  path: "/api/workload/stand-down/undo",
  permission: "stand-down",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Type.Object({ returned: Type.Integer(), left: Type.Integer(), ...Returned.properties }),
  refusals: ["not-found", "nothing-to-undo"],
})
