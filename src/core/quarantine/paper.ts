/** Papers of a case that are printed: what is handed over, what is signed, what ends it. */
export const casePrints = ["notice", "undertaking", "release-note"] as const
export type CasePrint = (typeof casePrints)[number]
