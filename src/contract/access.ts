import Type from "typebox"
import { permissions, roles } from "../core/access/roles.ts"
import { CommandId, Day, Done, endpoint, Id } from "./endpoint.ts"

export const RoleName = Type.Enum([...roles])
const Language = Type.Union([Type.Literal("zh"), Type.Literal("en")])
const Password = Type.String({ minLength: 8, maxLength: 200 })
const Login = Type.String({ minLength: 1, maxLength: 60 })

export const Who = Type.Object({
  accountId: Id,
  login: Type.String(),
  name: Type.String(),
  role: RoleName,
  language: Language,
  neighbourhood: Type.String(),
  demonstration: Type.Boolean(),
  permissions: Type.Array(Type.Enum([...permissions])),
})

export const Account = Type.Object({
  id: Id,
  login: Type.String(),
  name: Type.String(),
  role: RoleName,
  madeAt: Type.String(),
  disabled: Type.Boolean(),
  locked: Type.Boolean(),
})

/** Is this a first run? Then the page asks for the code that the server printed. */
export const getSetUp = endpoint({
  method: "GET",
  path: "/api/set-up",
  permission: "public",
  reply: Type.Object({ needed: Type.Boolean() }),
})

/** Names the neighbourhood, makes the head's account and signs the head in; `demonstration` fills it with made-up people. */
export const setUp = endpoint({
  method: "POST",
  path: "/api/set-up",
  permission: "public",
  body: Type.Object({
    commandId: CommandId,
    code: Type.String({ maxLength: 40 }),
    neighbourhood: Type.String({ minLength: 1, maxLength: 80 }),
    name: Type.String({ minLength: 1, maxLength: 60 }),
    login: Login,
    password: Password,
    language: Language,
    demonstration: Type.Boolean(),
  }),
  reply: Who,
  refusals: ["wrong-code", "already-set-up"],
})

export const signIn = endpoint({
  method: "POST",
  path: "/api/session",
  permission: "public",
  body: Type.Object({ login: Login, password: Type.String({ maxLength: 200 }) }),
  reply: Who,
  refusals: ["wrong-login-or-password", "account-locked"],
})

export const getSession = endpoint({
  method: "GET",
  path: "/api/session",
  permission: "use-account",
  reply: Who,
})

export const signOut = endpoint({
  method: "POST",
  path: "/api/session/end",
  permission: "use-account",
  body: Type.Object({}),
  reply: Done,
})

export const changeOwnAccount = endpoint({
  method: "POST",
  path: "/api/account",
  permission: "use-account",
  body: Type.Object({
    commandId: CommandId,
    language: Type.Optional(Language),
    password: Type.Optional(Type.Object({ old: Type.String(), new: Password })),
  }),
  reply: Who,
  refusals: ["wrong-password"],
})

export const listAccounts = endpoint({
  method: "GET",
  path: "/api/accounts",
  permission: "manage-accounts",
  reply: Type.Object({ accounts: Type.Array(Account) }),
})

export const addAccount = endpoint({
  method: "POST",
  path: "/api/accounts",
  permission: "manage-accounts",
  body: Type.Object({
    commandId: CommandId,
    name: Type.String({ minLength: 1, maxLength: 60 }),
    login: Login,
    role: RoleName,
    password: Password,
  }),
  reply: Account,
  refusals: ["login-taken"],
})

/** Changes role, unlocks, disables or enables, sets a new password; the last head can neither be disabled nor changed. */
export const changeAccount = endpoint({
  method: "POST",
  path: "/api/accounts/change",
  permission: "manage-accounts",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    role: Type.Optional(RoleName),
    disabled: Type.Optional(Type.Boolean()),
    unlock: Type.Optional(Type.Literal(true)),
    password: Type.Optional(Password),
  }),
  reply: Account,
  refusals: ["not-found", "last-head"],
})

export const listAudit = endpoint({
  method: "GET",
  path: "/api/audit",
  permission: "read-audit",
  query: Type.Object({ before: Type.Optional(Id), subject: Type.Optional(Id) }),
  reply: Type.Object({
    entries: Type.Array(
      Type.Object({
        id: Id,
        at: Type.String(),
        who: Type.Union([Type.String(), Type.Null()]),
        action: Type.String(),
        subjectKind: Type.Union([Type.String(), Type.Null()]),
        subjectId: Type.Union([Type.String(), Type.Null()]),
      }),
    ),
  }),
})

/** The rules in force: every one with its number, the day it holds from and the document it rests on. */
export const listPolicies = endpoint({
  method: "GET",
  path: "/api/policies",
  permission: "see-policies",
  reply: Type.Object({
    policies: Type.Array(
      Type.Object({ rule: Type.String(), inForceFrom: Day, value: Type.Unknown(), document: Type.String() }),
    ),
  }),
})

/** Rows deleted or blanked, per table; and the keys of older backups that were destroyed. */
const ErasureCounts = Type.Record(Type.String(), Type.Number())

/** Whether the bytes are gone from the disk too; `held-up`: once another transaction has ended. */
const Removal = Type.Union([Type.Literal("removed"), Type.Literal("held-up"), Type.Literal("rows-only")])

/** Deletes one person or the whole campaign, sums kept; the reply is the certificate's counts. */
export const erase = endpoint({
  method: "POST",
  path: "/api/erasures",
  permission: "erase",
  body: Type.Object({
    commandId: CommandId,
    scope: Type.Union([Type.Literal("subject"), Type.Literal("campaign")]),
    personId: Type.Optional(Id),
    reason: Type.String({ minLength: 1, maxLength: 400 }),
    /** For a campaign the neighbourhood's name, typed out. */
    confirm: Type.Optional(Type.String()),
  }),
  reply: Type.Object({ erasureId: Id, counts: ErasureCounts, removal: Removal }),
  refusals: ["not-found", "not-confirmed"],
})

export const listErasures = endpoint({
  method: "GET",
  path: "/api/erasures",
  permission: "erase",
  reply: Type.Object({
    erasures: Type.Array(
      Type.Object({
        id: Id,
        neighbourhood: Type.String(),
        scope: Type.Union([Type.Literal("subject"), Type.Literal("campaign")]),
        at: Type.String(),
        doneAt: Type.Union([Type.String(), Type.Null()]),
        by: Type.Union([Type.String(), Type.Null()]),
        reason: Type.String(),
        counts: ErasureCounts,
        removal: Type.Union([Removal, Type.Null()]),
        /** Of the certificate's canonical text. */
        sha256: Type.String(),
      }),
    ),
  }),
})
