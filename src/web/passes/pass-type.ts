import type { Static } from "typebox"
import type { findPassHomes, PassLine, PrintedPass } from "../../contract/passes.ts"
import { today } from "../parts/days.ts"

export type Pass = Static<typeof PassLine>
export type Printed = Static<typeof PrintedPass>
export type PassHome = Static<typeof findPassHomes.reply>["homes"][number]

/** What a pass is to who looks at it: one whose days are over is so, whatever else it is not. */
export function standingOf(pass: Pass): Pass["status"] | "over" {
  return pass.status === "issued" && pass.until !== null && pass.until < today() ? "over" : pass.status
}

/** Only what is good and was issued here is printed. */
export function isPrintable(pass: Pass): boolean {
  return pass.hasCode && pass.status === "issued"
}
