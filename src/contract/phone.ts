import Type from "typebox"
import { needCategories } from "../core/care/need-moves.ts"
import { callCategories } from "../core/phone/call-category.ts"
import { callOutcomes } from "../core/rounds/attempt.ts"
import { checkSources, checkStatuses } from "../core/rounds/planned-check.ts"
import { RoleName } from "./access.ts"
import { CommandId, Day, Done, endpoint, Id, Moment, Nullable } from "./endpoint.ts"

const Category = Type.Enum([...callCategories])
const NumberText = Type.String({ maxLength: 30 })
const Words = Type.String({ maxLength: 1000 })
const Slot = Type.Union([Type.Literal("上午"), Type.Literal("下午")])

/** A temperature that was said on the phone, of somebody of the home in quarantine. */
export const SaidReading = Type.Object({
  id: Id,
  personId: Id,
  day: Day,
  slot: Slot,
  celsius: Type.Number({ minimum: 34, maximum: 43 }),
  symptoms: Type.String({ maxLength: 200 }),
})

/** One thing that is not over in a home, said before the first word. `text` is what was written; empty where the kind says it all. */
export const Matter = Type.Object({
  kind: Type.Union([
    Type.Literal("need"),
    Type.Literal("reading"),
    Type.Literal("task"),
    Type.Literal("objection"),
    Type.Literal("call"),
    Type.Literal("due"),
  ]),
  id: Id,
  text: Type.String(),
  /** A task's kind, a reading's half of the day, a planned call's source. */
  what: Type.String(),
  person: Nullable(Type.String()),
  since: Nullable(Type.String()),
  dueAt: Nullable(Type.String()),
  late: Type.Boolean(),
  who: Nullable(Type.String()),
})

/** What was said before with this home or number, by whom: calls, visits, tries. */
export const PastContact = Type.Object({
  id: Id,
  kind: Type.Union([Type.Literal("call"), Type.Literal("visit"), Type.Literal("attempt")]),
  /** `2020-02-12 18:20`, or the day alone. */
  at: Type.String(),
  /** A call's category, a try's outcome; empty for a visit. */
  what: Type.String(),
  text: Type.String(),
  who: Type.String(),
  open: Type.Boolean(),
  /** By this number and not by this home. */
  byNumber: Type.Boolean(),
})

/** Somebody of the home that calls or is called. */
export const HomeVoice = Type.Object({
  id: Id,
  name: Type.String(),
  standing: Type.String(),
  care: Type.String(),
  /** Day n of how many, in home quarantine today. */
  quarantine: Nullable(
    Type.Object({ day: Type.Integer(), of: Type.Integer(), dueOn: Day, late: Type.Boolean() }),
  ),
  /** Half of today → °C that was taken. */
  readings: Type.Object({ 上午: Nullable(Type.Number()), 下午: Nullable(Type.Number()) }),
})

export const CallerCard = Type.Object({
  home: Nullable(Type.Object({ id: Id, door: Type.String(), people: Type.Array(HomeVoice) })),
  matters: Type.Array(Matter),
  /** Good passes of the home, and what became of the newest. */
  passes: Nullable(Type.Object({ good: Type.Integer(), last: Nullable(Type.String()) })),
  history: Type.Array(PastContact),
})

/** Who is on the phone: by the number as it was typed, the home, or both. Everything open and everything said before. */
export const recogniseCaller = endpoint({
  method: "POST",
  path: "/api/phone/caller",
  permission: "answer-phone",
  body: Type.Object({ number: NumberText, homeId: Nullable(Id) }),
  reply: CallerCard,
  refusals: ["not-found"],
})

/**
 * Writes down a call with all that follows from it in one saving: a follow-up with whom and by when, a call back, temperatures.
 * `id` becomes the fact's and is made once, however often it is sent.
 */
