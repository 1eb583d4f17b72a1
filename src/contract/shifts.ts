import Type from "typebox"
import type { DutyTurn } from "../core/roster/burden.ts"
import type { DutyGround } from "../core/roster/duty-ground.ts"
import { CommandId, Day, Done, endpoint, Id, Moment, Nullable } from "./endpoint.ts"
import { TurnObjection } from "./turns.ts"

const Name = Type.String({ minLength: 1, maxLength: 20 })
const Place = Type.Object({ postId: Id, hoursId: Id })
const StepWhat = Type.Enum(["hand", "proposal", "copy"])
const Head = Type.Integer({ minimum: 1, maximum: 50 })
/** What every step on a draft says: `week` is its Monday, `draftVersion` the draft that was in view. */
const Plan = { commandId: CommandId, week: Day, draftVersion: Type.Integer({ minimum: 0 }) }
const DraftVersion = Type.Object({ draftVersion: Type.Integer() })
const ofPlan = ["draft-changed"] as const

/** A week's plan and all that it rests on; `ground` is what the desk's rules are laid from (core/roster/desk-problem.ts). */
export const readShiftWeek = endpoint({
  method: "GET",
  path: "/api/shifts/week",
  permission: "plan-shifts",
  shows: ["duty", "roll", "tasks"],
  query: Type.Object({ week: Day }),
  reply: Type.Object({
    week: Day,
    version: Type.Integer(),
    publishedAt: Nullable(Type.String()),
    opensAt: Nullable(Type.String()),
    draftVersion: Type.Integer(),
    undo: Nullable(StepWhat),
    redo: Nullable(StepWhat),
    /** There are steps, and none that could be taken back any more. */
    isSettled: Type.Boolean(),
    toTell: Type.Integer(),
    untold: Type.Integer(),
    ground: Type.Unsafe<
      Omit<DutyGround, "past" | "beside"> & {
        readonly past: (readonly [string, DutyTurn[]])[]
        readonly beside: (readonly [string, DutyTurn[]])[]
      }
    >({}),
    closures: Type.Array(Type.Object({ id: Id, day: Day, postId: Id, hoursId: Id })),
    /** Shifts for which the street has been asked. */
    asked: Type.Array(Type.Object({ day: Day, postId: Id, hoursId: Id })),
    /** Turns up to today besides the draft: of those who have left the roll since, or at posts and hours that are no longer used. */
    stood: Type.Array(
      Type.Object({ workerId: Id, day: Day, postId: Id, hoursId: Id, isLead: Type.Boolean() }),
    ),
    unused: Type.Unsafe<Pick<DutyGround, "posts" | "hours">>({}),
    /** By name; null: forgotten. No phones. */
    names: Type.Array(
      Type.Object({
        id: Id,
        kind: Type.Enum(["volunteer", "staff", "guard", "cleaner", "organisation"]),
        name: Nullable(Type.String()),
      }),
    ),
  }),
})

/**
 * Puts people somewhere, moves them (one change takes them away, one puts them there), takes them off, pins them. Rules of rest,
 * age and home are never broken: with objections nothing is changed, and there is no new draft.
 */
export const changeDraft = endpoint({
  method: "POST",
  path: "/api/shifts/change",
  permission: "plan-shifts",
  body: Type.Object({
    ...Plan,
    changes: Type.Array(
      Type.Object({ workerId: Id, head: Head, day: Day, to: Nullable(Place), isPinned: Type.Boolean() }),
      { minItems: 1, maxItems: 100 },
    ),
  }),
  reply: Type.Object({ draftVersion: Nullable(Type.Integer()), objections: Type.Array(TurnObjection) }),
  refusals: [...ofPlan, "not-found", "time-over"],
})

/** Takes the draft's last step back; `again`: does it once more. */
export const undoDraft = endpoint({
  method: "POST",
  path: "/api/shifts/undo",
  permission: "plan-shifts",
  body: Type.Object({ ...Plan, again: Type.Boolean() }),
  reply: DraftVersion,
  refusals: [...ofPlan, "nothing-to-undo"],
})

/** Begins with the plan of the week before; `left`: turns that would break a rule this week. */
export const copyLastWeek = endpoint({
  method: "POST",
  path: "/api/shifts/copy",
  permission: "plan-shifts",
  body: Type.Object(Plan),
  reply: Type.Object({ draftVersion: Type.Integer(), copied: Type.Integer(), left: Type.Integer() }),
  refusals: [...ofPlan, "nothing-to-copy"],
})

/** Makes the draft what people are told. `opensAt`: from when everybody may sign up for what is open; `now` is the server's. */
export const publishWeek = endpoint({
  method: "POST",
  path: "/api/shifts/publish",
  permission: "plan-shifts",
  body: Type.Object({ ...Plan, opensAt: Nullable(Type.Union([Moment, Type.Literal("now")])) }),
  reply: Type.Object({ version: Type.Integer(), told: Type.Integer(), gaps: Type.Integer() }),
  refusals: [...ofPlan, "roster-breaks-rules"],
})

