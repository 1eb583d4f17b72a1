import { useState } from "react"
import { approveSwap, listSwaps, refuseSwap, undoSwap } from "../../contract/swaps.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { ObjectionsNote } from "../parts/objections-note.tsx"
import { MoveList } from "./move-list.tsx"
import type { SwapLine } from "./swap-type.ts"

const whys = ["rules", "short", "other"] as const

type SwapCardProps = { swap: SwapLine; onDone: (done: "approved" | "refused" | "undone", id: string) => void }

/** One swap: what goes round, what the rules say, and what the office can do with it. */
export function SwapCard({ swap, onDone }: SwapCardProps) {
  const { t, language } = useWords()
  const approving = useTell(approveSwap, [listSwaps])
  const refusing = useTell(refuseSwap, [listSwaps])
  const undoing = useTell(undoSwap, [listSwaps])
  const [refuses, setRefuses] = useState(false)
  const [why, setWhy] = useState<(typeof whys)[number]>("short")
  const [against, setAgainst] = useState<readonly TurnObjection[]>([])
  const { id, stage } = swap
  const approve = async () => {
    const answer = await approving.tell({ id })
    if (!answer.ok) return
    setAgainst(answer.value.objections as TurnObjection[])
    if (answer.value.objections.length === 0) onDone("approved", id)
  }
  const undo = async () => {
    const answer = await undoing.tell({ id })
    if (!answer.ok) return
    setAgainst(answer.value.objections as TurnObjection[])
    if (answer.value.objections.length === 0) onDone("undone", id)
  }
  const refuse = async () => {
    if ((await refusing.tell({ id, why })).ok) onDone("refused", id)
  }
  const refused = approving.refused ?? refusing.refused ?? undoing.refused
  const objections = against.length > 0 ? against : (swap.objections as TurnObjection[])
  const waits = stage === "open" || stage === "agreed"
  return (
    <li className="swap-card">
      <div className="swap-card-head">
        <strong>{t(`swaps.stage.${stage}`)}</strong>
        <span>{t(swap.isEntered ? "swaps.enteredFor" : "swaps.askedBy", { name: swap.askedBy })}</span>
        <span className="quiet">
          {swap.decidedAt === null
            ? t("swaps.until", { at: momentText(swap.until as Instant, language) })
            : t("swaps.decided", {
                at: momentText(swap.decidedAt as Instant, language),
                by: swap.decidedBy ?? "",
              })}
        </span>
      </div>
      <MoveList moves={swap.moves} withAnswers={stage === "open"} />
      {swap.refusedWhy !== null && <p>{t(`swaps.why.${swap.refusedWhy}`)}</p>}
      {waits && objections.length === 0 && <p className="swap-fine">✓ {t("swaps.keepsRules")}</p>}
      <ObjectionsNote
        objections={objections}
        title={t("swaps.breaksRules")}
        nameOf={(id) => swap.moves.find(({ toId }) => toId === id)?.to ?? ""}
        isAnswer={against.length > 0}
      />
      {refused && <ErrorNote refusal={refused.refusal} />}
      {refuses && (
        <div className="swap-refuse">
          <ChoiceRow
            legend={t("swaps.whyLegend")}
            value={why}
            choices={whys.map((value) => ({ value, label: t(`swaps.why.${value}`) }))}
            onChange={setWhy}
          />
          <div className="row">
            <Button kind="main" busy={refusing.busy} onClick={() => void refuse()}>
              {t("swaps.refuseSure")}
            </Button>
            <Button onClick={() => setRefuses(false)}>{t("swaps.stay")}</Button>
          </div>
        </div>
      )}
      {waits && !refuses && (
        <div className="row">
          {stage === "agreed" && (
            <Button
              kind="main"
              busy={approving.busy}
              aria-label={t("swaps.approveOf", { name: swap.askedBy })}
              onClick={() => void approve()}
            >
              {t("swaps.approve")}
            </Button>
          )}
          <Button aria-label={t("swaps.refuseOf", { name: swap.askedBy })} onClick={() => setRefuses(true)}>
            {t("swaps.refuse")}
          </Button>
        </div>
      )}
      {swap.mayUndo && (
        <div className="row">
          <Button busy={undoing.busy} onClick={() => void undo()}>
            {t("swaps.undo")}
          </Button>
        </div>
      )}
    </li>
  )
}