export const logCall = endpoint({
  method: "POST",
  path: "/api/phone/calls/log",
  permission: "answer-phone",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    at: Moment,
    number: NumberText,
    homeId: Nullable(Id),
    personId: Nullable(Id),
    category: Category,
    text: Words,
    /** Null: settled at once. */
    followUp: Nullable(Type.Object({ id: Id, team: RoleName, ownerId: Nullable(Id), dueAt: Moment })),
    /** What the home wishes for; whoever follows up and by when are the need's then. */
    need: Nullable(
      Type.Object({
        id: Id,
        category: Type.Enum([...needCategories]),
        ownerId: Nullable(Id),
        promisedFor: Nullable(Moment),
      }),
    ),
    /** They are rung again, not before `at`. */
    callBack: Nullable(Type.Object({ id: Id, at: Moment })),
    readings: Type.Array(SaidReading, { maxItems: 20 }),
  }),
  reply: Type.Object({ id: Id }),
  refusals: ["not-found", "already-known", "cannot-have-task"],
})

/** One call of the book; the number is masked. */
export const CallLine = Type.Object({
  id: Id,
  at: Type.String(),
  number: Type.String(),
  homeId: Nullable(Id),
  door: Nullable(Type.String()),
  personId: Nullable(Id),
  person: Nullable(Type.String()),
  category: Type.String(),
  text: Type.String(),
  who: Type.String(),
  open: Type.Boolean(),
  followUp: Nullable(
    Type.Object({ id: Id, owner: Nullable(Type.String()), team: RoleName, dueAt: Nullable(Type.String()) }),
  ),
})

/** The calls of a day, the newest first; or all that somebody has still to see to, the oldest first. */
export const listCalls = endpoint({
  method: "GET",
  path: "/api/phone/calls",
  permission: "answer-phone",
  shows: ["calls", "tasks"],
  query: Type.Object({
    view: Type.Union([Type.Literal("day"), Type.Literal("open")]),
    on: Type.Optional(Day),
  }),
  reply: Type.Object({ on: Day, total: Type.Integer(), calls: Type.Array(CallLine) }),
})

/** A call that was written down wrongly: taken back with the reason, and written anew beside (`becomes`), or not at all. */
export const correctCall = endpoint({
  method: "POST",
  path: "/api/phone/calls/correct",
  permission: "answer-phone",
  body: Type.Object({
    commandId: CommandId,
    /** Of what takes it back. */
    id: Id,
    callId: Id,
    reason: Type.String({ maxLength: 400 }),
    becomes: Nullable(
      Type.Object({ id: Id, homeId: Nullable(Id), personId: Nullable(Id), category: Category, text: Words }),
    ),
  }),
  reply: Done,
  refusals: ["not-found", "already-known", "note-needed"],
})

/** Nothing more is to be done about a call; its follow-up is done with it. */
export const settleOneCall = endpoint({
  method: "POST",
  path: "/api/phone/calls/settle",
  permission: "answer-phone",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/** Calls by hour and kind, of a day and up to it; an hour is null where a book has the day alone. */
export const getCallStatistics = endpoint({
  method: "GET",
  path: "/api/phone/statistics",
  permission: "answer-phone",
  shows: ["calls"],
  query: Type.Object({ on: Type.Optional(Day) }),
  reply: Type.Object({
    on: Day,
    day: Type.Array(CountOf()),
    toDate: Type.Array(CountOf()),
    /** Of the day: still to be seen to; and by whom they were answered. */
    open: Type.Integer(),
    answered: Type.Array(Type.Object({ who: Type.String(), count: Type.Integer() })),
  }),
})

export const CommonAnswer = Type.Object({
  id: Id,
  category: Category,
  question: Type.String(),
  answer: Type.String(),
})

export const listAnswers = endpoint({
  method: "GET",
  path: "/api/phone/answers",
  permission: "answer-phone",
  shows: ["answers"],
  reply: Type.Object({ answers: Type.Array(CommonAnswer) }),
})

/** Writes an answer, or writes it anew. */
export const saveAnswer = endpoint({
  method: "POST",
  path: "/api/phone/answers/save",
  permission: "answer-phone",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    category: Category,
    question: Type.String({ minLength: 1, maxLength: 200 }),
    answer: Type.String({ minLength: 1, maxLength: 1000 }),
  }),
  reply: Done,
})

