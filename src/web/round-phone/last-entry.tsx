import type { TFunction } from "i18next"
import type { DoorNote } from "../../core/rounds/door-work.ts"
import { useWords } from "../parts/i18n.ts"
import type { Walk } from "./use-walk.ts"
import { doorName } from "./walk.ts"

/** What was written down last. The place of one line is always kept, so that nothing moves under the thumb. */
export function LastLine({ walk }: { walk: Walk }) {
  const { t } = useWords()
  const [first] = walk.last
  const home = walk.list?.homes.find(({ id }) => id === first?.entry.homeId)
  return (
    <p role="status" className="round-last">
      {first === undefined || home === undefined ? (
        t("round.nothingYet")
      ) : (
        <>
          <span aria-hidden="true">✓ </span>
          <span className="unseen">{t("round.lastIs")} </span>
          {doorName(home)} {wordOf(first, t)}
        </>
      )}
    </p>
  )
}

/** The way to take back what was written last. */
export function UndoKey({ walk }: { walk: Walk }) {
  const { t } = useWords()
  const [first] = walk.last
  if (first === undefined) return null
  return (
    <button
      type="button"
      className="key"
      aria-disabled={walk.busy}
      onClick={() => walk.busy || void walk.undo(first.press)}
    >
      {t("round.undo")}
    </button>
  )
}

function wordOf({ entry }: DoorNote, t: TFunction): string {
  switch (entry.what) {
    case "reading":
      return `${entry.celsius.toFixed(1)} ℃`
    case "visit":
      return t(entry.fine ? "round.answer.fine" : "round.answer.notFine")
    case "attempt":
      return t(`round.answer.${entry.outcome}`)
    case "waste":
      return t("round.collected", { count: entry.bags })
    case "handed-over":
      return t("round.handed")
  }
}
