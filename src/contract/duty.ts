import Type from "typebox"
import { turnStates } from "../core/roster/duty-day.ts"
import { workerKinds } from "../core/roster/duty-ground.ts"
import { CommandId, Day, Done, endpoint, Id, Moment, Nullable } from "./endpoint.ts"
import { Objections, Returned, TurnObjection } from "./turns.ts"

const Kind = Type.Enum([...workerKinds])
const Level = Type.Enum(["rested", "amber", "red"])
const slot = { day: Day, postId: Id, hoursId: Id }
const named = { postId: Id, post: Type.String(), hoursId: Id, hours: Type.String() }
const Made = Type.Object({ id: Id })

export const DutyTurn = Type.Object({
  id: Id,
  workerId: Id,
  /** Empty: deleted. */
  name: Type.String(),
  kind: Kind,
  source: Type.String(),
  isExperienced: Type.Boolean(),
  state: Type.Enum([...turnStates]),
  startsAt: Type.String(),
  endsAt: Type.String(),
  signedInAt: Nullable(Type.String()),
  signedInHow: Nullable(Type.Enum(["pin", "pass", "desk"])),
  signedOutAt: Nullable(Type.String()),
  /** That nobody has been there since the beginning. */
  minutesMissing: Type.Integer(),
  /** How tired they are; null: not this account's to know. */
  level: Nullable(Level),
  /** Of an organisation's turn, who comes; null: nobody is named. */
  comer: Nullable(Type.Object({ name: Type.String(), workerId: Nullable(Id) })),
})

/** A shift at a post on a day: who stands, comes, is missing. */
export const DutySlot = Type.Object({
  ...slot,
  ...named,
  startsAt: Type.String(),
  endsAt: Type.String(),
  wanted: Type.Integer(),
  leads: Type.Integer(),
  closureId: Nullable(Id),
  isStreetAsked: Type.Boolean(),
  /** Heads that nobody fills. */
  short: Type.Integer(),
  lacksLead: Type.Boolean(),
  turns: Type.Array(DutyTurn),
  gear: Type.Array(Type.Object({ id: Id, item: Type.String(), amount: Type.String(), unit: Type.String() })),
})

/** A day at the posts with the night that begins on it. */
export const getDutyDay = endpoint({
  method: "GET",
  path: "/api/duty",
  permission: "run-duty",
  shows: ["books", "duty", "roll", "tasks"],
  query: Type.Object({ on: Day }),
  reply: Type.Object({
    now: Type.String(),
    alarmMinutes: Type.Integer(),
    slots: Type.Array(DutySlot),
    /** Work in the office; empty for whoever is not of it. */
    office: Type.Array(DutyTurn),
    posts: Type.Array(Type.Object({ id: Id, name: Type.String() })),
    helpers: Type.Array(Type.Object({ id: Id, name: Type.String(), kind: Kind })),
    /** Who cannot come now or later; why is said to nobody but that somebody was stood down, to the committee. */
    absences: Type.Array(
      Type.Object({
        id: Id,
        workerId: Id,
        name: Type.String(),
        from: Day,
        until: Nullable(Day),
        isStoodDown: Type.Boolean(),
        mayEnd: Type.Boolean(),
      }),
    ),
    /** Things of the stock book, with their unit. */
    items: Type.Array(Type.Object({ item: Type.String(), unit: Type.String() })),
    inspections: Type.Array(
      Type.Object({
        id: Id,
        at: Type.String(),
        post: Type.String(),
        name: Type.String(),
        isNight: Type.Boolean(),
        problem: Type.String(),
      }),
    ),
    /** Rounds of the night that begins on this day. */
    nightRounds: Type.Integer(),
  }),
})

const At = Type.Optional(Moment)

