import Type from "typebox"
import type { CasePaper } from "../core/quarantine/case-file.ts"
import type { EndReason } from "../core/quarantine/case-fold.ts"
import { caseMoves, objectionChannels, withdrawalGrounds } from "../core/quarantine/case-step.ts"
import { casePrints } from "../core/quarantine/paper.ts"
import { releaseDoubts } from "../core/quarantine/release-doubts.ts"
import { caseShows } from "../core/quarantine/urgency.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"
import { HomeFact } from "./register.ts"

const Short = Type.String({ maxLength: 60 })
const Long = Type.String({ maxLength: 600 })
const Reason = Type.Object({ reason: Long })

// a union would be tried out value by value when hundreds of lines are written; a type that may be null is not
const NullText = Type.Unsafe<string | null>({ type: ["string", "null"] })
const NullNumber = Type.Unsafe<number | null>({ type: ["number", "null"] })
const NullBoolean = Type.Unsafe<boolean | null>({ type: ["boolean", "null"] })

/** One case in a list; the name is masked. */
export const CaseLine = Type.Object({
  id: Id,
  personId: Id,
  homeId: Id,
  door: Type.String(),
  person: Type.String(),
  openedOn: Day,
  countedFrom: Day,
  dueOn: Day,
  endedOn: NullText,
  endReason: Type.Unsafe<EndReason | null>({ type: ["string", "null"] }),
  order: NullText,
  /** Null: opened by a book, its papers are not known here. */
  papersMissing: Type.Unsafe<CasePaper[] | null>({
    type: ["array", "null"],
    items: { type: "string" },
  }),
  suitable: NullBoolean,
  /** Today's two readings in °C. */
  readings: Type.Array(NullNumber, { minItems: 2, maxItems: 2 }),
  feverOn: Nullable(Day),
  /** Which of today's readings should be in by now and are not. */
  missing: Type.Array(Type.Boolean(), { minItems: 2, maxItems: 2 }),
  ownerId: NullText,
  owner: NullText,
  objectedAt: NullText,
  followedUntil: NullText,
})

/** Cases that go on (all of them, the most pressing first), those followed after release, or a page of those that ended. */
export const listCases = endpoint({
  method: "GET",
  path: "/api/cases",
  permission: "see-cases",
  shows: ["cases", "readings"],
  query: Type.Object({
    show: Type.Enum([...caseShows]),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000 })),
  }),
  reply: Type.Object({
    today: Day,
    counts: Type.Object({ open: Type.Integer(), followed: Type.Integer(), ended: Type.Integer() }),
    cases: Type.Array(CaseLine),
    more: Type.Boolean(),
  }),
})

/** Cases of a door (`12-302`, or `12` for a stairwell) or of part of a name, whether they go on or not. */
export const findCases = endpoint({
  method: "POST",
  path: "/api/cases/find",
  permission: "see-cases",
  body: Type.Object({ text: Short }),
  reply: Type.Object({ today: Day, cases: Type.Array(CaseLine) }),
})

const step = <Move extends (typeof caseMoves)[number], Rest extends Type.TProperties>(
  move: Move,
  rest: Rest,
) => Type.Object({ move: Type.Literal(move), ...rest })

/** One step of a case, as whoever makes it says it. */
export const CaseStepBody = Type.Union([
  step("assess-dwelling", { suitable: Type.Boolean(), found: Long }),
  step("give-notice", { on: Day, by: Short }),
  step("sign-undertaking", { on: Day }),
  step("set-team", { doctor: Short, police: Short, committee: Short, ownerId: Nullable(Id) }),
  step("set-contact", { wechat: Type.Boolean(), phone: Short }),
  step("extend", { order: Type.String({ maxLength: 200 }), until: Day, reason: Long }),
  step("transfer", Reason.properties),
  step("return", Reason.properties),
  step("centralise", Reason.properties),
  step("withdraw", { ground: Type.Enum([...withdrawalGrounds]), reason: Long }),
  step("release", Reason.properties),
  step("end-follow-up", { fine: Type.Boolean(), found: Long }),
  step("object", { by: Short, what: Long, channel: Type.Enum([...objectionChannels]) }),
  step("answer", { upheld: Type.Boolean(), reason: Long, goTo: Long }),
  step("undo", Reason.properties),
])

const moving = {
  body: Type.Object({ commandId: CommandId, id: Id, caseId: Id, step: CaseStepBody }),
  reply: Done,
  refusals: [
    ...["not-found", "already-known", "case-move-not-allowed", "not-due-yet", "dwelling-not-unsuitable"],
    ...["no-rule-in-force", "objection-not-upheld", "extension-not-later", "fever-unanswered"],
    ...["readings-missing", "wrong-day"],
  ],
} as const

