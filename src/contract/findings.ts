import Type from "typebox"
import { findingEnds, findingKinds } from "../core/reconcile/finding-kind.ts"
import { findingFields } from "../core/reconcile/findings.ts"
import { listQuestions } from "../core/reconcile/row-outcome.ts"
import { CommandId, Day, Done, endpoint, Id, Moment, Nullable } from "./endpoint.ts"
import { FoundPerson } from "./people.ts"
import { waterfall } from "./waterfall.ts"

const Kind = Type.Enum([...findingKinds])
const Reason = Type.String({ minLength: 1, maxLength: 400 })

/** What does not agree. Names and numbers are masked. */
const Finding = Type.Object({
  id: Id,
  kind: Kind,
  foundAt: Type.String(),
  person: Nullable(FoundPerson),
  other: Nullable(FoundPerson),
  /** Where a person is not registered: what the list or the gate says of them, masked. */
  said: Type.String(),
  /** Its kind (gate, call, report, list, screening, pass, register, quarantine), after a blank which: the gate, the sender, the day. */
  source: Type.String(),
  door: Nullable(Type.String()),
  homeId: Nullable(Id),
  /**
   * Contradictory: address, phone, origin, date; what the one source says, and what `thereSource` does. Silent: readings, arrival;
   * `here` is the day since when, as it is of somebody missing the day they were seen.
   */
  field: Nullable(Type.Enum([...findingFields])),
  here: Type.String(),
  there: Type.String(),
  thereSource: Type.String(),
  chance: Nullable(Type.Number()),
  rowId: Nullable(Id),
  listId: Nullable(Id),
  /** What the list asks. */
  asks: Nullable(Type.Enum([...listQuestions])),
  endedAt: Nullable(Type.String()),
  endedAs: Nullable(Type.Enum([...findingEnds])),
  endedBy: Nullable(Type.String()),
  reason: Type.String(),
  taskId: Nullable(Id),
})

/** What does not agree, the newest first, 50 at a time; how many of each kind are open. */
export const listFindings = endpoint({
  method: "GET",
  path: "/api/findings",
  permission: "reconcile",
  query: Type.Object({
    kind: Type.Optional(Kind),
    show: Type.Enum(["open", "ended"]),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  reply: Type.Object({
    total: Type.Integer(),
    open: Type.Record(Type.String(), Type.Integer()),
    findings: Type.Array(Finding),
  }),
})

/** Looks now, and not only when something came in: every list, gate and sheet. Doubles are sought by themselves. */
export const seekFindings = endpoint({
  method: "POST",
  path: "/api/findings/seek",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId }),
  reply: Done,
})

const SearchHead = {
  startedAt: Type.String(),
  /** Null: begun by itself. */
  by: Nullable(Type.String()),
  people: Type.Integer(),
}

/** How far the search of the whole register for doubles is (`done`: from 0 to 1), and how the last one ended. */
export const getDoublesSearch = endpoint({
  method: "GET",
  path: "/api/findings/doubles",
  permission: "reconcile",
  reply: Type.Object({
    running: Nullable(Type.Object({ ...SearchHead, done: Type.Number() })),
    last: Nullable(
      Type.Object({
        ...SearchHead,
        endedAt: Type.String(),
        endedAs: Type.Enum(["done", "cancelled", "failed", "interrupted"]),
        /** Pairs that are likely one person; null where it did not come to its end. */
        found: Nullable(Type.Integer()),
      }),
    ),
  }),
})

/** Searches the whole register for records that are one person, behind the reply; they come as findings. */
export const beginDoublesSearch = endpoint({
  method: "POST",
  path: "/api/findings/doubles/begin",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId }),
  reply: Done,
})

/** Stops the search; what was found before stands. */
export const cancelDoublesSearch = endpoint({
  method: "POST",
  path: "/api/findings/doubles/cancel",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId }),
  reply: Done,
})