/** Somebody is there; without `at`, now. A fever is refused: whoever has one does not stand. */
export const signIn = endpoint({
  method: "POST",
  path: "/api/duty/sign-in",
  permission: "run-duty",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    at: At,
    celsius: Nullable(Type.Number({ minimum: 34, maximum: 43 })),
  }),
  reply: Done,
  refusals: ["not-found", "already-signed", "not-its-time", "fever-at-sign-in"],
})

export const signOut = endpoint({
  method: "POST",
  path: "/api/duty/sign-out",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id, at: At }),
  reply: Done,
  refusals: ["not-found", "already-signed", "not-signed-in-yet", "not-its-time"],
})

/** Takes the last signature of a turn back, with its row in the duty book. */
export const takeSignBack = endpoint({
  method: "POST",
  path: "/api/duty/sign-back",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found", "not-signed-in-yet"],
})

/** Who of an organisation comes to a turn; an empty name takes it away. Objections: it is not written. */
export const nameTurn = endpoint({
  method: "POST",
  path: "/api/duty/name",
  permission: "run-duty",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    name: Type.String({ maxLength: 20 }),
    /** Whoever of the roll it is: the name is theirs then. */
    workerId: Nullable(Id),
    isAdult: Type.Boolean(),
  }),
  reply: Objections,
  refusals: ["not-found"],
})

/** Somebody helps who was not on the roster, and is signed in; with objections they are not. */
export const addUnplanned = endpoint({
  method: "POST",
  path: "/api/duty/unplanned",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id, workerId: Id, ...slot, at: At }),
  reply: Objections,
  refusals: ["not-found", "already-known", "not-its-time"],
})

/** A colleague begins work in the office: it counts for rest. */
export const signInAtOffice = endpoint({
  method: "POST",
  path: "/api/duty/office",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id, workerId: Id, at: At }),
  reply: Made,
  refusals: ["not-found", "already-known", "already-signed", "not-its-time"],
})

/** Whom to ring up for a shift that lacks somebody: three at most, ranked. Their numbers are for this call. */
export const listStandIns = endpoint({
  method: "GET",
  path: "/api/duty/stand-ins",
  permission: "run-duty",
  shows: ["duty", "roll"],
  query: Type.Object(slot),
  reply: Type.Object({
    missing: Type.Integer(),
    lacksLead: Type.Boolean(),
    /** How many may stand in at all, these among them. */
    left: Type.Integer(),
    standIns: Type.Array(
      Type.Object({
        workerId: Id,
        name: Type.String(),
        phone: Type.String(),
        level: Level,
        minutes: Type.Integer(),
        nights: Type.Integer(),
        canLead: Type.Boolean(),
        isNear: Type.Boolean(),
        noAnswers: Type.Integer(),
      }),
    ),
    calls: Type.Array(
      Type.Object({
        id: Id,
        workerId: Id,
        name: Type.String(),
        answer: Type.Enum(["comes", "cannot", "no-answer"]),
        calledAt: Type.String(),
      }),
    ),
  }),
  refusals: ["not-found", "search-failed"],
})

export const answerStandIn = endpoint({
  method: "POST",
  path: "/api/duty/stand-ins/answer",
  permission: "run-duty",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    workerId: Id,
    ...slot,
    answer: Type.Enum(["comes", "cannot", "no-answer"]),
  }),
  reply: Type.Object({ turnId: Nullable(Id), objections: Type.Array(TurnObjection) }),
  refusals: ["not-found", "already-known"],
})

export const takeStandInBack = endpoint({
  method: "POST",
  path: "/api/duty/stand-ins/undo",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found", "nothing-to-undo"],
})

/** Leaves a post without anybody for a shift; `undo` opens it again. Gives the closing that stands: it may have been there. */
export const closeShift = endpoint({
  method: "POST",
  path: "/api/duty/close",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id, ...slot, undo: Type.Optional(Type.Boolean()) }),
  reply: Made,
  refusals: ["not-found", "already-known", "nothing-to-undo"],
})

