import type { PlainDate } from "../kit/dates.ts"
import { type CaseMove, type CaseStep, caseMoves } from "./case-step.ts"

type Texts = Readonly<Record<string, string>>

/**
 * What the fact of a step holds: codes and days in `data`; names and free text in `detail`, which is kept apart and
 * deleted with the people it is about.
 */
export function factOfStep(
  step: CaseStep,
  today: PlainDate,
): { readonly data: Texts; readonly detail: Texts } {
  const { data, detail } = partsOf(step, today)
  return { data: { move: step.move, ...data }, detail: filled(detail) }
}

function partsOf(step: CaseStep, today: PlainDate): { readonly data: Texts; readonly detail: Texts } {
  switch (step.move) {
    case "assess-dwelling":
      return { data: { on: today, suitable: yesNo(step.suitable) }, detail: { found: step.found } }
    case "give-notice":
      return { data: { on: step.on }, detail: { by: step.by } }
    case "sign-undertaking":
      return { data: { on: step.on }, detail: {} }
    case "set-team": {
      const { doctor, police, committee, ownerId } = step
      return { data: ownerId === null ? {} : { owner: ownerId }, detail: { doctor, police, committee } }
    }
    case "set-contact":
      return { data: { wechat: yesNo(step.wechat) }, detail: { phone: step.phone } }
    case "extend":
      return { data: { until: step.until }, detail: { order: step.order, reason: step.reason } }
    case "transfer":
    case "centralise":
    case "return":
    case "release":
      return { data: { on: today }, detail: { reason: step.reason } }
    case "withdraw":
      return { data: { on: today, ground: step.ground }, detail: { reason: step.reason } }
    case "end-follow-up":
      return { data: { on: today, fine: yesNo(step.fine) }, detail: { found: step.found } }
    case "object":
      return { data: { channel: step.channel }, detail: { by: step.by, what: step.what } }
    case "answer":
      return { data: { upheld: yesNo(step.upheld) }, detail: { reason: step.reason, goTo: step.goTo } }
    case "undo":
      return { data: {}, detail: { reason: step.reason } }
  }
}

/** The move that a fact's data names; null where it is none of this version. */
export function moveOf(data: Texts): CaseMove | null {
  return caseMoves.find((move) => move === data["move"]) ?? null
}

function yesNo(is: boolean): "yes" | "no" {
  return is ? "yes" : "no"
}

function filled(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ""))
}
