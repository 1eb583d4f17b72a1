import Type from "typebox"
import { policyRules } from "../core/policy/policy-fields.ts"
import { CommandId, Day, Done, endpoint, Id, Nullable } from "./endpoint.ts"

const Rule = Type.Enum([...policyRules])

/** The rules' history: every version with its value, the day it holds from, the document it rests on, who wrote it down and when. */
export const listPolicyHistory = endpoint({
  method: "GET",
  path: "/api/policies/history",
  permission: "see-policies",
  reply: Type.Object({
    versions: Type.Array(
      Type.Object({
        id: Id,
        rule: Type.String(),
        inForceFrom: Day,
        value: Type.Unknown(),
        document: Type.String(),
        recordedAt: Type.String(),
        /** Null: it was there from the start. */
        recordedBy: Nullable(Type.String()),
        /** Taken back before its day, or replaced by another of the same day. */
        endedAt: Nullable(Type.String()),
        endedBy: Nullable(Type.String()),
        /** `now` is in force; `coming` may still be taken back. */
        standing: Type.Union([
          Type.Literal("now"),
          Type.Literal("coming"),
          Type.Literal("before"),
          Type.Literal("ended"),
        ]),
      }),
    ),
  }),
})

const NewVersion = {
  rule: Rule,
  inForceFrom: Day,
  value: Type.Unknown(),
}

/** How many open cases would be due on another day. */
const Effect = Type.Object({ earlier: Type.Integer(), later: Type.Integer() })

/** What a version would change in what is running: nothing is changed yet. */
export const previewPolicy = endpoint({
  method: "POST",
  path: "/api/policies/preview",
  permission: "change-policies",
  body: Type.Object(NewVersion),
  reply: Type.Object({
    effect: Effect,
    /** It is dated back and would keep people longer who are in quarantine already: it is refused. */
    keepsLonger: Type.Boolean(),
    /** Its day is over already. */
    past: Type.Boolean(),
    /** A version of the same day stands already, and would be replaced. */
    replaces: Type.Boolean(),
  }),
  refusals: ["wrong-policy-value", "wrong-policy-day", "policy-counts-already"],
})

/**
 * Adds a version of a rule; `effect` is what the preview said, so that nobody changes more than they saw. One by which somebody in
 * quarantine would be due later is refused: that takes an order that names them.
 */
export const addPolicy = endpoint({
  method: "POST",
  path: "/api/policies/add",
  permission: "change-policies",
  body: Type.Object({
    commandId: CommandId,
    id: Id,
    ...NewVersion,
    document: Type.String({ minLength: 1, maxLength: 300 }),
    effect: Effect,
  }),
  reply: Type.Object({ effect: Effect, planned: Type.Integer() }),
  refusals: [
    "wrong-policy-value",
    "wrong-policy-day",
    "policy-counts-already",
    "document-needed",
    "would-keep-longer",
    "policy-effect-changed",
    "already-known",
  ],
})

/** Takes a version back whose day has not come. */
export const takeBackPolicy = endpoint({
  method: "POST",
  path: "/api/policies/take-back",
  permission: "change-policies",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found", "policy-in-force"],
})
