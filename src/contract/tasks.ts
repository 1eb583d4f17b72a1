import Type from "typebox"
import { handOverKinds } from "../core/oversight/hand-over.ts"
import { taskKinds, taskSources } from "../core/oversight/task.ts"
import { taskMoves, taskStatuses, waitingOn } from "../core/oversight/task-moves.ts"
import { RoleName } from "./access.ts"
import { CommandId, Done, endpoint, Id, Moment, Nullable } from "./endpoint.ts"

const Words = Type.String({ maxLength: 400 })

/** One task. `title` is empty where the kind says it all; `person` is masked, and null for roles that see no people. */
export const TaskLine = Type.Object({
  id: Id,
  kind: Type.Enum([...taskKinds]),
  source: Type.Enum([...taskSources]),
  title: Type.String(),
  note: Type.String(),
  document: Type.String(),
  team: RoleName,
  ownerId: Nullable(Id),
  owner: Nullable(Type.String()),
  dueAt: Nullable(Type.String()),
  late: Type.Boolean(),
  homeId: Nullable(Id),
  door: Nullable(Type.String()),
  person: Nullable(Type.String()),
  aboutKind: Nullable(Type.String()),
  aboutId: Nullable(Id),
  openedAt: Type.String(),
  maker: Nullable(Type.String()),
  status: Type.Enum([...taskStatuses]),
  waitingOn: Nullable(Type.Enum([...waitingOn])),
  waitingSince: Nullable(Type.String()),
  asked: Type.String(),
  doneAt: Nullable(Type.String()),
  doneBy: Nullable(Type.String()),
  /** `done`, `dropped`, or what closed it by itself. */
  outcome: Nullable(Type.String()),
  closingNote: Type.String(),
  moves: Type.Array(Type.Enum([...taskMoves])),
})

export const TaskViewName = Type.Union([
  Type.Literal("mine"),
  Type.Literal("team"),
  Type.Literal("late"),
  Type.Literal("waiting"),
  Type.Literal("all"),
  Type.Literal("done"),
])

const Counts = Type.Object({
  mine: Type.Integer(),
  mineLate: Type.Integer(),
  team: Type.Integer(),
  teamLate: Type.Integer(),
  late: Type.Integer(),
  waiting: Type.Integer(),
  all: Type.Integer(),
})

/** Tasks that this account may see: the late ones first, then by deadline; those done, the newest first. */
export const listTasks = endpoint({
  method: "GET",
  path: "/api/tasks",
  permission: "use-tasks",
  shows: ["tasks"],
  query: Type.Object({ view: TaskViewName, homeId: Type.Optional(Id) }),
  reply: Type.Object({ tasks: Type.Array(TaskLine), counts: Counts, more: Type.Boolean() }),
})

/** How many are mine and my team's, and how many of them late: for the number beside the entry. */
export const countTasks = endpoint({
  method: "GET",
  path: "/api/tasks/count",
  permission: "use-tasks",
  shows: ["tasks"],
  reply: Counts,
})

/** One task with its history. */
export const getTask = endpoint({
  method: "GET",
  path: "/api/tasks/one",
  permission: "use-tasks",
  shows: ["tasks"],
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    task: TaskLine,
    steps: Type.Array(
      Type.Object({
        name: Type.String(),
        at: Type.String(),
        by: Nullable(Type.String()),
        owner: Nullable(Type.String()),
        team: Nullable(RoleName),
        dueAt: Nullable(Type.String()),
        waitingOn: Nullable(Type.Enum([...waitingOn])),
        note: Type.String(),
      }),
    ),
  }),
  refusals: ["not-found"],
})

/** One task or several at a time: a notice of the street is split into a task a line, all resting on the one document. */
export const addTasks = endpoint({
  method: "POST",
  path: "/api/tasks/add",
  permission: "use-tasks",
  body: Type.Object({
    commandId: CommandId,
    tasks: Type.Array(Type.Object({ id: Id, title: Type.String({ minLength: 1, maxLength: 200 }) }), {
      minItems: 1,
      maxItems: 60,
    }),
    source: Type.Union([Type.Literal("street-notice"), Type.Literal("leading-group"), Type.Literal("desk")]),
    /** Named where it rests on a notice or a decision. */
    document: Type.String({ maxLength: 200 }),
    note: Words,
    team: RoleName,
    ownerId: Nullable(Id),
    dueAt: Nullable(Moment),
    homeId: Nullable(Id),
  }),
  reply: Type.Object({ ids: Type.Array(Id) }),
  refusals: ["not-found", "already-known", "document-needed", "cannot-have-task"],
})

