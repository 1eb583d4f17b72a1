import Type from "typebox"

import { listColumnKinds } from "../core/reconcile/list-column.ts"
import { listQuestions, rowEnds, rowIdentities, rowOutcomes } from "../core/reconcile/row-outcome.ts"
import { CommandId, Day, Done, endpoint, Id, Moment, Nullable } from "./endpoint.ts"
import { FoundPerson } from "./people.ts"
import { PastContact } from "./phone.ts"
import { StandingName } from "./register.ts"
import { waterfall } from "./waterfall.ts"

const Short = Type.String({ maxLength: 200 })
const Outcome = Type.Enum([...rowOutcomes])
const Identity = Type.Enum([...rowIdentities])

/** What a column of a list holds; `note` is kept and sent back, and never held against anybody. */
export const ColumnKindName = Type.Enum([...listColumnKinds])

/** One sheet of a file, or what was pasted, as it will be read. */
const ProposedSheet = Type.Object({
  sheet: Type.String(),
  header: Type.Array(Type.String()),
  /** Guessed from header and content, or as the sender's last list was read. */
  kinds: Type.Array(ColumnKindName),
  rows: Type.Integer(),
  /** The first rows, as they are. */
  sample: Type.Array(Type.Array(Type.String())),
})

/**
 * Reads a list and proposes what its columns hold; nothing is kept. A multipart form: field `sender`, then a file or the field
 * `pasted`.
 */
export const proposeList = endpoint({
  method: "POST",
  path: "/api/lists/propose",
  permission: "reconcile",
  reply: Type.Object({ sheets: Type.Array(ProposedSheet), likeLastTime: Type.Boolean() }),
  refusals: ["no-files", "too-large", "unreadable-list", "empty-list"],
})

/** What stands beside a list as it is taken in: the JSON of the field `list`. */
export const NewList = Type.Object({
  commandId: CommandId,
  id: Id,
  sender: Type.String({ minLength: 1, maxLength: 60 }),
  title: Short,
  asks: Type.Enum([...listQuestions]),
  dueAt: Nullable(Moment),
  sheet: Type.String({ maxLength: 100 }),
  kinds: Type.Array(ColumnKindName, { maxItems: 200 }),
})

/** Takes a list in: a multipart form with the field `list` (NewList), then the same file or `pasted`. Its rows are matched after the reply. */
export const addList = endpoint({
  method: "POST",
  path: "/api/lists/add",
  permission: "reconcile",
  reply: Type.Object({ id: Id, rows: Type.Integer() }),
  refusals: [
    ...(["no-files", "too-large", "unreadable-list", "empty-list", "no-name-column"] as const),
    ...(["too-many-rows", "already-known"] as const),
  ],
})

/** How far a list is. `certain`: joined by itself, to be confirmed; `ended` by outcome. */
const ListCounts = Type.Object({
  rows: Type.Integer(),
  waiting: Type.Integer(),
  certain: Type.Integer(),
  fresh: Type.Integer(),
  doubtful: Type.Integer(),
  later: Type.Integer(),
  calling: Type.Integer(),
  ended: Type.Integer(),
})

const ListHead = Type.Object({
  id: Id,
  sender: Type.String(),
  title: Type.String(),
  asks: Type.Enum([...listQuestions]),
  madeAt: Type.String(),
  by: Type.String(),
  dueAt: Nullable(Type.String()),
  late: Type.Boolean(),
  answeredAt: Nullable(Type.String()),
  counts: ListCounts,
})

/** The lists, the most pressing first: open ones by deadline, then answered ones, the newest first. */
export const listLists = endpoint({
  method: "GET",
  path: "/api/lists",
  permission: "reconcile",
  reply: Type.Object({ lists: Type.Array(ListHead), senders: Type.Array(Type.String()) }),
})

export const getList = endpoint({
  method: "GET",
  path: "/api/lists/one",
  permission: "reconcile",
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    list: ListHead,
    header: Type.Array(Type.String()),
    kinds: Type.Array(ColumnKindName),
    /** Outcome → rows that ended so. */
    outcomes: Type.Record(Type.String(), Type.Integer()),
  }),
  refusals: ["not-found"],
})