export const endAnswer = endpoint({
  method: "POST",
  path: "/api/phone/answers/end",
  permission: "answer-phone",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/** The first answers, as the spring of 2020 asked for them: those whose question is not there yet. */
export const addFirstAnswers = endpoint({
  method: "POST",
  path: "/api/phone/answers/first",
  permission: "answer-phone",
  body: Type.Object({ commandId: CommandId }),
  reply: Type.Object({ added: Type.Integer() }),
})

/** A call to make; name and number are masked. */
export const CallToMake = Type.Object({
  id: Id,
  source: Type.Enum([...checkSources]),
  day: Day,
  dueAt: Type.String(),
  againAt: Nullable(Type.String()),
  status: Type.Enum([...checkStatuses]),
  attempts: Type.Integer(),
  outcome: Nullable(Type.String()),
  homeId: Nullable(Id),
  door: Nullable(Type.String()),
  personId: Nullable(Id),
  name: Type.String(),
  number: Type.String(),
  reason: Type.String(),
  owner: Nullable(Type.String()),
  heldBy: Nullable(Type.String()),
  heldByMe: Type.Boolean(),
  heldUntil: Nullable(Type.String()),
  due: Type.Boolean(),
})

/** The calls to make: those due now first, then those to come today; how many went to the door. */
export const listCallsToMake = endpoint({
  method: "GET",
  path: "/api/phone/queue",
  permission: "answer-phone",
  shows: ["attempts", "calls-to-make"],
  reply: Type.Object({
    calls: Type.Array(CallToMake),
    counts: Type.Object({
      due: Type.Integer(),
      held: Type.Integer(),
      later: Type.Integer(),
      toDoor: Type.Integer(),
      doneToday: Type.Integer(),
    }),
    tries: Type.Integer(),
  }),
})

/** Takes the next call, or the one named, for as long as the rule holds a call for one caller; taken again it is held anew. */
export const takeCall = endpoint({
  method: "POST",
  path: "/api/phone/queue/take",
  permission: "answer-phone",
  body: Type.Object({ commandId: CommandId, id: Nullable(Id) }),
  reply: Type.Object({ id: Id, heldUntil: Type.String() }),
  refusals: ["no-call-due", "call-held", "not-found"],
})

/** The call that I hold, with the numbers to dial, what is open there and what was said before. */
export const getHeldCall = endpoint({
  method: "GET",
  path: "/api/phone/queue/held",
  permission: "answer-phone",
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    call: CallToMake,
    numbers: Type.Array(Type.Object({ name: Type.String(), number: Type.String() })),
    card: CallerCard,
  }),
  refusals: ["not-found", "call-not-held"],
})

/** Gives a call back that was not made. */
export const releaseCall = endpoint({
  method: "POST",
  path: "/api/phone/queue/release",
  permission: "answer-phone",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/** What a call came to. `id` is of the try's fact; temperatures that were said are written in the same saving. */
export const saveCallOutcome = endpoint({
  method: "POST",
  path: "/api/phone/queue/outcome",
  permission: "answer-phone",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    callId: Id,
    outcome: Type.Enum([...callOutcomes]),
    fine: Type.Boolean(),
    note: Words,
    againAt: Nullable(Moment),
    readings: Type.Array(SaidReading, { maxItems: 20 }),
  }),
  reply: Done,
  refusals: ["not-found", "already-known", "call-held", "call-over"],
})

/**
 * People to be asked, pasted as they came: a door or a number a line. A line that names neither is given back by its place, as
 * is one that is on a list already.
 */
export const addVerificationList = endpoint({
  method: "POST",
  path: "/api/phone/queue/verify",
  permission: "answer-phone",
  body: Type.Object({
    commandId: CommandId,
    listId: Id,
    reason: Type.String({ minLength: 1, maxLength: 200 }),
    dueAt: Moment,
    lines: Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 500 }),
  }),
  reply: Type.Object({
    planned: Type.Integer(),
    unread: Type.Array(Type.Integer()),
    already: Type.Array(Type.Integer()),
  }),
  refusals: ["time-over"],
})

function CountOf() {
  return Type.Object({ hour: Nullable(Type.Integer()), category: Type.String(), count: Type.Integer() })
}
