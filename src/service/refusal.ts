import type { Refusal } from "./context.ts"

/** Whether an answer is an expected refusal. Replies never have `ok: false`. */
export function isRefusal<Answer>(answer: Answer): answer is Extract<Answer, Refusal> {
  return typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === false
}

/** An expected refusal; `field` names what to mend. */
export function refuse<Code extends string>(refusal: Code, field?: string): Refusal<Code> {
  return field === undefined ? { ok: false, refusal } : { ok: false, refusal, field }
}
