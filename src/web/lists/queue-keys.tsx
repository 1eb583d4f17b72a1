import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"

type QueueKeysProps = {
  isHousehold: boolean
  /** Somebody known stands beside the row. */
  hasPair: boolean
  isWhy: boolean
  onSame: () => void
  onNotSame: () => void
  onLater: () => void
  onNew: () => void
  onWhy: () => void
}

/** What can be said of the card, each with its key; the same for those who press. */
export function QueueKeys(props: QueueKeysProps) {
  const { isHousehold, hasPair, isWhy } = props
  const { t } = useWords()
  return (
    <div className="list-queue-keys">
      {(hasPair || isHousehold) && (
        <Button kind="main" aria-keyshortcuts="1" onClick={props.onSame}>
          <kbd aria-hidden>1</kbd> {t(isHousehold ? "listQueue.allPairs" : "listQueue.same")}
        </Button>
      )}
      {hasPair && (
        <Button aria-keyshortcuts="2" onClick={props.onNotSame}>
          <kbd aria-hidden>2</kbd> {t("listQueue.notSame")}
        </Button>
      )}
      <Button aria-keyshortcuts="3" onClick={props.onLater}>
        <kbd aria-hidden>3</kbd> {t("listQueue.later")}
      </Button>
      <Button aria-keyshortcuts="N" onClick={props.onNew}>
        <kbd aria-hidden>N</kbd> {t(isHousehold ? "listQueue.isNew" : "listQueue.fresh")}
      </Button>
      {hasPair && (
        <Button aria-keyshortcuts="W" aria-expanded={isWhy} onClick={props.onWhy}>
          <kbd aria-hidden>W</kbd> {t("listQueue.why")}
        </Button>
      )}
    </div>
  )
}
