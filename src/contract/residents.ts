import Type from "typebox"
import { readingSlots, reportChannels, reportKinds, reportStatuses } from "../core/residents/self-report.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"
import { OwnData } from "./own-data.ts"

const Name = Type.String({ maxLength: 60 })
const SomeName = Type.String({ minLength: 1, maxLength: 60 })
const Short = Type.String({ maxLength: 80 })
const Long = Type.String({ maxLength: 1000 })
const SomeText = Type.String({ minLength: 1, maxLength: 1000 })
const Kind = Type.Enum([...reportKinds])
const said = { name: Name, phone: Short }

/** What somebody writes; the keys are the same on the page, at the desk and where it is kept. */
export const SelfReport = Type.Union([
  Type.Object({
    kind: Type.Literal("return"),
    name: SomeName,
    idNumber: Short,
    phone: Short,
    from: Short,
    arrivedOn: Day,
    transport: Short,
    vehicle: Short,
    note: Long,
  }),
  Type.Object({
    kind: Type.Literal("reading"),
    name: SomeName,
    day: Day,
    slot: Type.Enum([...readingSlots]),
    celsius: Type.Number({ minimum: 34, maximum: 43 }),
    symptoms: Type.String({ maxLength: 200 }),
  }),
  Type.Object({ kind: Type.Literal("need"), ...said, category: Short, text: SomeText }),
  Type.Object({ kind: Type.Literal("correction"), ...said, name: SomeName, text: SomeText }),
  Type.Object({ kind: Type.Literal("objection"), ...said, name: SomeName, text: SomeText }),
  Type.Object({ kind: Type.Literal("thanks"), ...said, text: SomeText }),
  Type.Object({ kind: Type.Literal("complaint"), ...said, text: SomeText }),
  Type.Object({ kind: Type.Literal("access"), ...said, name: SomeName, text: Long }),
])

/** A card's token, a person's link, or the twelve signs that a person types. */
const Key = Type.String({ minLength: 8, maxLength: 120 })

/** Whether a card or a secret is good, and whom one may ring up. Nothing of who lives there. */
export const openMyHome = endpoint({
  method: "POST",
  path: "/api/my-home/open",
  permission: "public",
  body: Type.Object({ key: Key }),
  reply: Type.Object({
    neighbourhood: Type.String(),
    phone: Type.String(),
    of: Type.Enum(["home", "person"]),
  }),
  refusals: ["wrong-home-key"],
})

/**
 * Takes what a resident writes. `id` is made on the phone: sent again it is kept once and answered alike. The number is all that
 * comes back, whatever became of it: who holds a card learns nothing of the home.
 */
export const sendReport = endpoint({
  method: "POST",
  path: "/api/my-home/send",
  permission: "public",
  body: Type.Object({ key: Key, id: Id, report: SelfReport }),
  reply: Type.Object({ number: Type.Integer() }),
  refusals: ["wrong-home-key", "wrong-day"],
})

const Moment = Type.String()

/** What is kept of a person, to who holds their secret. */
export const openOwnData = endpoint({
  method: "POST",
  path: "/api/my-home/own-data",
  permission: "public",
  body: Type.Object({ key: Key }),
  reply: OwnData,
  refusals: ["wrong-home-key"],
})

/** The same for staff, after they have seen who is asking; that it was shown is written down. */
export const showOwnData = endpoint({
  method: "POST",
  path: "/api/residents/own-data",
  permission: "hear-residents",
  body: Type.Object({ personId: Id, checked: Type.Enum(["document", "known"]) }),
  reply: OwnData,
  refusals: ["not-found"],
})

/** One thing that somebody wrote; the name is masked. */
export const ReportLine = Type.Object({
  id: Id,
  number: Type.Integer(),
  kind: Kind,
  channel: Type.Enum([...reportChannels]),
  homeId: Nullable(Id),
  door: Nullable(Type.String()),
  name: Type.String(),
  text: Type.String(),
  at: Moment,
  receivedAt: Moment,
  status: Type.Enum([...reportStatuses]),
  doneAt: Nullable(Moment),
  doneBy: Nullable(Type.String()),
  answer: Type.String(),
  isLate: Type.Boolean(),
})

/** What came in: the open ones oldest first, others newest first; or the one with a number. */
export const listReports = endpoint({
  method: "GET",
  path: "/api/reports",
  permission: "hear-residents",
  shows: ["reports"],
  query: Type.Object({
    show: Type.Enum(["open", "settled", "thanks"]),
    number: Type.Optional(Type.String({ pattern: "^\\d{1,9}$" })),
    after: Type.Optional(Id),
  }),
  reply: Type.Object({
    open: Type.Integer(),
    reports: Type.Array(ReportLine),
    next: Nullable(Id),
  }),
})

/** Whom a report may be about. */
const Candidate = Type.Object({
  personId: Id,
  name: Type.String(),
  caseId: Nullable(Id),
  isNamed: Type.Boolean(),
})

/** One report whole, for who deals with it; that it was read is written down. */
export const getReport = endpoint({
  method: "GET",
  path: "/api/reports/one",
  permission: "hear-residents",
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    line: ReportLine,
    report: SelfReport,
    personId: Nullable(Id),
    candidates: Type.Array(Candidate),
  }),
  refusals: ["not-found"],
})

