import Type from "typebox"
import { workerKinds } from "../core/roster/duty-ground.ts"
import { freeTimes } from "../core/roster/free-times.ts"
import { consentKinds, consentWays, workerEnds, workerStages } from "../core/roster/roll.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"
import { Returned } from "./turns.ts"

const Short = Type.String({ maxLength: 40 })
const Free = Type.Array(Type.Enum([...freeTimes]), { maxItems: 4 })
const Skills = Type.Array(Type.String({ minLength: 1, maxLength: 12 }), { maxItems: 12 })
const BirthYear = Nullable(Type.Integer({ minimum: 1900, maximum: 2100 }))
const BirthMonth = Nullable(Type.Integer({ minimum: 1, maximum: 12 }))
const Few = Nullable(Type.Integer({ minimum: 0, maximum: 50 }))
const Bond = Type.Enum(["together", "never-both"])
const Kind = Type.Enum([...workerKinds])
const Consent = Type.Enum([...consentKinds])
const Way = Type.Enum([...consentWays])
const Moment = Type.String()

const line = {
  id: Id,
  kind: Kind,
  stage: Type.Enum([...workerStages]),
  /** Empty: deleted. */
  name: Type.String(),
  /** Masked. */
  phone: Type.String(),
  calling: Type.String(),
  homeId: Nullable(Id),
  door: Nullable(Type.String()),
  free: Free,
  skills: Type.Array(Type.String()),
  isExperienced: Type.Boolean(),
  birthYear: BirthYear,
  birthMonth: BirthMonth,
  mostTurns: Few,
  heads: Few,
  owedTurns: Few,
  familyId: Nullable(Id),
  bond: Nullable(Bond),
  joinedBy: Type.Enum(["link", "paper", "book", "desk"]),
  askedAt: Moment,
  endedAt: Nullable(Moment),
  endedWhy: Nullable(Type.Enum([...workerEnds])),
  hasLink: Type.Boolean(),
  hasGuard: Type.Boolean(),
  guardNumber: Nullable(Type.Integer()),
  hasAccount: Type.Boolean(),
  /** It is known who it is in the register. */
  isKnown: Type.Boolean(),
  consents: Type.Array(Consent),
  /** Said that they cannot come today, or was told to rest. */
  isAway: Type.Boolean(),
}

/** One line of the roll. */
export const Worker = Type.Object(line)

/** The whole roll, by door. The volunteers' lead sees no colleagues of the committee on it. */
export const listRoll = endpoint({
  method: "GET",
  path: "/api/roll",
  permission: "run-roll",
  shows: ["books", "duty", "posts", "roll"],
  reply: Type.Object({ workers: Type.Array(Worker) }),
})

/** Whose name, its pinyin, telephone or door fits. The text goes in the body: an address would keep it in logs. */
export const findWorkers = endpoint({
  method: "POST",
  path: "/api/roll/find",
  permission: "run-roll",
  body: Type.Object({ text: Type.String({ maxLength: 60 }) }),
  reply: Type.Object({ ids: Type.Array(Id) }),
})

/** Somebody on the roll, with the number to ring up and what hangs on them. */
export const getWorker = endpoint({
  method: "GET",
  path: "/api/roll/one",
  permission: "run-roll",
  shows: ["books", "duty", "posts", "roll"],
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    ...line,
    note: Type.String(),
    /** As they typed it when they asked to join. */
    saidDoor: Type.String(),
    saidFamily: Type.String(),
    /** Who it is in the register, masked; null to whoever may not see people. */
    person: Nullable(Type.Object({ id: Id, name: Type.String() })),
    consentsGiven: Type.Array(
      Type.Object({ what: Consent, how: Way, at: Moment, withdrawnAt: Nullable(Moment) }),
    ),
    stood: Type.Object({ turns: Type.Integer(), minutes: Type.Integer(), firstDay: Nullable(Day) }),
    certificates: Type.Array(Type.Object({ id: Id, number: Type.Integer(), issuedAt: Moment })),
  }),
  refusals: ["not-found"],
})

/** Who may be the one being added: on the roll by number, home or name alone; in the register beyond doubt. */
export const findAlike = endpoint({
  method: "POST",
  path: "/api/roll/alike",
  permission: "run-roll",
  body: Type.Object({ name: Short, phone: Short, homeId: Nullable(Id) }),
  reply: Type.Object({
    workers: Type.Array(
      Type.Object({
        ...{ id: Id, name: Type.String(), door: Nullable(Type.String()) },
        stage: Type.Enum([...workerStages]),
        same: Type.Enum(["phone", "door", "name"]),
      }),
    ),
    person: Nullable(Type.Object({ id: Id, name: Type.String(), door: Nullable(Type.String()) })),
  }),
})

