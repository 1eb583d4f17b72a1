import type { ReplyOf } from "../../contract/endpoint.ts"
import type { listPolicyHistory } from "../../contract/policies.ts"

/** One version of a rule, as the history gives it. */
export type PolicyVersion = ReplyOf<typeof listPolicyHistory>["versions"][number]
