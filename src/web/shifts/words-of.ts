import type { Say } from "../parts/say.ts"

/** What stands for whoever is not named on a board. */
export function wordsOf(t: Say["t"]) {
  return { erased: t("shifts.erased"), ofOffice: t("shifts.ofOffice"), separator: t("shifts.and") }
}
