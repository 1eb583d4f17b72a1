import { useState } from "react"
import { asking, type OwnSwap } from "./my-duty.ts"
import { Outcome, type Told } from "./outcome.tsx"
import { useSay } from "./small-words.ts"
import { moveText } from "./turn-texts.ts"
import type { ViewProps } from "./view-props.ts"

/** What one is asked, what one has asked, and how it went. */
export function SwapsView({ duty, state }: ViewProps) {
  const say = useSay()
  const { t } = say
  const [told, setTold] = useState<Told | null>(null)
  const answer = async (swap: OwnSwap, agrees: boolean) => {
    const sent = await state.act(asking.answerSwap, { id: swap.id, agrees })
    setTold(sent.ok ? { done: agrees ? "agreed" : "declined" } : { refusal: sent.refusal })
  }
  const withdraw = async (swap: OwnSwap) => {
    const sent = await state.act(asking.withdrawSwap, { id: swap.id })
    setTold(sent.ok ? { done: "withdrawn" } : { refusal: sent.refusal })
  }
  return (
    <>
      <Outcome told={told} />
      {duty.swaps.length === 0 && <p className="small-page-note">{t("myDuty.noSwaps")}</p>}
      <ul className="my-duty-turns">
        {duty.swaps.map((swap) => (
          <li key={swap.id}>
            <strong>{t(`myDuty.stage.${stageOf(swap)}`)}</strong>
            <ul className="my-duty-moves">
              {swap.moves.map((move) => (
                <li key={move.turnId}>
                  {moveText(move, say)}
                  {swap.stage === "open" && ` · ${t(move.hasAgreed ? "myDuty.saidYes" : "myDuty.notYet")}`}
                </li>
              ))}
            </ul>
            {swap.refusedWhy !== null && <p>{t(`myDuty.refusedWhy.${swap.refusedWhy}`)}</p>}
            {swap.mayAnswer && (
              <div className="my-duty-pair">
                <button type="button" className="small-page-main" onClick={() => void answer(swap, true)}>
                  {t("myDuty.agree")}
                </button>
                <button type="button" onClick={() => void answer(swap, false)}>
                  {t("myDuty.decline")}
                </button>
              </div>
            )}
            {swap.isMine && (swap.stage === "open" || swap.stage === "agreed") && (
              <button type="button" onClick={() => void withdraw(swap)}>
                {t("myDuty.withdraw")}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function stageOf({ stage, isMine, mayAnswer }: OwnSwap): string {
  if (stage !== "open") return stage
  return mayAnswer ? "asksYou" : isMine ? "open" : "openOther"
}
