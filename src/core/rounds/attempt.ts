import type { CheckStatus } from "./planned-check.ts"

/**
 * What a try at a door came to, or what a neighbour or the register knows of it. A note that is gone says that somebody is in;
 * `vacant`: nobody lives there; `away`: who lives there is elsewhere; `moved`: who lived there has left.
 */
export const doorOutcomes = [
  "answered",
  "no-answer",
  "note-left",
  "note-gone",
  "refused",
  "wrong-address",
  "vacant",
  "away",
  "moved",
] as const
export type DoorOutcome = (typeof doorOutcomes)[number]

/** Whether an outcome says who lives there, rather than what the try came to: only a knock may come to it. */
export function isOfRegister(outcome: DoorOutcome): boolean {
  return outcome === "vacant" || outcome === "away" || outcome === "moved"
}

/** What a call came to. */
export const callOutcomes = ["reached", "no-answer", "busy", "wrong-number", "refused", "call-again"] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** What a check is after a try; `fine` false where what was seen or said is not. */
export function statusAfter(outcome: DoorOutcome | CallOutcome, fine: boolean): CheckStatus {
  switch (outcome) {
    case "answered":
    case "reached":
      return fine ? "fine" : "not-fine"
    case "vacant":
    case "away":
      return "fine"
    case "refused":
    case "moved":
    case "wrong-address":
    case "wrong-number":
      return "not-fine"
    case "no-answer":
    case "note-left":
    case "note-gone":
    case "busy":
    case "call-again":
      return "nobody-there"
  }
}

const unexplained: readonly DoorOutcome[] = ["no-answer", "note-left", "note-gone"]

/** Whether a knock explains its home: a round is complete when every home is. */
export function explains(outcome: DoorOutcome | null): boolean {
  return outcome !== null && !unexplained.includes(outcome)
}
