import type { ListQuestion, RowOutcome } from "../../core/reconcile/row-outcome.ts"
import { useWords } from "../parts/i18n.ts"

/** What an outcome is called: whoever is known, lives here where that was asked. */
export function useOutcomeWord(asks: ListQuestion | undefined): (outcome: RowOutcome) => string {
  const { t } = useWords()
  return (outcome) =>
    t(outcome === "known" && asks === "residence" ? "lists.livesHere" : `lists.outcome.${outcome}`)
}