/** Homes by their door; nobody who lives there. */
export const findRollHomes = endpoint({
  method: "POST",
  path: "/api/roll/homes",
  permission: "run-roll",
  body: Type.Object({ text: Type.String({ maxLength: 60 }) }),
  reply: Type.Object({ homes: Type.Array(Type.Object({ id: Id, door: Type.String() })) }),
})

const given = {
  name: Type.String({ minLength: 1, maxLength: 40 }),
  phone: Short,
  calling: Short,
  note: Type.String({ maxLength: 300 }),
  homeId: Nullable(Id),
  personId: Nullable(Id),
  birthYear: BirthYear,
  /** Asked where the year leaves it open whether they are of age. */
  birthMonth: Type.Optional(BirthMonth),
  free: Free,
  skills: Skills,
  isExperienced: Type.Boolean(),
  mostTurns: Few,
  heads: Few,
  owedTurns: Few,
  /** Somebody on the roll who is of their family; the bond holds for all of it. */
  family: Nullable(Type.Object({ withId: Id, bond: Bond })),
}

/** Puts somebody on the roll. A volunteer is a row of its book too, under the same id, and has to have agreed to be kept. */
export const addWorker = endpoint({
  method: "POST",
  path: "/api/roll/add",
  permission: "run-roll",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    kind: Type.Enum(["volunteer", "guard", "cleaner", "organisation"]),
    ...given,
    consents: Type.Object({ how: Way, what: Type.Array(Consent, { maxItems: 3 }) }),
  }),
  reply: Type.Object({ id: Id }),
  refusals: ["not-found", "already-known", "consent-needed"],
})

export const saveWorker = endpoint({
  method: "POST",
  path: "/api/roll/save",
  permission: "run-roll",
  body: Type.Object({ commandId: CommandId, id: Id, ...given }),
  reply: Done,
  refusals: ["not-found", "not-on-roll"],
})

/** Takes on somebody who asked to join by link. */
export const takeOnWorker = endpoint({
  method: "POST",
  path: "/api/roll/take-on",
  permission: "run-roll",
  body: Type.Object({ commandId: CommandId, id: Id, ...given }),
  reply: Done,
  refusals: ["not-found", "not-asking"],
})

/**
 * Ends somebody's time on the roll, and so many turns that are still to come. `not-taken-on`: of whoever asked by link, whose
 * data are deleted at once.
 */
export const endWorker = endpoint({
  method: "POST",
  path: "/api/roll/end",
  permission: "run-roll",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    why: Type.Enum(["own-wish", "moved", "not-taken-on"]),
  }),
  reply: Type.Object({ turns: Type.Integer() }),
  refusals: ["not-found", "not-on-roll", "not-asking"],
})

/** Somebody comes back; `undo`: the ending was a slip, and turns that went with it are theirs again, but for those gone by now. */
export const returnWorker = endpoint({
  method: "POST",
  path: "/api/roll/return",
  permission: "run-roll",
  body: Type.Object({ commandId: CommandId, id: Id, undo: Type.Boolean() }),
  reply: Returned,
  refusals: ["not-found", "not-ended"],
})

/** What somebody agreed to or took back. Taking back `keep` deletes name and number at once. */
export const setConsent = endpoint({
  method: "POST",
  path: "/api/roll/consent",
  permission: "run-roll",
  body: Type.Object({
    ...{ commandId: CommandId, id: Id, workerId: Id, what: Consent, how: Way },
    withdrawn: Type.Boolean(),
  }),
  reply: Done,
  refusals: ["not-found", "not-on-roll"],
})

/** The same of many who are on the roll: experienced or not, what they agreed to on a heap of papers. */
export const markWorkers = endpoint({
  method: "POST",
  path: "/api/roll/mark",
  permission: "run-roll",
  body: Type.Object({
    commandId: CommandId,
    ids: Type.Array(Id, { minItems: 1, maxItems: 400 }),
    experienced: Nullable(Type.Boolean()),
    consent: Nullable(Type.Object({ what: Consent, how: Way })),
  }),
  reply: Done,
  refusals: ["not-found", "not-on-roll"],
})

/** A number and a PIN at the posts, shown this once; for who has one, another PIN. `guardId` is made by the client. */
export const giveWorkerPin = endpoint({
  method: "POST",
  path: "/api/roll/pin",
  permission: "run-posts",
  body: Type.Object({ commandId: CommandId, id: Id, guardId: Id }),
  reply: Type.Object({ id: Id, number: Type.Integer(), pin: Type.String() }),
  refusals: ["not-found", "not-on-roll", "already-known"],
})