/** Staff write down what was told by phone or came on paper, with its own time. */
export const addReport = endpoint({
  method: "POST",
  path: "/api/reports/add",
  permission: "hear-residents",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    channel: Type.Enum(["phone", "paper"]),
    homeId: Id,
    /** Who of the register says it, where staff chose them: the register's name stands for the one that was typed. */
    personId: Type.Optional(Id),
    /** When it was told; absent: now. */
    at: Type.Optional(Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}$" })),
    report: SelfReport,
  }),
  reply: Type.Object({ number: Type.Integer(), status: Type.Enum([...reportStatuses]) }),
  refusals: ["not-found", "already-known", "wrong-day"],
})

/** Settles a report: done with a note of what was done, or declined with a reason. Both are told to who asks by the number. */
export const settleReport = endpoint({
  method: "POST",
  path: "/api/reports/settle",
  permission: "hear-residents",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    status: Type.Enum(["done", "declined"]),
    note: Type.String({ maxLength: 400 }),
  }),
  reply: Done,
  refusals: ["not-found", "already-settled", "reason-needed", "wrong-settling"],
})

/** Writes a temperature that was sent in as a row about the person it is of. */
export const writeReportedReading = endpoint({
  method: "POST",
  path: "/api/reports/write-reading",
  permission: "hear-residents",
  body: Type.Object({ commandId: CommandId, id: Id, factId: Id, personId: Id }),
  reply: Done,
  refusals: ["not-found", "already-settled", "wrong-settling"],
})

/** Opens a need from a wish for help. */
export const openReportedNeed = endpoint({
  method: "POST",
  path: "/api/reports/open-need",
  permission: "hear-residents",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    needId: Id,
    category: Type.String({ minLength: 1, maxLength: 80 }),
    text: Long,
  }),
  reply: Done,
  refusals: ["not-found", "already-settled", "wrong-settling"],
})

/** Takes an objection to the case it is about, as a step of the case that has to be answered. `stepId` is made by the client. */
export const takeObjection = endpoint({
  method: "POST",
  path: "/api/reports/to-case",
  permission: "hear-residents",
  body: Type.Object({ commandId: CommandId, id: Id, stepId: Id, caseId: Id }),
  reply: Done,
  refusals: ["not-found", "already-settled", "wrong-settling", "already-known", "move-not-allowed"],
})

/** A home's cards, the one in use first. */
export const listCards = endpoint({
  method: "GET",
  path: "/api/cards",
  permission: "hear-residents",
  query: Type.Object({ homeId: Id }),
  reply: Type.Object({
    phone: Type.String(),
    cards: Type.Array(
      Type.Object({ id: Id, madeAt: Moment, madeBy: Type.String(), revokedAt: Nullable(Moment) }),
    ),
  }),
})

/** A new card for a home; the one before ends. */
export const issueCard = endpoint({
  method: "POST",
  path: "/api/cards/issue",
  permission: "hear-residents",
  body: Type.Object({ commandId: CommandId, id: Id, homeId: Id }),
  reply: Type.Object({ id: Id }),
  refusals: ["not-found", "already-known"],
})

/** A card for every home of a stairwell that is lived in and has none; gives the cards in use of all of them. `homeId` is any home of it. */
export const issueCardsOfStairwell = endpoint({
  method: "POST",
  path: "/api/cards/issue-stairwell",
  permission: "hear-residents",
  body: Type.Object({ commandId: CommandId, homeId: Id }),
  reply: Type.Object({ made: Type.Integer(), ids: Type.Array(Id) }),
  refusals: ["not-found"],
})

/** A card that is lost or given away opens nothing any more. */
export const revokeCard = endpoint({
  method: "POST",
  path: "/api/cards/revoke",
  permission: "hear-residents",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/** Cards to print, 60 at most; that they were is written down. */
export const printCards = endpoint({
  method: "POST",
  path: "/api/cards/print",
  permission: "hear-residents",
  body: Type.Object({ commandId: CommandId, ids: Type.Array(Id, { minItems: 1, maxItems: 60 }) }),
  reply: Type.Object({
    phone: Type.String(),
    cards: Type.Array(Type.Object({ id: Id, door: Type.String(), token: Type.String() })),
  }),
})

/** The committee's telephone, as it stands on cards and on the residents' page. */
export const saveOfficePhone = endpoint({
  method: "POST",
  path: "/api/cards/phone",
  permission: "hear-residents",
  body: Type.Object({ commandId: CommandId, phone: Type.String({ maxLength: 40 }) }),
  reply: Done,
})

/** A person's secrets that were handed out. */
export const listSecrets = endpoint({
  method: "GET",
  path: "/api/secrets",
  permission: "hear-residents",
  query: Type.Object({ personId: Id }),
  reply: Type.Object({
    secrets: Type.Array(
      Type.Object({
        id: Id,
        madeAt: Moment,
        madeBy: Type.String(),
        until: Moment,
        revokedAt: Nullable(Moment),
      }),
    ),
  }),
})

/** Hands a person the secret by which they see what is kept of them, once staff have checked who they are; the one before ends. */
export const handOutSecret = endpoint({
  method: "POST",
  path: "/api/secrets/hand-out",
  permission: "hear-residents",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    personId: Id,
    checked: Type.Enum(["document", "known"]),
    days: Type.Integer({ minimum: 1, maximum: 60 }),
  }),
  reply: Type.Object({ token: Type.String(), code: Type.String(), until: Moment }),
  refusals: ["not-found", "already-known"],
})

export const revokeSecret = endpoint({
  method: "POST",
  path: "/api/secrets/revoke",
  permission: "hear-residents",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})
