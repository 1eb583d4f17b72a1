import Type from "typebox"
import type { GateDecision } from "../core/gate/decide.ts"
import { passMoves, passStatuses } from "../core/gate/pass-moves.ts"
import { passKinds } from "../core/gate/words.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"

const PassKindName = Type.Enum([...passKinds])

/** One pass; the holder's name is masked. `code` null: from a book, on paper, without a code. */
export const PassLine = Type.Object({
  id: Id,
  number: Type.String(),
  homeId: Id,
  door: Type.String(),
  holder: Type.String(),
  kind: PassKindName,
  issuedAt: Type.String(),
  from: Nullable(Day),
  until: Nullable(Day),
  status: Type.Enum([...passStatuses]),
  statusSince: Type.String(),
  replacedBy: Nullable(Type.String()),
  moves: Type.Array(Type.Enum([...passMoves])),
  hasCode: Type.Boolean(),
})

/** The passes of a home, of a number, or the newest; `after` continues (a pass's id). */
export const listPasses = endpoint({
  method: "GET",
  path: "/api/passes",
  permission: "issue-passes",
  shows: ["passes"],
  query: Type.Object({
    homeId: Type.Optional(Id),
    number: Type.Optional(Type.String({ maxLength: 20 })),
    status: Type.Optional(Type.Enum([...passStatuses])),
    /** Good ones that were last printed under this key. */
    keyId: Type.Optional(Type.String({ maxLength: 16 })),
    after: Type.Optional(Id),
  }),
  reply: Type.Object({ total: Type.Integer(), passes: Type.Array(PassLine), next: Nullable(Id) }),
})

/** Homes by their door (`12-302`, or `12` for a stairwell): the door and ids, nobody who lives there. */
export const findPassHomes = endpoint({
  method: "POST",
  path: "/api/passes/homes",
  permission: "issue-passes",
  body: Type.Object({ text: Type.String({ maxLength: 60 }) }),
  reply: Type.Object({
    homes: Type.Array(Type.Object({ id: Id, door: Type.String(), stairwellId: Id })),
  }),
})

/** Issues a pass to somebody of a home: one who is registered there, or whoever is named. Without days it is valid from today, for as long as the rule for its kind says. */
export const issuePass = endpoint({
  method: "POST",
  path: "/api/passes/issue",
  permission: "issue-passes",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    homeId: Id,
    personId: Nullable(Id),
    holder: Type.String({ maxLength: 60 }),
    kind: PassKindName,
    from: Type.Optional(Day),
    until: Type.Optional(Day),
  }),
  reply: Type.Object({ id: Id, number: Type.String() }),
  refusals: ["not-found", "already-known", "wrong-pass-days", "no-pass-rule"],
})

/** Issues to every home of a stairwell that has no good pass, one each, in its householder's name. */
export const issuePassesOfStairwell = endpoint({
  method: "POST",
  path: "/api/passes/issue-stairwell",
  permission: "issue-passes",
  body: Type.Object({ commandId: CommandId, stairwellId: Id }),
  reply: Type.Object({ ids: Type.Array(Id) }),
  refusals: ["not-found", "no-pass-rule"],
})

/** A new pass in the place of one that is lost, worn or over: the old number is void from now on. */
export const reissuePass = endpoint({
  method: "POST",
  path: "/api/passes/reissue",
  permission: "issue-passes",
  body: Type.Object({ commandId: CommandId, id: Id, newId: Id }),
  reply: Type.Object({ id: Id, number: Type.String() }),
  refusals: ["not-found", "already-known", "already-replaced", "no-pass-rule"],
})

/** Lost, found again, suspended, resumed, void: what is allowed is one table (core/gate/pass-moves.ts). */
export const movePass = endpoint({
  method: "POST",
  path: "/api/passes/move",
  permission: "issue-passes",
  body: Type.Object({ commandId: CommandId, id: Id, move: Type.Enum([...passMoves]) }),
  reply: Done,
  refusals: ["not-found", "move-not-allowed"],
})

