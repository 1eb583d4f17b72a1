import { type CaseStanding, caseMoveRules, type MoveRefusal } from "./case-moves.ts"
import type { CaseStep } from "./case-step.ts"

export type StepRefusal =
  | MoveRefusal
  | "extension-not-later"
  | "fever-unanswered"
  | "readings-missing"
  | "wrong-day"
  | "bad-input"

/** Why a step cannot be made as it is said, and the field to mend; null where it can. */
export function checkStep(
  step: CaseStep,
  standing: CaseStanding,
): { readonly refusal: StepRefusal; readonly field: string } | null {
  const refusal = caseMoveRules[step.move].refuse(standing)
  if (refusal !== null) return { refusal, field: "move" }
  const empty = mustSay(step).find(([, text]) => text.trim() === "")
  if (empty !== undefined) return { refusal: "bad-input", field: empty[0] }
  switch (step.move) {
    case "give-notice":
    case "sign-undertaking":
      return step.on > standing.today ? { refusal: "wrong-day", field: "on" } : null
    case "extend":
      return step.until > standing.dueOn ? null : { refusal: "extension-not-later", field: "until" }
    case "withdraw": {
      const isUpheld = standing.file.objections.at(-1)?.answer?.upheld ?? false
      return step.ground === "objection-upheld" && !isUpheld
        ? { refusal: "objection-not-upheld", field: "ground" }
        : null
    }
    case "release": {
      if (standing.doubts.length === 0 || step.reason.trim() !== "") return null
      const isFever = standing.doubts.includes("fever")
      return { refusal: isFever ? "fever-unanswered" : "readings-missing", field: "reason" }
    }
    default:
      return null
  }
}

/** The fields without which a step says nothing. */
function mustSay(step: CaseStep): [string, string][] {
  switch (step.move) {
    case "assess-dwelling":
      return step.suitable ? [] : [["found", step.found]]
    case "give-notice":
      return [["by", step.by]]
    case "extend":
      return [
        ["order", step.order],
        ["reason", step.reason],
      ]
    case "transfer":
    case "centralise":
    case "withdraw":
    case "undo":
      return [["reason", step.reason]]
    case "end-follow-up":
      return [["found", step.found]]
    case "object":
      return [
        ["by", step.by],
        ["what", step.what],
      ]
    case "answer":
      return [
        ["reason", step.reason],
        ["goTo", step.goTo],
      ]
    case "sign-undertaking":
    case "set-team":
    case "set-contact":
    case "return":
    case "release":
      return []
  }
}
