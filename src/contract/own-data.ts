import Type from "typebox"
import type { RestrictionState } from "../core/residents/restriction.ts"
import { reportKinds, reportStatuses } from "../core/residents/self-report.ts"
import { freeTimes } from "../core/roster/free-times.ts"
import { consentKinds } from "../core/roster/roll.ts"
import { Day, Nullable } from "./endpoint.ts"

const Moment = Type.String()
const Kind = Type.Enum([...reportKinds])

/** A restriction with the rule it rests on. */
const Restriction = Type.Object({
  state: Type.Unsafe<RestrictionState>(Type.String()),
  door: Type.String(),
  from: Day,
  until: Day,
  endedOn: Nullable(Day),
  countedFrom: Day,
  days: Type.Integer(),
  document: Type.String(),
  /** The written order that a later end rests on. */
  order: Nullable(Type.String()),
})

/** All that is kept of one person. What belongs to the home is told without its words: others live there too. */
export const OwnData = Type.Object({
  neighbourhood: Type.String(),
  phone: Type.String(),
  asOf: Moment,
  /** How one objects. */
  objectTo: Type.String(),
  person: Type.Object({
    name: Type.String(),
    sex: Type.String(),
    idNumber: Type.String(),
    phone: Type.String(),
  }),
  stays: Type.Array(
    Type.Object({
      door: Type.String(),
      standing: Type.String(),
      relation: Type.String(),
      care: Type.String(),
      from: Nullable(Day),
      to: Nullable(Day),
    }),
  ),
  restrictions: Type.Array(Restriction),
  /** Rows of the books about the person: column → text. */
  facts: Type.Array(
    Type.Object({
      kind: Type.String(),
      at: Type.String(),
      cells: Type.Record(Type.String(), Type.String()),
    }),
  ),
  /** What the roll of volunteers keeps of them, each time they were on it. */
  duty: Type.Array(
    Type.Object({
      joinedAt: Moment,
      endedAt: Nullable(Moment),
      free: Type.Array(Type.Enum([...freeTimes])),
      skills: Type.Array(Type.String()),
      birthYear: Nullable(Type.Integer()),
      birthMonth: Nullable(Type.Integer()),
      /** What they agreed to. */
      consents: Type.Array(Type.Enum([...consentKinds])),
      /** Turns that they stood or are still to stand. */
      turns: Type.Integer(),
    }),
  ),
  homeFacts: Type.Array(
    Type.Object({
      kind: Type.String(),
      at: Type.String(),
      category: Type.String(),
      settledOn: Nullable(Day),
    }),
  ),
  /** Who looked, and why. */
  looks: Type.Array(
    Type.Object({ at: Moment, who: Type.String(), action: Type.String(), purpose: Type.String() }),
  ),
  reports: Type.Array(
    Type.Object({
      number: Type.Integer(),
      kind: Kind,
      at: Moment,
      status: Type.Enum([...reportStatuses]),
      answer: Type.String(),
    }),
  ),
})