/** One row of a list as it came; `person`: who it is, or who it most likely is. */
const ListRow = Type.Object({
  id: Id,
  place: Type.Integer(),
  cells: Type.Array(Type.String()),
  identity: Identity,
  /** Null: found by itself. */
  identityBy: Nullable(Type.String()),
  person: Nullable(FoundPerson),
  chance: Nullable(Type.Number()),
  /** What it ends as, if nobody says otherwise; null where that has to be found out. */
  proposed: Nullable(Outcome),
  outcome: Nullable(Outcome),
  outcomeBy: Nullable(Type.String()),
  reason: Type.String(),
  end: Nullable(Type.Object({ kind: Type.Enum([...rowEnds]), id: Nullable(Id) })),
  /** The call that asks them: planned, made, and what it came to. */
  call: Nullable(Type.Object({ id: Id, status: Type.String(), outcome: Nullable(Type.String()) })),
})

/** The rows of a list that are in one state, 100 at a time, or as many as are asked for. */
export const listRows = endpoint({
  method: "GET",
  path: "/api/lists/rows",
  permission: "reconcile",
  query: Type.Object({
    id: Id,
    show: Type.Enum(["all", "certain", "fresh", "doubtful", "later", "calling", "ended"]),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1000 })),
  }),
  reply: Type.Object({ total: Type.Integer(), rows: Type.Array(ListRow) }),
  refusals: ["not-found"],
})

/** One field of a row beside the same of a person; `level`: how the two agree, null where one says nothing. */
const Beside = Type.Object({
  kind: ColumnKindName,
  header: Type.String(),
  here: Type.String(),
  there: Type.String(),
  level: Nullable(Type.String()),
})

const Candidate = Type.Object({
  person: FoundPerson,
  chance: Type.Number(),
  /** What was said of the two before. */
  said: Nullable(Type.Enum(["same", "not-same"])),
  fields: Type.Array(Beside),
  /** Registrations of a return, newest first. */
  screenedOn: Type.Array(Day),
  /** What was said before with this person's home: nobody is called twice for the same thing. */
  contacts: Type.Array(PastContact),
})

/** Rows of one household to be looked at together, each with who it may be, the likeliest first. That it was read is written down. */
export const openRows = endpoint({
  method: "GET",
  path: "/api/lists/open",
  permission: "reconcile",
  query: Type.Object({ row: Id }),
  reply: Type.Object({
    rows: Type.Array(
      Type.Object({
        row: ListRow,
        candidates: Type.Array(Candidate),
        /** Rows of earlier lists that are the same person, and how they ended. */
        earlier: Type.Array(
          Type.Object({
            listId: Id,
            sender: Type.String(),
            madeAt: Type.String(),
            outcome: Nullable(Outcome),
            reason: Type.String(),
          }),
        ),
      }),
    ),
  }),
  refusals: ["not-found"],
})

/** The next that is doubtful, after `after` in the order of the list; null when none is left. */
export const nextDoubtful = endpoint({
  method: "GET",
  path: "/api/lists/next",
  permission: "reconcile",
  query: Type.Object({ id: Id, after: Type.Optional(Type.Integer({ minimum: 0 })) }),
  reply: Type.Object({ row: Nullable(Id), left: Type.Integer() }),
  refusals: ["not-found"],
})

/** Why a row and a person have their score: steps that add up to the last, in bits. */
export const explainRow = endpoint({
  method: "GET",
  path: "/api/lists/explain",
  permission: "reconcile",
  query: Type.Object({ row: Id, person: Id }),
  reply: Type.Object({ ...waterfall }),
  refusals: ["not-found"],
})

/**
 * Says who rows are: the person named, nobody known (`new`), or to be looked at later; of the household's rows all at once. `not-same`
 * rules one person out and stands through every matching; the next likely one takes the place.
 */
export const decideRows = endpoint({
  method: "POST",
  path: "/api/lists/decide",
  permission: "reconcile",
  body: Type.Object({
    commandId: CommandId,
    said: Type.Array(
      Type.Object({
        rowId: Id,
        is: Type.Enum(["same", "not-same", "new", "later"]),
        personId: Nullable(Id),
      }),
      { minItems: 1, maxItems: 50 },
    ),
  }),
  reply: Done,
  refusals: ["not-found", "row-ended", "row-waiting", "bad-input"],
})

/** Takes back what was said of rows, whoever said it, also what was joined by itself: they are doubtful again. */
export const undecideRows = endpoint({
  method: "POST",
  path: "/api/lists/undecide",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId, rowIds: Type.Array(Id, { minItems: 1, maxItems: 500 }) }),
  reply: Done,
  refusals: ["not-found", "row-ended", "row-waiting"],
})

/**
 * Ends rows with an outcome. `known` needs a person; `missed` needs a person or a task (`task`: who registers them, by when), and is
 * also what a screening from the row ends it with; every other one is a rejection with its reason.
 */
