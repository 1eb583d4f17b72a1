import Type from "typebox"
import { CommandId, Day, Done, endpoint, Id } from "./endpoint.ts"
import { Membership, Moment } from "./gate.ts"
import { RoundHomeView } from "./rounds.ts"

/** A code by which one phone takes today's list along (one use, ten minutes): it joins as a device of whoever asked. */
export const takeRoundOnPhone = endpoint({
  method: "POST",
  path: "/api/rounds/phone",
  permission: "use-tasks",
  body: Type.Object({ commandId: CommandId }),
  reply: Type.Object({ code: Type.String(), expiresAt: Moment }),
})

/** Phones that carry a list or have something to send: one's own; for whoever runs the posts, all. */
export const listRoundPhones = endpoint({
  method: "GET",
  path: "/api/rounds/phones",
  permission: "use-tasks",
  shows: ["gate", "posts"],
  reply: Type.Object({
    phones: Type.Array(
      Type.Object({
        id: Id,
        owner: Type.String(),
        own: Type.Boolean(),
        joinedAt: Moment,
        heardAt: Moment,
        waiting: Type.Integer(),
        until: Moment,
        /** Whether the list is on it now. */
        carries: Type.Boolean(),
      }),
    ),
  }),
})

/** Shuts a phone out: the list is wiped from it when it next has a network; what was written on it is still taken. */
export const revokeRoundPhone = endpoint({
  method: "POST",
  path: "/api/rounds/phones/revoke",
  permission: "use-tasks",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Done,
  refusals: ["not-found"],
})

/**
 * Today's homes in walking order, of all lists that the phone's owner may see, and the key to seal entries for; `known` is the
 * version that the phone has. What is written goes the way of a post's entries, as `{ "what": "round", "entry": … }`.
 */
export const getDeviceList = endpoint({
  method: "GET",
  path: "/api/rounds/device-list",
  permission: "device",
  query: Type.Object({ known: Type.Optional(Type.String({ maxLength: 64 })) }),
  reply: Type.Object({
    ...Membership,
    state: Type.Object({
      version: Type.String(),
      madeAt: Moment,
      sealKey: Type.Object({ keyId: Type.String(), point: Type.String() }),
    }),
    day: Day,
    /** From then on the phone keeps the list no more. */
    until: Moment,
    version: Type.String(),
    /** Null: as the phone has it. */
    homes: Type.Union([Type.Array(RoundHomeView), Type.Null()]),
    /** From here on a temperature is a fever by the rule in force. */
    feverFrom: Type.Union([Type.Number(), Type.Null()]),
    /** Of this phone's entries those that could not be taken; the office has each as a task or kept unread. */
    refused: Type.Array(Type.Object({ id: Id, refusal: Type.String() })),
  }),
  refusals: ["not-found"],
})
