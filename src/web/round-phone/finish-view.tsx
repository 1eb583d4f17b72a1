import { useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { useRoundView } from "./use-round.ts"
import type { Walk } from "./use-walk.ts"
import { countOf } from "./walk.ts"

/** The end of the round: what is left, what still waits, and the list goes from the phone. */
export function FinishView({ walk }: { walk: Walk }) {
  const { t } = useWords()
  const { waiting } = useRoundView()
  const [isSure, setSure] = useState(false)
  const open = countOf(walk.all, "open")
  const tried = countOf(walk.all, "tried")
  return (
    <div className="round-finish">
      {open > 0 && <p>{t("round.finish.open", { count: open })}</p>}
      {tried > 0 && <p>{t("round.finish.tried", { count: tried })}</p>}
      {open + tried === 0 && <p>{t("round.finish.none")}</p>}
      <p>{waiting > 0 ? t("round.finish.wait", { count: waiting }) : t("round.finish.sent")}</p>
      <button type="button" className="key key-main" onClick={() => walk.go({ is: "door" })}>
        {t("round.finish.on")}
      </button>
      <button type="button" className="key" onClick={() => (isSure ? void walk.finish() : setSure(true))}>
        {t(isSure ? "round.finish.sure" : "round.finish.do")}
      </button>
    </div>
  )
}