/** Whom to tell of a week's turns: names and phones, what each has, and what is no longer as they were told. */
export const listDutyMessages = endpoint({
  method: "GET",
  path: "/api/shifts/messages",
  permission: "plan-shifts",
  shows: ["duty", "roll"],
  query: Type.Object({ week: Day }),
  reply: Type.Object({
    messages: Type.Array(
      Type.Object({
        id: Id,
        workerId: Id,
        name: Nullable(Type.String()),
        phone: Type.String(),
        what: Type.Enum(["published", "changed"]),
        madeAt: Type.String(),
        toldAt: Nullable(Type.String()),
        toldHow: Nullable(Type.Enum(["own-page", "phone", "copied"])),
        changes: Type.Array(
          Type.Object({ day: Day, from: Nullable(Place), to: Nullable(Place), why: Type.String() }),
        ),
        turns: Type.Array(Type.Object({ day: Day, postId: Id, hoursId: Id })),
      }),
    ),
  }),
})

export const markTold = endpoint({
  method: "POST",
  path: "/api/shifts/told",
  permission: "plan-shifts",
  body: Type.Object({
    commandId: CommandId,
    ids: Type.Array(Id, { minItems: 1, maxItems: 300 }),
    how: Type.Enum(["phone", "copied", "not-told"]),
  }),
  reply: Done,
})

/** Posts, hours, what is wanted from today on, and gates that have no post here yet. */
export const readShiftSetUp = endpoint({
  method: "GET",
  path: "/api/shifts/set-up",
  permission: "plan-shifts",
  shows: ["duty", "posts"],
  reply: Type.Object({
    posts: Type.Array(Type.Object({ id: Id, name: Type.String(), gatePostId: Nullable(Id) })),
    hours: Type.Array(
      Type.Object({ id: Id, name: Type.String(), start: Type.Integer(), minutes: Type.Integer() }),
    ),
    demands: Type.Array(
      Type.Object({
        postId: Id,
        hoursId: Id,
        weekdays: Type.Array(Type.Integer()),
        heads: Type.Integer(),
        leads: Type.Integer(),
        skill: Nullable(Type.String()),
        from: Day,
        until: Nullable(Day),
      }),
    ),
    gates: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  }),
})

/** The usual beginning: every gate a post, four shifts of six hours, three people with one lead, from a day on. */
export const startShifts = endpoint({
  method: "POST",
  path: "/api/shifts/set-up/start",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, from: Day }),
  reply: Done,
  refusals: ["no-gates"],
})

export const addDutyPost = endpoint({
  method: "POST",
  path: "/api/shifts/set-up/post",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, id: Id, name: Name }),
  reply: Done,
  refusals: ["already-known"],
})

export const closeDutyPost = endpoint({
  method: "POST",
  path: "/api/shifts/set-up/post/close",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/** Hours of a shift: minutes after midnight, and how long. */
export const addShiftHours = endpoint({
  method: "POST",
  path: "/api/shifts/set-up/hours",
  permission: "plan-shifts",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    name: Name,
    start: Type.Integer({ minimum: 0, maximum: 1439 }),
    minutes: Type.Integer({ minimum: 30, maximum: 1440 }),
  }),
  reply: Done,
  refusals: ["already-known"],
})

export const endShiftHours = endpoint({
  method: "POST",
  path: "/api/shifts/set-up/hours/end",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/** What is wanted at a post in some hours on some weekdays (0 is Monday) from a day on, or on some days, in place of what was. */
export const setDemand = endpoint({
  method: "POST",
  path: "/api/shifts/set-up/demand",
  permission: "plan-shifts",
  body: Type.Object({
    commandId: CommandId,
    postId: Id,
    hoursId: Id,
    weekdays: Type.Array(Type.Integer({ minimum: 0, maximum: 6 }), { minItems: 1, maxItems: 7 }),
    heads: Type.Integer({ minimum: 0, maximum: 50 }),
    leads: Type.Integer({ minimum: 0, maximum: 50 }),
    skill: Nullable(Type.String({ maxLength: 20 })),
    from: Day,
    /** The last day; null: from then on. */
    until: Nullable(Day),
  }),
  reply: Done,
  refusals: ["not-found"],
})

/** Everybody's published turns of a week as a calendar file, with names. */
export const downloadCalendar = endpoint({
  method: "GET",
  path: "/api/shifts/week.ics",
  permission: "plan-shifts",
  query: Type.Object({ week: Day }),
  reply: "file",
})

/** The secret of a worker's own calendar; a new one ends the one before. */
export const makeCalendarLink = endpoint({
  method: "POST",
  path: "/api/shifts/calendar-link",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, workerId: Id }),
  reply: Type.Object({ token: Type.String() }),
  refusals: ["not-found"],
})

/** A worker's own turns, for their calendar program: it knows no header, so its secret stands in the query, which is never logged. */
export const readCalendar = endpoint({
  method: "GET",
  path: "/api/duty/calendar.ics",
  permission: "public",
  query: Type.Object({ key: Type.String({ minLength: 20, maxLength: 120 }) }),
  reply: "file",
})