export const endRows = endpoint({
  method: "POST",
  path: "/api/lists/end",
  permission: "reconcile",
  body: Type.Object({
    commandId: CommandId,
    rowIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
    outcome: Outcome,
    reason: Type.String({ maxLength: 400 }),
    task: Nullable(Type.Object({ id: Id, ownerId: Nullable(Id), dueAt: Nullable(Moment) })),
  }),
  reply: Done,
  refusals: [
    ...(["not-found", "row-ended", "row-waiting", "row-needs-person", "row-needs-reason"] as const),
    ...(["row-needs-task", "time-over", "already-known", "cannot-have-task"] as const),
  ],
})

/**
 * Adds people whom a list names and the register does not know to it, each at the door that the row says (`homeId`: at this one); the row
 * ends as `missed`, in that person. Taking that back takes them out again.
 */
export const registerRows = endpoint({
  method: "POST",
  path: "/api/lists/register",
  permission: "reconcile",
  body: Type.Object({
    commandId: CommandId,
    rowIds: Type.Array(Id, { minItems: 1, maxItems: 100 }),
    on: Day,
    standing: StandingName,
    homeId: Nullable(Id),
  }),
  reply: Done,
  refusals: [
    ...(["not-found", "row-ended", "row-waiting", "row-needs-home", "wrong-day"] as const),
    ...(["already-ended", "already-here", "already-known", "unknown-sex"] as const),
  ],
})

/** Every row that a task is about, to be registered one by one. */
export const listTaskRows = endpoint({
  method: "GET",
  path: "/api/lists/of-task",
  permission: "reconcile",
  query: Type.Object({ task: Id }),
  reply: Type.Object({
    list: Type.Object({
      ...{ id: Id, sender: Type.String(), title: Type.String() },
      asks: Type.Enum([...listQuestions]),
    }),
    header: Type.Array(Type.String()),
    kinds: Type.Array(ColumnKindName),
    rows: Type.Array(ListRow),
  }),
  refusals: ["not-found"],
})

/** Takes an outcome back; a task it led to and nobody has begun is given up with it. */
export const reopenRows = endpoint({
  method: "POST",
  path: "/api/lists/reopen",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId, rowIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) }),
  reply: Done,
  refusals: ["not-found", "newer-change"],
})

/** Puts rows into the queue of calls to make: those with a number. Those whom somebody asked today already are given back. */
export const callRows = endpoint({
  method: "POST",
  path: "/api/lists/call",
  permission: "reconcile",
  body: Type.Object({
    commandId: CommandId,
    rowIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }),
    reason: Type.String({ minLength: 1, maxLength: 200 }),
    dueAt: Moment,
  }),
  reply: Type.Object({ planned: Type.Integer(), noNumber: Type.Integer(), already: Type.Integer() }),
  refusals: ["not-found", "row-ended", "row-waiting", "time-over"],
})

/** Takes that back: calls that nobody has made and that ask nobody else are called off; a call that was made stays beside its rows. */
export const uncallRows = endpoint({
  method: "POST",
  path: "/api/lists/uncall",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId, rowIds: Type.Array(Id, { minItems: 1, maxItems: 1000 }) }),
  reply: Done,
  refusals: ["not-found"],
})

/** The reply to the sender: their own columns, then outcome, explanation and day. That it was taken is written down. */
export const downloadReply = endpoint({
  method: "GET",
  path: "/api/lists/reply",
  permission: "reconcile",
  query: Type.Object({ id: Id }),
  reply: "file",
  refusals: ["not-found"],
})

/** The list is dealt with as far as the sender goes: the reply was sent. */
export const answerList = endpoint({
  method: "POST",
  path: "/api/lists/answer",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId, id: Id, undo: Type.Optional(Type.Boolean()) }),
  reply: Done,
  refusals: ["not-found", "rows-open"],
})

/** A list that was taken in by mistake, as long as none of its rows has ended; or it is there again. */
export const takeBackList = endpoint({
  method: "POST",
  path: "/api/lists/take-back",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId, id: Id, undo: Type.Optional(Type.Boolean()) }),
  reply: Done,
  refusals: ["not-found", "row-ended"],
})

/** A row with its cells by what they hold, to begin a screening or a registration with. That it was read is written down. */
export const openRow = endpoint({
  method: "GET",
  path: "/api/lists/row",
  permission: "reconcile",
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    id: Id,
    sender: Type.String(),
    name: Type.String(),
    idNumber: Type.String(),
    phone: Type.String(),
    from: Type.String(),
    arrivedOn: Nullable(Day),
    person: Nullable(FoundPerson),
    homeId: Nullable(Id),
    door: Type.String(),
  }),
  refusals: ["not-found"],
})
