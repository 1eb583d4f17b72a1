/**
 * What does not agree: somebody on a list or seen at a gate whom the register does not know; two records of one person; two
 * sources that say different things of one person; somebody who should have reported and did not; somebody of the register whom a
 * list from home to home does not name and nobody has seen.
 */
export const findingKinds = ["missing", "double", "contradictory", "silent", "unseen"] as const
export type FindingKind = (typeof findingKinds)[number]

/** What a person made of a finding; `gone`: it was mended elsewhere and is no more. */
export const findingEnds = ["task", "merged", "dismissed", "gone"] as const
export type FindingEnd = (typeof findingEnds)[number]
