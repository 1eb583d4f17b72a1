import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listPasses, movePass, reissuePass } from "../../contract/passes.ts"
import type { PassMove } from "../../core/gate/pass-moves.ts"
import { groupedPassNumber } from "../../core/gate/pass-number.ts"
import { useTell } from "../app/query.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { HolderLink } from "./holder-link.tsx"
import { PassSummary } from "./pass-summary.tsx"
import { isPrintable, type Pass } from "./pass-type.ts"

type PassPanelProps = {
  pass: Pass
  /** Told what was done; `undo` names the pass whose loss can be taken back. */
  onDone: (title: string, undo?: Pass) => void
}

/** One pass: what it says, and every move that it allows. */
export function PassPanel({ pass, onDone }: PassPanelProps) {
  const { t } = useWords()
  const { tell: move, busy: moving, refused: notMoved } = useTell(movePass, [listPasses])
  const { tell: reissue, busy: reissuing, refused: notReissued } = useTell(reissuePass, [listPasses])
  const [replacement] = useState(newId)
  const [isSure, setSure] = useState(false)
  const refused = notMoved ?? notReissued
  const busy = moving || reissuing
  const make = async (wanted: PassMove) => {
    if (busy) return
    // what cannot be taken back is pressed twice
    if (wanted === "void" && !isSure) return setSure(true)
    const answer = await move({ id: pass.id, move: wanted })
    if (answer.ok) onDone(t(`passes.moved.${wanted}`), wanted === "lose" ? pass : undefined)
  }
  const replace = async () => {
    if (busy) return
    const answer = await reissue({ id: pass.id, newId: replacement })
    if (answer.ok) onDone(t("passes.reissued", { number: groupedPassNumber(answer.value.number) }))
  }
  return (
    <div className="passes-panel">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <PassSummary pass={pass} />
      <div className="row">
        {isPrintable(pass) && (
          <Link to="/passes/print" search={{ ids: pass.id }} className={buttonClass("main")}>
            {t("passes.print")}
          </Link>
        )}
        {pass.moves.map((each) => (
          <Button
            key={each}
            busy={busy}
            kind={each === "void" && isSure ? "grave" : "plain"}
            onClick={() => make(each)}
          >
            {t(`passes.move.${each}`)}
          </Button>
        ))}
      </div>
      {isSure && <p role="status">{t("passes.confirmVoid")}</p>}
      {pass.replacedBy === null && (
        <section>
          <Button busy={busy} onClick={replace}>
            {t("passes.reissue")}
          </Button>
          <p className="quiet small">{t("passes.reissueHint")}</p>
        </section>
      )}
      {isPrintable(pass) && <HolderLink passId={pass.id} />}
    </div>
  )
}
