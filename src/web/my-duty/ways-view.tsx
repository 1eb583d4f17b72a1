import { useEffect, useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { newId } from "../parts/ids.ts"
import { asking } from "./my-duty.ts"
import { Outcome, type Told } from "./outcome.tsx"
import { useSay } from "./small-words.ts"
import { clockSpan, dayOfTurn, moveText } from "./turn-texts.ts"
import type { ViewProps } from "./view-props.ts"

type Way = ReplyOf<typeof asking.ways>["ways"][number]

/** Who could take a turn, and with whom it could be exchanged; one press asks them. */
export function WaysView({ duty, state, turnId, go }: ViewProps & { turnId: string }) {
  const say = useSay()
  const { t } = say
  const [ways, setWays] = useState<readonly Way[] | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const turn = duty.turns.find(({ id }) => id === turnId)
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each turn
  useEffect(() => {
    const found = { isWanted: true }
    void state.ask(asking.ways, { turnId }).then((answer) => {
      if (!found.isWanted) return
      if (answer.ok) setWays(answer.value.ways)
      else setTold({ refusal: answer.refusal })
    })
    return () => {
      found.isWanted = false
    }
  }, [turnId])
  const ask = async (way: Way) => {
    const parts = way.moves.map(({ turnId: id, toId }) => ({ turnId: id, to: toId }))
    const answer = await state.act(asking.askSwap, { id: newId(), turnId, parts })
    if (!answer.ok) return setTold({ refusal: answer.refusal })
    if (answer.value.objections.length > 0) return setTold({ objections: answer.value.objections })
    go("swaps")
  }
  const isGift = ({ moves }: Way) => moves.every(({ isToMe }) => !isToMe)
  const gifts = ways?.filter(isGift) ?? []
  const exchanges = ways?.filter((way) => !isGift(way)) ?? []
  return (
    <>
      {turn !== undefined && (
        <p className="my-duty-day">
          {dayOfTurn(turn.day, say)} {turn.hours} {clockSpan(turn)} · {turn.post}
        </p>
      )}
      <p className="my-duty-quiet">{t("myDuty.waysIntro")}</p>
      <Outcome told={told} />
      {ways === null && told === null && <p role="status">{t("myDuty.looking")}</p>}
      {ways !== null && ways.length === 0 && <p className="small-page-note">{t("myDuty.noWays")}</p>}
      {exchanges.length > 0 && (
        <section>
          <h2>{t("myDuty.exchange")}</h2>
          <ul className="my-duty-turns">
            {exchanges.map((way) => (
              <li key={way.moves.map((move) => `${move.turnId} ${move.toId}`).join(" ")}>
                <ul className="my-duty-moves">
                  {way.moves.map((move) => (
                    <li key={move.turnId}>{moveText(move, say)}</li>
                  ))}
                </ul>
                <button type="button" className="small-page-main" onClick={() => void ask(way)}>
                  {t("myDuty.askAll", { count: way.moves.length - 1 })}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {gifts.length > 0 && (
        <section>
          <h2>{t("myDuty.handOn")}</h2>
          <ul className="my-duty-people">
            {gifts.map((way) => (
              <li key={way.moves.map(({ toId }) => toId).join(" ")}>
                <button type="button" onClick={() => void ask(way)}>
                  {t("myDuty.askOne", { name: way.moves.map(({ to }) => to).join(t("myDuty.and")) })}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
