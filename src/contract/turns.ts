import Type from "typebox"
import { objectionCodes } from "../core/roster/turn-objection.ts"
import { Day, Id, Nullable } from "./endpoint.ts"

// What the own page, the swap board and the roster say alike of turns.

const Moment = Type.String()

/** A turn by its day and the names of post and hours. */
export const NamedTurn = Type.Object({ day: Day, post: Type.String(), hours: Type.String() })

/** Turns that whoever comes again has back, and those that they have not: taken meanwhile, or against a rule by now. */
export const Returned = Type.Object({ back: Type.Array(NamedTurn), gone: Type.Array(NamedTurn) })

/** Why somebody does not take a turn, with what its sentence needs. */
export const TurnObjection = Type.Object({
  code: Type.Enum([...objectionCodes]),
  workerIds: Type.Array(Id),
  otherIds: Type.Array(Id),
  day: Nullable(Day),
  turn: Nullable(NamedTurn),
  reached: Nullable(Type.Number()),
  bound: Nullable(Type.Number()),
  skill: Nullable(Type.String()),
  from: Nullable(Moment),
})

/** Empty: it is done, or may be done. */
export const Objections = Type.Object({ objections: Type.Array(TurnObjection) })

/** Which turn goes to whom. */
export const Part = Type.Object({ turnId: Id, to: Id })

/** A turn that goes from one to another; names as the reader may see them. */
export const SwapMove = Type.Object({
  turnId: Id,
  turn: NamedTurn,
  startsAt: Moment,
  endsAt: Moment,
  from: Type.String(),
  to: Type.String(),
  toId: Id,
  /** Of the reader, on their own page. */
  isFromMe: Type.Boolean(),
  isToMe: Type.Boolean(),
  hasAgreed: Type.Boolean(),
})

export const SwapWay = Type.Object({ moves: Type.Array(SwapMove) })
