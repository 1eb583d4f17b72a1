import { type ListQuestion, type RowOutcome, rowOutcomes } from "../../core/reconcile/row-outcome.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { useOutcomeWord } from "./use-outcome-word.ts"

type DeedBarProps = {
  asks: ListQuestion
  /** Which rows are meant, in words. */
  chosen: string
  busy: boolean
  /** What fits those chosen. */
  can: {
    readonly confirm: boolean
    readonly end: boolean
    readonly screen: boolean
    readonly reopen: boolean
    readonly again: boolean
  }
  onConfirm: () => void
  onEnd: (outcome: RowOutcome) => void
  onCall: () => void
  onScreen: () => void
  onReopen: () => void
  onAgain: () => void
}

/** What can be done with the rows that are chosen, each with its key. */
export function DeedBar(props: DeedBarProps) {
  const { chosen, busy, can } = props
  const { t } = useWords()
  const outcomeWord = useOutcomeWord(props.asks)
  const deed = (key: string, words: string, onClick: () => void, kind: "main" | "plain" = "plain") => (
    <Button key={key} kind={kind} busy={busy} aria-keyshortcuts={key} onClick={onClick}>
      <kbd aria-hidden>{key}</kbd> {words}
    </Button>
  )
  return (
    <fieldset className="list-deeds no-print">
      <legend className="unseen">{t("listDeeds.legend")}</legend>
      <p className="list-deeds-count" role="status">
        {chosen}
      </p>
      {can.confirm && deed("0", t("listDeeds.confirm"), props.onConfirm, "main")}
      {can.end && (
        <>
          {deed("C", t("listDeeds.call"), props.onCall)}
          {rowOutcomes.map((outcome, at) =>
            deed(String(at + 1), outcomeWord(outcome), () => props.onEnd(outcome)),
          )}
        </>
      )}
      {can.screen &&
        deed("S", t(props.asks === "residence" ? "listDeeds.register" : "listDeeds.screen"), props.onScreen)}
      {can.again && deed("B", t("listDeeds.again"), props.onAgain)}
      {can.reopen && deed("R", t("listDeeds.reopen"), props.onReopen)}
    </fieldset>
  )
}
