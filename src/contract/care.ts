import Type from "typebox"
import { needMoves, needStatuses, withdrawReasons } from "../core/care/need-moves.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"

const Moment = Type.String({ maxLength: 40 })

/** One wish of a home. `why` is for the desk alone: whoever only brings things sees the door and what to bring. */
export const NeedLine = Type.Object({
  id: Id,
  homeId: Id,
  door: Type.String(),
  category: Type.String(),
  asked: Type.String(),
  since: Type.String(),
  status: Type.Enum([...needStatuses]),
  ownerId: Nullable(Id),
  owner: Type.String(),
  isMine: Type.Boolean(),
  promisedFor: Nullable(Type.String()),
  settledAt: Nullable(Type.String()),
  note: Type.String(),
  /** The time that was promised is over. */
  isLate: Type.Boolean(),
  why: Nullable(Type.Object({ quarantined: Type.Boolean(), care: Type.String() })),
  moves: Type.Array(Type.Enum([...needMoves])),
  /** It was written down just now: an undo takes the row itself back. */
  mayTakeBack: Type.Boolean(),
})

/** What homes wish for, open or settled today, in walking order. */
export const listNeeds = endpoint({
  method: "GET",
  path: "/api/needs",
  permission: "deliver-needs",
  shows: ["cases", "needs"],
  reply: Type.Object({ needs: Type.Array(NeedLine) }),
})

/** Writes down what a home wishes for. */
export const addNeed = endpoint({
  method: "POST",
  path: "/api/needs",
  permission: "run-needs",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    homeId: Id,
    category: Type.String({ minLength: 1, maxLength: 20 }),
    text: Type.String({ maxLength: 300 }),
    ownerId: Type.Optional(Nullable(Id)),
    promisedFor: Type.Optional(Nullable(Moment)),
    at: Type.Optional(Moment),
  }),
  reply: Done,
  refusals: ["not-found", "already-known", "time-to-come"],
})

/** Taken, bought, promised, handed over, given back, withdrawn, opened again: one table (core/care/need-moves.ts). */
export const moveNeed = endpoint({
  method: "POST",
  path: "/api/needs/move",
  permission: "deliver-needs",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    move: Type.Enum([...needMoves]),
    ownerId: Type.Optional(Id),
    promisedFor: Type.Optional(Nullable(Moment)),
    at: Type.Optional(Moment),
    reason: Type.Optional(Type.Enum([...withdrawReasons])),
  }),
  reply: Done,
  refusals: ["not-found", "need-move-not-allowed", "reason-needed", "time-to-come", "before-start"],
})

/** Takes the last step of a need back, or the row of one that was written down just now. */
export const undoNeed = endpoint({
  method: "POST",
  path: "/api/needs/undo",
  permission: "deliver-needs",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found", "nothing-to-undo"],
})

const Way = Type.Enum(["call", "visit"])
const Found = Type.Enum(["fine", "not-fine", "nobody-there"])
const EveryDays = Type.Integer({ minimum: 1, maximum: 60 })
const ConsentWay = Type.Enum(["phone", "door", "paper"])

/** Everyone in special care in walking order, with the plans they consented to; name and telephone are masked. */
export const listCare = endpoint({
  method: "GET",
  path: "/api/care",
  permission: "run-needs",
  shows: ["attempts", "care"],
  reply: Type.Object({
    /** Days between two contacts that the rule proposes. */
    rhythm: Type.Object({ call: Type.Integer(), visit: Type.Integer() }),
    people: Type.Array(
      Type.Object({
        personId: Id,
        homeId: Id,
        door: Type.String(),
        name: Type.String(),
        phone: Type.String(),
        care: Type.String(),
        plans: Type.Array(
          Type.Object({
            id: Id,
            way: Way,
            everyDays: Type.Integer(),
            ownerId: Nullable(Id),
            owner: Type.String(),
            consentedOn: Day,
            consentedHow: ConsentWay,
          }),
        ),
        /** The last contact that was written down here; it can be taken back. */
        lastContact: Nullable(
          Type.Object({
            id: Id,
            at: Type.String(),
            way: Way,
            found: Found,
            note: Type.String(),
            by: Type.String(),
          }),
        ),
        lastAt: Nullable(Type.String()),
        nextOn: Nullable(Day),
        dueToday: Type.Boolean(),
        doneToday: Type.Boolean(),
        /** Of the last fourteen days: nobody there, or not attempted. */
        missed: Type.Integer(),
      }),
    ),
  }),
})

/** Agrees on regular calls or visits with somebody in special care: consent first. */
export const makeCarePlan = endpoint({
  method: "POST",
  path: "/api/care/plans",
  permission: "run-needs",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    personId: Id,
    homeId: Id,
    way: Way,
    everyDays: EveryDays,
    ownerId: Nullable(Id),
    consentedOn: Day,
    consentedHow: ConsentWay,
    fromOn: Type.Optional(Day),
  }),
  reply: Done,
  refusals: ["not-found", "already-known", "plan-running", "wrong-day"],
})

/** Another rhythm or owner from today on. */
export const changeCarePlan = endpoint({
  method: "POST",
  path: "/api/care/plans/change",
  permission: "run-needs",
  body: Type.Object({ commandId: CommandId, id: Id, everyDays: EveryDays, ownerId: Nullable(Id) }),
  reply: Done,
  refusals: ["not-found"],
})

/** Ends a plan: what was still to come of it is called off. */
export const endCarePlan = endpoint({
  method: "POST",
  path: "/api/care/plans/end",
  permission: "run-needs",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    why: Type.Enum(["consent-withdrawn", "left", "not-needed"]),
  }),
  reply: Done,
  refusals: ["not-found"],
})

/** A call to or a visit of somebody in special care, as was planned or not. */
export const recordContact = endpoint({
  method: "POST",
  path: "/api/care/contacts",
  permission: "run-needs",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    personId: Id,
    homeId: Id,
    way: Way,
    found: Found,
    note: Type.String({ maxLength: 300 }),
    at: Type.Optional(Moment),
  }),
  reply: Done,
  refusals: ["not-found", "already-known", "time-to-come", "note-needed"],
})

/** Takes a contact back that was written down by mistake: it is kept with the reason, and what was planned is open again. */
export const takeBackContact = endpoint({
  method: "POST",
  path: "/api/care/contacts/take-back",
  permission: "run-needs",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    contactId: Id,
    reason: Type.String({ minLength: 1, maxLength: 200 }),
  }),
  reply: Done,
  refusals: ["not-found"],
})
