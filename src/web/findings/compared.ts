import type { ReplyOf } from "../../contract/endpoint.ts"
import type { compareRecords } from "../../contract/findings.ts"

/** Two records, and why they may be one person. */
export type Compared = ReplyOf<typeof compareRecords>
