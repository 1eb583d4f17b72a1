import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import type { Refusal } from "../context.ts"
import { isRefusal, refuse } from "../refusal.ts"

export type Objections = { readonly objections: readonly TurnObjection[] }

export const noObjections: Objections = { objections: [] }

/**
 * What the rules hold against a deed is its answer. It is a refusal inside, so that nothing is written or kept under the command:
 * done again later it may well go.
 */
export async function withObjections<Reply extends Objections, Code extends string>(
  deed: (
    object: (objections: readonly TurnObjection[]) => Refusal<"against-rules">,
  ) => Promise<Reply | Refusal<Code | "against-rules">>,
): Promise<Reply | Objections | Refusal<Exclude<Code, "against-rules">>> {
  const said: { objections: readonly TurnObjection[] } = { objections: [] }
  const answer = await deed((objections) => {
    said.objections = objections
    return refuse("against-rules")
  })
  if (isRefusal(answer) && answer.refusal === "against-rules") return said
  return answer as Reply | Refusal<Exclude<Code, "against-rules">>
}