/** A step of the office; what is allowed is one table (core/quarantine/case-moves.ts). `id` is the step's. */
export const moveCase = endpoint({
  method: "POST",
  path: "/api/cases/move",
  permission: "run-cases",
  ...moving,
})

/** A step of the health centre's doctor: the dwelling, a transfer, the release. */
export const signCase = endpoint({
  method: "POST",
  path: "/api/cases/sign",
  permission: "sign-health",
  ...moving,
})

/** One step in a case's history, the newest first. */
export const CaseStepLine = Type.Object({
  id: Id,
  move: Type.Enum([...caseMoves]),
  at: Type.String(),
  who: Type.String(),
  data: Type.Record(Type.String(), Type.String()),
  detail: Type.Record(Type.String(), Type.String()),
  isUndone: Type.Boolean(),
})

/** Everything of one case. `unmask` needs a purpose and is written into the audit, as every reading is. */
export const getCase = endpoint({
  method: "GET",
  path: "/api/case",
  permission: "see-cases",
  shows: ["attempts", "cases", "needs", "readings", "screenings", "visits", "waste"],
  query: Type.Object({ id: Id, unmask: Type.Optional(Short) }),
  reply: Type.Object({
    line: CaseLine,
    today: Day,
    phone: Type.String(),
    idNumber: Type.String(),
    arrivedOn: Day,
    origin: Type.String(),
    /** The rule under which the days are counted. */
    rule: Type.Object({ document: Type.String(), days: Type.Integer(), anchor: Type.String() }),
    objectTo: Type.String(),
    /** What may be done now by who asks, what is most likely first; `isNext`: the case waits for it. */
    moves: Type.Array(Type.Object({ move: Type.Enum([...caseMoves]), isNext: Type.Boolean() })),
    /** °C from which a reading is a fever. */
    feverFrom: Type.Number(),
    doubts: Type.Array(Type.Enum([...releaseDoubts])),
    papers: Type.Object({
      dwelling: Nullable(Type.Object({ on: Day, suitable: Type.Boolean() })),
      notice: Nullable(Type.Object({ on: Day })),
      undertaking: Nullable(Type.Object({ on: Day })),
    }),
    team: Type.Object({ doctor: Type.String(), police: Type.String(), committee: Type.String() }),
    wechat: Nullable(Type.Boolean()),
    followUp: Nullable(Type.Object({ until: Day, endedOn: Nullable(Day), fine: Nullable(Type.Boolean()) })),
    readings: Type.Record(
      Type.String(),
      Type.Unsafe<[number | null, number | null]>(Type.Array(NullNumber, { minItems: 2, maxItems: 2 })),
    ),
    members: Type.Array(
      Type.Object({
        personId: Id,
        name: Type.String(),
        relation: Type.String(),
        /** The case that keeps them at home. */
        caseId: Nullable(Id),
      }),
    ),
    /** Needs, visits and collections of the home since the case was opened, the newest first. */
    facts: Type.Array(HomeFact),
    /** Other cases of the same person. */
    /** How many readings of the first day it does not owe: their time was over when it was registered. */
    spared: Type.Integer(),
    others: Type.Array(Type.Object({ id: Id, openedOn: Day, endedOn: Nullable(Day) })),
    history: Type.Array(CaseStepLine),
    colleagues: Type.Array(Type.Object({ id: Id, name: Type.String() })),
  }),
  refusals: ["not-found"],
})

/** What stands on a printed paper of a case; names whole. That it was printed is written down. */
export const printCase = endpoint({
  method: "POST",
  path: "/api/cases/print",
  permission: "see-cases",
  body: Type.Object({ commandId: CommandId, caseId: Id, paper: Type.Enum([...casePrints]) }),
  reply: Type.Object({
    neighbourhood: Type.String(),
    name: Type.String(),
    sex: Type.String(),
    phone: Type.String(),
    idNumber: Type.String(),
    door: Type.String(),
    origin: Type.String(),
    arrivedOn: Day,
    openedOn: Day,
    countedFrom: Day,
    dueOn: Day,
    endedOn: Nullable(Day),
    days: Type.Integer(),
    document: Type.String(),
    order: Nullable(Type.String()),
    objectTo: Type.String(),
    feverFrom: Type.Number(),
    slots: Type.Array(Type.String()),
    doctor: Type.String(),
    police: Type.String(),
    committee: Type.String(),
    signedBy: Type.String(),
    printedOn: Day,
  }),
  refusals: ["not-found", "not-released-yet"],
})
