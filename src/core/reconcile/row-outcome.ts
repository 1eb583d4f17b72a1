/**
 * What becomes of a row of a list from above: the split that a county published of 273 rows (known already, wrong, missed, not
 * living here, out of time, only passed through, of another area, not from a key area).
 */
export const rowOutcomes = [
  "known",
  "wrong",
  "missed",
  "not-living-here",
  "out-of-time",
  "passed-through",
  "other-area",
  "not-key-area",
] as const
export type RowOutcome = (typeof rowOutcomes)[number]

/**
 * Who a row is: `waiting` to be matched; `same` as a person, `new` to the register, or `doubtful`; `later`: somebody looked
 * and left it for later.
 */
export const rowIdentities = ["waiting", "same", "new", "doubtful", "later"] as const
export type RowIdentity = (typeof rowIdentities)[number]

/** What a list asks: whether those who came back were screened, or who lives here. */
export const listQuestions = ["return", "residence"] as const
export type ListQuestion = (typeof listQuestions)[number]

/** Where a row ends: it is a person of the register, a case of quarantine, a task, or a rejection in writing. */
export const rowEnds = ["person", "case", "task", "rejection"] as const
export type RowEnd = (typeof rowEnds)[number]
