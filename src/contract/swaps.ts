import Type from "typebox"
import { CommandId, Done, endpoint, Id, Nullable } from "./endpoint.ts"
import { NamedTurn, Objections, Part, SwapMove, SwapWay, TurnObjection } from "./turns.ts"

const Moment = Type.String()
const Refused = Type.Enum(["rules", "short", "other", "declined"])

/** One swap on the board. */
export const SwapLine = Type.Object({
  id: Id,
  stage: Type.Enum(["open", "agreed", "approved", "refused", "withdrawn", "lapsed"]),
  askedBy: Type.String(),
  isEntered: Type.Boolean(),
  openedAt: Moment,
  /** When its first turn begins, and with it the swap lapses. */
  until: Moment,
  moves: Type.Array(SwapMove),
  /** What the rules hold against it now; of a settled one nothing. */
  objections: Type.Array(TurnObjection),
  decidedAt: Nullable(Moment),
  decidedBy: Nullable(Type.String()),
  refusedWhy: Nullable(Refused),
  mayUndo: Type.Boolean(),
})

/** The swap board: what waits for an answer, what waits for the office, what was settled in the last weeks. */
export const listSwaps = endpoint({
  method: "GET",
  path: "/api/swaps",
  permission: "plan-shifts",
  shows: ["duty", "roll"],
  query: Type.Object({ show: Type.Enum(["waiting", "settled"]) }),
  reply: Type.Object({
    /** Those agreed on, which wait for the office. */
    toApprove: Type.Integer(),
    swaps: Type.Array(SwapLine),
  }),
})

/** Turns to come that can be swapped, for whoever asks by voice. */
export const listSwapTurns = endpoint({
  method: "GET",
  path: "/api/swaps/turns",
  permission: "plan-shifts",
  shows: ["duty", "roll"],
  reply: Type.Object({
    turns: Type.Array(
      Type.Object({ id: Id, name: Type.String(), turn: NamedTurn, startsAt: Moment, endsAt: Moment }),
    ),
  }),
})

/** Who could take a turn, and with whom it could be exchanged. */
export const listSwapWays = endpoint({
  method: "GET",
  path: "/api/swaps/ways",
  permission: "plan-shifts",
  shows: ["duty", "roll"],
  query: Type.Object({ turn: Id }),
  reply: Type.Object({ ways: Type.Array(SwapWay) }),
  refusals: ["not-found", "search-failed"],
})

/** Writes down a swap that everybody in it has agreed to by voice. Objections: it is not done. */
export const enterSwap = endpoint({
  method: "POST",
  path: "/api/swaps/enter",
  permission: "plan-shifts",
  body: Type.Object({
    ...{ commandId: CommandId, id: Id, turnId: Id },
    parts: Type.Array(Part, { minItems: 1, maxItems: 12 }),
  }),
  reply: Objections,
  refusals: ["not-found", "already-known", "already-asked", "wrong-swap"],
})

/** Approves a swap that all have agreed to: the turns change hands at once. Objections: it is not done. */
export const approveSwap = endpoint({
  method: "POST",
  path: "/api/swaps/approve",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Objections,
  refusals: ["not-found", "already-settled", "not-agreed"],
})

/** Refuses a swap with a word. */
export const refuseSwap = endpoint({
  method: "POST",
  path: "/api/swaps/refuse",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, id: Id, why: Type.Enum(["rules", "short", "other"]) }),
  reply: Done,
  refusals: ["not-found", "already-settled"],
})

/** Takes an approval back before any of its turns begins: everybody has their own turn again. */
export const undoSwap = endpoint({
  method: "POST",
  path: "/api/swaps/undo",
  permission: "plan-shifts",
  body: Type.Object({ commandId: CommandId, id: Id }),
  reply: Objections,
  refusals: ["not-found", "not-approved", "turns-changed"],
})
