import type { CheckStatus } from "./planned-check.ts"

/** What a try at a door came to. A note that is gone says that somebody is in. */
export const doorOutcomes = [
  "answered",
  "no-answer",
  "note-left",
  "note-gone",
  "refused",
  "wrong-address",
] as const
export type DoorOutcome = (typeof doorOutcomes)[number]

/** What a call came to. */
export const callOutcomes = ["reached", "no-answer", "busy", "wrong-number", "refused", "call-again"] as const
export type CallOutcome = (typeof callOutcomes)[number]

/** What a check is after a try; `fine` false where what was seen or said is not. */
export function statusAfter(outcome: DoorOutcome | CallOutcome, fine: boolean): CheckStatus {
  switch (outcome) {
    case "answered":
    case "reached":
      return fine ? "fine" : "not-fine"
    case "refused":
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

/** Whether a knock explains its home: a round is complete when every home is. */
export function explains(outcome: DoorOutcome | null): boolean {
  return outcome === "answered" || outcome === "refused" || outcome === "wrong-address"
}