/** A link to somebody's own page, `ORIGIN/my-duty#TOKEN`, shown this once; the one before ends. */
export const issueDutyLink = endpoint({
  method: "POST",
  path: "/api/roll/link",
  permission: "run-roll",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Type.Object({ token: Type.String() }),
  refusals: ["not-found", "not-on-roll"],
})

export const revokeDutyLink = endpoint({
  method: "POST",
  path: "/api/roll/link/revoke",
  permission: "run-roll",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/** Colleagues with an account and guards with a PIN who are not on the roll. */
export const listOthers = endpoint({
  method: "GET",
  path: "/api/roll/others",
  permission: "run-roll",
  shows: ["posts", "roll"],
  reply: Type.Object({
    others: Type.Array(
      Type.Object({
        of: Type.Enum(["account", "guard"]),
        ...{ id: Id, name: Type.String(), number: Nullable(Type.Integer()) },
      }),
    ),
  }),
})

export const addOthers = endpoint({
  method: "POST",
  path: "/api/roll/add-others",
  permission: "run-roll",
  body: Type.Object({
    commandId: CommandId,
    others: Type.Array(
      Type.Object({
        ...{ id: Id, of: Type.Enum(["account", "guard"]), ofId: Id },
        kind: Type.Enum(["staff", "guard", "cleaner"]),
      }),
      { minItems: 1, maxItems: 100 },
    ),
  }),
  reply: Type.Object({ ids: Type.Array(Id) }),
  refusals: ["not-found", "already-known"],
})

/** The link by which volunteers ask to join, `ORIGIN/join#TOKEN`: it hangs at the gate. */
export const getJoinLink = endpoint({
  method: "GET",
  path: "/api/roll/join-link",
  permission: "run-roll",
  shows: ["roll"],
  reply: Type.Object({
    link: Nullable(Type.Object({ token: Type.String(), madeAt: Moment, madeBy: Type.String() })),
  }),
})

/** Another link to join by, or none: the one before ends. */
export const changeJoinLink = endpoint({
  method: "POST",
  path: "/api/roll/join-link/change",
  permission: "run-roll",
  body: Type.Object({ commandId: CommandId, id: Nullable(Id) }),
  reply: Done,
  refusals: ["already-known"],
})

/** Issues a certificate of service that the volunteer asked for. */
export const issueCertificate = endpoint({
  method: "POST",
  path: "/api/roll/certificate/issue",
  permission: "run-roll",
  body: Type.Object({
    ...{ commandId: CommandId, id: Id, workerId: Id, from: Day, until: Day },
    askedHow: Way,
  }),
  reply: Type.Object({ id: Id }),
  refusals: ["not-found", "already-known", "wrong-day"],
})

/** A certificate as it is printed. Of whoever is deleted it has no name, and is there to check a paper by. */
export const getCertificate = endpoint({
  method: "GET",
  path: "/api/roll/certificate",
  permission: "run-roll",
  shows: ["books", "duty", "posts", "roll"],
  query: Type.Object({ id: Id }),
  reply: Type.Object({
    number: Type.Integer(),
    neighbourhood: Type.String(),
    phone: Type.String(),
    name: Type.String(),
    from: Day,
    until: Day,
    issuedAt: Moment,
    issuedBy: Type.String(),
    lines: Type.Array(
      Type.Object({
        month: Type.String(),
        post: Type.String(),
        turns: Type.Integer(),
        minutes: Type.Integer(),
      }),
    ),
    turns: Type.Integer(),
    minutes: Type.Integer(),
  }),
  refusals: ["not-found"],
})

const JoinKey = Type.String({ minLength: 8, maxLength: 120 })

/** Whose neighbourhood one may volunteer in. */
export const openJoin = endpoint({
  method: "POST",
  path: "/api/join/open",
  permission: "public",
  body: Type.Object({ key: JoinKey }),
  reply: Type.Object({ neighbourhood: Type.String(), phone: Type.String() }),
  refusals: ["wrong-join-link"],
})

/** Asks to join. `id` is made on the phone: sent again it is kept once. Whoever is known already is answered alike. */
export const askToJoin = endpoint({
  method: "POST",
  path: "/api/join/send",
  permission: "public",
  body: Type.Object({
    key: JoinKey,
    id: Id,
    joining: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 40 }),
      phone: Short,
      birthYear: BirthYear,
      door: Short,
      family: Type.String({ maxLength: 80 }),
      free: Free,
      skills: Skills,
      consents: Type.Array(Consent, { maxItems: 3 }),
    }),
  }),
  reply: Done,
  refusals: ["wrong-join-link", "consent-needed"],
})
