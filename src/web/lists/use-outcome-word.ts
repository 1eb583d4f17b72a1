import type { ListQuestion, RowOutcome } from "../../core/reconcile/row-outcome.ts"
import { useWords } from "../parts/i18n.ts"

/** What an outcome is called: whoever is known, lives here where that was asked, and whoever was missed was not in the register. */
export function useOutcomeWord(asks: ListQuestion | undefined): (outcome: RowOutcome) => string {
  const { t } = useWords()
  return (outcome) => {
    if (asks === "residence" && outcome === "known") return t("lists.livesHere")
    if (asks === "residence" && outcome === "missed") return t("lists.notYetIn")
    return t(`lists.outcome.${outcome}`)
  }
}