/** A task for the head: the street is asked for people. Gives the task that is open: it may have been there. */
export const askStreet = endpoint({
  method: "POST",
  path: "/api/duty/ask-street",
  permission: "run-duty",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    ...slot,
    heads: Type.Integer({ minimum: 1, maximum: 50 }),
  }),
  reply: Type.Object({ taskId: Id }),
  refusals: ["not-found", "already-known"],
})

/** Somebody cannot come for some days: their turns are free. */
export const reportAway = endpoint({
  method: "POST",
  path: "/api/duty/away",
  permission: "run-duty",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    workerId: Id,
    from: Day,
    until: Nullable(Day),
    why: Type.Enum(["ill", "away"]),
  }),
  reply: Type.Object({ id: Id, freed: Type.Integer() }),
  refusals: ["not-found", "already-known", "ends-before-it-begins"],
})

/** It was a slip: the turns stand again where nobody else has the place by now, and whoever was to stand in does not. */
export const takeAwayBack = endpoint({
  method: "POST",
  path: "/api/duty/away/undo",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Returned,
  refusals: ["not-found", "nothing-to-undo"],
})

/** They can come again: turns that were freed are theirs again, as on their own page; not of those who were stood down. */
export const endAway = endpoint({
  method: "POST",
  path: "/api/duty/away/end",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Returned,
  refusals: ["not-found", "nothing-to-undo"],
})

const Shift = Type.Object(named)

/** Ways to fill what an absence freed, the fewest changes first. */
export const listMends = endpoint({
  method: "GET",
  path: "/api/duty/mends",
  permission: "run-duty",
  shows: ["duty", "roll"],
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    freed: Type.Array(Type.Object({ day: Day, ...named })),
    ways: Type.Array(
      Type.Object({
        key: Type.String(),
        steps: Type.Array(
          Type.Object({
            workerId: Id,
            name: Type.String(),
            phone: Type.String(),
            day: Day,
            from: Nullable(Shift),
            to: Nullable(Shift),
          }),
        ),
        open: Type.Array(
          Type.Object({ day: Day, skill: Nullable(Type.String()), heads: Type.Integer(), ...named }),
        ),
        measures: Type.Array(
          Type.Object({ kind: Type.Enum(["ask-street", "close-post"]), day: Day, ...named }),
        ),
      }),
    ),
  }),
  refusals: ["not-found", "search-failed"],
})

/** Takes a way as it was shown. */
export const takeMend = endpoint({
  method: "POST",
  path: "/api/duty/mends/take",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id, key: Type.String({ maxLength: 8000 }) }),
  reply: Type.Object({ changed: Type.Integer() }),
  refusals: ["not-found", "roster-changed", "search-failed"],
})

/** Gear goes out to a shift, as rows of the stock book. */
export const handOutGear = endpoint({
  method: "POST",
  path: "/api/duty/gear",
  permission: "run-duty",
  body: Type.Object({
    commandId: CommandId,
    ...slot,
    lines: Type.Array(
      Type.Object({
        id: Id,
        item: Type.String({ minLength: 1, maxLength: 20 }),
        unit: Type.String({ maxLength: 8 }),
        count: Type.Integer({ minimum: 1, maximum: 9999 }),
      }),
      { minItems: 1, maxItems: 12 },
    ),
  }),
  reply: Done,
  refusals: ["not-found"],
})

export const takeGearBack = endpoint({
  method: "POST",
  path: "/api/duty/gear/undo",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/** Somebody looked after a post; a `problem` waits until it is mended. */
export const inspectPost = endpoint({
  method: "POST",
  path: "/api/duty/inspection",
  permission: "run-duty",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    postId: Id,
    workerId: Nullable(Id),
    at: At,
    problem: Type.String({ maxLength: 200 }),
  }),
  reply: Done,
  refusals: ["not-found", "not-its-time"],
})

export const takeInspectionBack = endpoint({
  method: "POST",
  path: "/api/duty/inspection/undo",
  permission: "run-duty",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})