/** What stands on a printed pass. The text of the code is made here and nowhere kept. */
export const PrintedPass = Type.Object({
  id: Id,
  number: Type.String(),
  door: Type.String(),
  holder: Type.String(),
  kind: PassKindName,
  from: Day,
  until: Day,
  code: Type.String(),
})

/** Passes to print, 40 at most; that they were is written down. Those from books have no code and are left out. */
export const printPasses = endpoint({
  method: "POST",
  path: "/api/passes/print",
  permission: "issue-passes",
  body: Type.Object({ commandId: CommandId, ids: Type.Array(Id, { minItems: 1, maxItems: 40 }) }),
  reply: Type.Object({ passes: Type.Array(PrintedPass) }),
})

/** A secret link by which the holder opens the pass on their own phone; a new one ends the one before. */
export const makePassLink = endpoint({
  method: "POST",
  path: "/api/passes/link",
  permission: "issue-passes",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Type.Object({ token: Type.String() }),
  refusals: ["not-found", "move-not-allowed"],
})

/** The holder's own pass, and the parcels that wait for the home. The page keeps it for the way without network. */
export const openOwnPass = endpoint({
  method: "POST",
  path: "/api/own-pass",
  permission: "public",
  body: Type.Object({ token: Type.String({ minLength: 20, maxLength: 120 }) }),
  reply: Type.Object({
    neighbourhood: Type.String(),
    number: Type.String(),
    kind: PassKindName,
    from: Day,
    until: Day,
    status: Type.Enum([...passStatuses]),
    /** Empty unless the pass is good. */
    code: Type.String(),
    parcels: Type.Array(
      Type.Object({ post: Type.String(), shelf: Type.String(), count: Type.Integer(), since: Type.String() }),
    ),
  }),
  refusals: ["wrong-pass-link"],
})

/** Looks at a pass for somebody signed in: by the text of its code, or its number. For desks and pages without a secure origin. */
export const checkPass = endpoint({
  method: "POST",
  path: "/api/passes/check",
  permission: "issue-passes",
  body: Type.Object({
    code: Type.Optional(Type.String({ maxLength: 600 })),
    number: Type.Optional(Type.String({ maxLength: 20 })),
  }),
  reply: Type.Object({
    decision: Type.Unsafe<GateDecision>({}),
    pass: Nullable(PassLine),
  }),
})

/** The keys that sign passes: the one in use, those before, those given up for leaked. */
export const listPassKeys = endpoint({
  method: "GET",
  path: "/api/pass-keys",
  permission: "manage-pass-keys",
  reply: Type.Object({
    keys: Type.Array(
      Type.Object({
        keyId: Type.String(),
        madeAt: Type.String(),
        retiredAt: Nullable(Type.String()),
        revokedAt: Nullable(Type.String()),
        passes: Type.Integer(),
      }),
    ),
  }),
})

/** A new key signs from now on; passes of the one before stay good until they end. */
export const rotatePassKey = endpoint({
  method: "POST",
  path: "/api/pass-keys/rotate",
  permission: "manage-pass-keys",
  body: Type.Object({ commandId: CommandId }),
  reply: Type.Object({ keyId: Type.String() }),
})

/** The drill for a leaked key: nothing it signed is good any more, a new one signs from now on. Cannot be taken back. */
export const revokePassKey = endpoint({
  method: "POST",
  path: "/api/pass-keys/revoke",
  permission: "manage-pass-keys",
  body: Type.Object({
    commandId: CommandId,
    keyId: Type.String({ maxLength: 16 }),
    /** The key's id, typed out. */
    confirm: Type.String({ maxLength: 16 }),
  }),
  reply: Type.Object({ passes: Type.Integer() }),
  refusals: ["not-found", "key-not-confirmed"],
})
