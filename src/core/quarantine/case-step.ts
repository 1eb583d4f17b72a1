import type { PlainDate } from "../kit/dates.ts"

/** Everything that is done with a case at the desk or at its door, in the order in which it usually comes. */
export const caseMoves = [
  "assess-dwelling",
  "give-notice",
  "sign-undertaking",
  "set-team",
  "set-contact",
  "extend",
  "transfer",
  "return",
  "centralise",
  "withdraw",
  "release",
  "end-follow-up",
  "object",
  "answer",
  "undo",
] as const
export type CaseMove = (typeof caseMoves)[number]

export const objectionChannels = ["phone", "door", "paper", "card", "street"] as const
export type ObjectionChannel = (typeof objectionChannels)[number]

/** Why a case should never have been: no rule had asked for it, or an objection was upheld. */
export const withdrawalGrounds = ["nothing-asked", "objection-upheld"] as const
export type WithdrawalGround = (typeof withdrawalGrounds)[number]

/** One step as whoever makes it says it. Names and free text are kept apart from what follows from it. */
export type CaseStep =
  | { readonly move: "assess-dwelling"; readonly suitable: boolean; readonly found: string }
  | { readonly move: "give-notice"; readonly on: PlainDate; readonly by: string }
  | { readonly move: "sign-undertaking"; readonly on: PlainDate }
  | {
      readonly move: "set-team"
      readonly doctor: string
      readonly police: string
      readonly committee: string
      readonly ownerId: string | null
    }
  | { readonly move: "set-contact"; readonly wechat: boolean; readonly phone: string }
  | { readonly move: "extend"; readonly order: string; readonly until: PlainDate; readonly reason: string }
  | { readonly move: "transfer" | "centralise" | "return"; readonly reason: string }
  | { readonly move: "withdraw"; readonly ground: WithdrawalGround; readonly reason: string }
  /** `reason`: why although a fever or two missing readings speak against it; else empty. */
  | { readonly move: "release"; readonly reason: string }
  | { readonly move: "end-follow-up"; readonly fine: boolean; readonly found: string }
  | {
      readonly move: "object"
      readonly by: string
      readonly what: string
      readonly channel: ObjectionChannel
    }
  | { readonly move: "answer"; readonly upheld: boolean; readonly reason: string; readonly goTo: string }
  | { readonly move: "undo"; readonly reason: string }

/** The step of one move. */
export type StepOf<Move extends CaseMove> = CaseStep & { readonly move: Move }