/** Makes a task of findings, or dismisses them with the reason; a dismissed one is not found again. */
export const endFindings = endpoint({
  method: "POST",
  path: "/api/findings/end",
  permission: "reconcile",
  body: Type.Object({
    commandId: CommandId,
    findingIds: Type.Array(Id, { minItems: 1, maxItems: 200 }),
    as: Type.Enum(["task", "dismissed"]),
    reason: Type.String({ maxLength: 400 }),
    ownerId: Nullable(Id),
    dueAt: Nullable(Moment),
  }),
  reply: Done,
  refusals: ["not-found", "finding-ended", "row-needs-reason", "time-over", "cannot-have-task"],
})

export const reopenFindings = endpoint({
  method: "POST",
  path: "/api/findings/reopen",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId, findingIds: Type.Array(Id, { minItems: 1, maxItems: 200 }) }),
  reply: Done,
  refusals: ["not-found"],
})

const PersonRecord = Type.Object({
  person: FoundPerson,
  /** As written, for the two to be told apart. */
  name: Type.String(),
  sex: Type.String(),
  idNumber: Type.String(),
  phone: Type.String(),
  since: Nullable(Day),
  /** What hangs on the record: facts, cases, passes, tasks, by kind. */
  hangs: Type.Record(Type.String(), Type.Integer()),
})

/** Two records beside each other, unmasked; why they may be one person. That they were read is written down. */
export const compareRecords = endpoint({
  method: "GET",
  path: "/api/people/compare",
  permission: "reconcile",
  query: Type.Object({ one: Id, other: Id }),
  reply: Type.Object({
    one: PersonRecord,
    other: PersonRecord,
    chance: Type.Number(),
    ...waterfall,
    /** The merging that joined them, while it stands. */
    mergeId: Nullable(Id),
  }),
  refusals: ["not-found"],
})

/** Two records become one person: all that hung on `goneId` hangs on `keptId`. `take`: what of the identity is the other's. */
export const mergePeople = endpoint({
  method: "POST",
  path: "/api/people/merge",
  permission: "reconcile",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    keptId: Id,
    goneId: Id,
    take: Type.Array(Type.Enum(["name", "sex", "idNumber", "phone"]), { maxItems: 4 }),
    reason: Reason,
  }),
  reply: Type.Object({ id: Id }),
  refusals: ["not-found", "already-merged", "both-in-quarantine"],
})

/** Gives back all that hung on the record that had gone. */
export const undoMerge = endpoint({
  method: "POST",
  path: "/api/people/unmerge",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId, mergeId: Id, reason: Reason }),
  reply: Done,
  refusals: ["not-found", "already-undone", "newer-change"],
})

/** Merges, newest first. */
export const listMerges = endpoint({
  method: "GET",
  path: "/api/people/merges",
  permission: "reconcile",
  reply: Type.Object({
    merges: Type.Array(
      Type.Object({
        id: Id,
        kept: FoundPerson,
        at: Type.String(),
        by: Type.String(),
        reason: Type.String(),
        undoneAt: Nullable(Type.String()),
      }),
    ),
  }),
})

/** Two records are two people, as somebody says; that stands through every matching. */
export const keepApart = endpoint({
  method: "POST",
  path: "/api/people/keep-apart",
  permission: "reconcile",
  body: Type.Object({ commandId: CommandId, one: Id, other: Id, undo: Type.Optional(Type.Boolean()) }),
  reply: Done,
  refusals: ["not-found"],
})

/**
 * Who somebody may be while they are being typed in, the likeliest first, three at most; `agrees`: the fields in which they do.
 * The words go in the body: an address would keep them in logs.
 */
export const findSimilar = endpoint({
  method: "POST",
  path: "/api/people/similar",
  permission: "see-people",
  body: Type.Object({
    name: Type.String({ maxLength: 60 }),
    idNumber: Type.String({ maxLength: 40 }),
    phone: Type.String({ maxLength: 40 }),
    homeId: Nullable(Id),
  }),
  reply: Type.Object({
    people: Type.Array(
      Type.Object({ person: FoundPerson, chance: Type.Number(), agrees: Type.Array(Type.String()) }),
    ),
  }),
})