/** Moves tasks, all or none of them: what is allowed is one table (core/oversight/task-moves.ts). */
export const moveTasks = endpoint({
  method: "POST",
  path: "/api/tasks/move",
  permission: "use-tasks",
  body: Type.Object({
    commandId: CommandId,
    ids: Type.Array(Id, { minItems: 1, maxItems: 200 }),
    move: Type.Enum([...taskMoves]),
    /** To whom it is given: a team, and one of its people or null. */
    team: Type.Optional(RoleName),
    ownerId: Type.Optional(Nullable(Id)),
    dueAt: Type.Optional(Nullable(Moment)),
    waitingOn: Type.Optional(Type.Enum([...waitingOn])),
    /** Since when it waits; without it, since now. */
    since: Type.Optional(Moment),
    /** How the end came about, how others were asked, why it is given up or opened again. */
    note: Type.Optional(Words),
  }),
  reply: Done,
  refusals: ["not-found", "task-move-not-allowed", "cannot-have-task", "note-needed", "deadline-needed"],
})

/** To whom a task can be given: teams, and colleagues who are at work. */
export const listColleagues = endpoint({
  method: "GET",
  path: "/api/colleagues",
  permission: "use-tasks",
  reply: Type.Object({
    teams: Type.Array(RoleName),
    colleagues: Type.Array(Type.Object({ id: Id, name: Type.String(), role: RoleName })),
  }),
})

const Kind = Type.Enum([...handOverKinds])
const InHand = Type.Record(Kind, Type.Integer())

/** Who has how much in hand, and what waits on others since when. */
export const getOversight = endpoint({
  method: "GET",
  path: "/api/oversight",
  permission: "hand-over",
  shows: ["calls", "calls-to-make", "care", "cases", "needs", "tasks"],
  reply: Type.Object({
    colleagues: Type.Array(
      Type.Object({
        id: Id,
        name: Type.String(),
        role: RoleName,
        disabled: Type.Boolean(),
        inHand: InHand,
        late: Type.Integer(),
        waiting: Type.Integer(),
        callsToday: Type.Integer(),
      }),
    ),
    waiting: Type.Array(TaskLine),
  }),
})

const Handed = Type.Object({
  id: Id,
  from: Type.String(),
  at: Type.String(),
  /** Null: it went by itself, when somebody was stood down at a post. */
  by: Nullable(Type.String()),
  undoneAt: Nullable(Type.String()),
  mayUndo: Type.Boolean(),
  to: Type.Array(Type.Object({ name: Type.String(), inHand: InHand })),
})

/** What would go to whom: nothing is changed yet. */
export const previewHandOver = endpoint({
  method: "POST",
  path: "/api/hand-over/preview",
  permission: "hand-over",
  body: Type.Object({ fromId: Id, toIds: Type.Array(Id, { minItems: 1, maxItems: 20 }) }),
  reply: Type.Object({
    inHand: InHand,
    to: Type.Array(Type.Object({ id: Id, name: Type.String(), inHand: InHand, homes: Type.Integer() })),
  }),
  refusals: ["not-found", "nobody-may-take"],
})

/** Hands all that a colleague has in hand over to one or several others, in one step. */
export const handOver = endpoint({
  method: "POST",
  path: "/api/hand-over",
  permission: "hand-over",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    fromId: Id,
    toIds: Type.Array(Id, { minItems: 1, maxItems: 20 }),
  }),
  reply: Type.Object({ id: Id, count: Type.Integer() }),
  refusals: ["not-found", "already-known", "nothing-in-hand", "nobody-may-take"],
})

/** Takes a hand-over back within the hour: all that those to whom it went have still. */
export const undoHandOver = endpoint({
  method: "POST",
  path: "/api/hand-over/undo",
  permission: "hand-over",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Type.Object({ returned: Type.Integer(), left: Type.Integer() }),
  refusals: ["not-found", "too-late-to-undo"],
})

export const listHandOvers = endpoint({
  method: "GET",
  path: "/api/hand-overs",
  permission: "hand-over",
  shows: ["hand-overs"],
  reply: Type.Object({ handOvers: Type.Array(Handed) }),
})

/** What went to whom, door by door. */
export const getHandOver = endpoint({
  method: "GET",
  path: "/api/hand-over",
  permission: "hand-over",
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    handOver: Handed,
    doors: Type.Array(
      Type.Object({ to: Type.String(), kind: Kind, door: Type.String(), count: Type.Integer() }),
    ),
  }),
  refusals: ["not-found"],
})
