import type { ReplyOf } from "../../contract/endpoint.ts"
import type { readShiftSetUp } from "../../contract/shifts.ts"

/** Posts, hours and what is wanted there. */
export type SetUp = ReplyOf<typeof readShiftSetUp>
