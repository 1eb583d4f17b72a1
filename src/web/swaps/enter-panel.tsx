import { useState } from "react"
import { enterSwap, listSwaps, listSwapTurns, listSwapWays } from "../../contract/swaps.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { turnText } from "../parts/objection-words.ts"
import { ObjectionsNote } from "../parts/objections-note.tsx"
import { MoveList } from "./move-list.tsx"
import type { SwapTurn, SwapWay } from "./swap-type.ts"

const MOST_SHOWN = 12

/** For whoever asks by voice: their turn, then one of the ways that keep the rules. */
export function EnterPanel({ onEntered }: { onEntered: () => void }) {
  const say = useWords()
  const { t } = say
  const { data, error } = useAsk(listSwapTurns, undefined, { live: true })
  const [text, setText] = useState("")
  const [turn, setTurn] = useState<SwapTurn | null>(null)
  if (turn !== null) return <WaysOf turn={turn} onBack={() => setTurn(null)} onEntered={onEntered} />
  const found = (data?.turns ?? []).filter(({ name }) => name.includes(text.trim()))
  return (
    <>
      <TextField label={t("swaps.whose")} hint={t("swaps.whoseHint")} value={text} onChange={setText} />
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && found.length === 0 && <p className="quiet">{t("swaps.noTurns")}</p>}
      <ul className="swap-choices">
        {found.slice(0, MOST_SHOWN).map((one) => (
          <li key={one.id}>
            <Button onClick={() => setTurn(one)}>
              {one.name} · {turnText(say, { ...one.turn, day: one.turn.day as PlainDate })}
            </Button>
          </li>
        ))}
      </ul>
      {found.length > MOST_SHOWN && <p className="quiet">{t("swaps.moreTurns")}</p>}
    </>
  )
}

type WaysOfProps = { turn: SwapTurn; onBack: () => void; onEntered: () => void }

function WaysOf({ turn, onBack, onEntered }: WaysOfProps) {
  const say = useWords()
  const { t } = say
  const { data, error } = useAsk(listSwapWays, { turn: turn.id })
  const entering = useTell(enterSwap, [listSwaps])
  const [id] = useState(newId)
  const [against, setAgainst] = useState<readonly TurnObjection[]>([])
  const enter = async ({ moves }: SwapWay) => {
    const parts = moves.map(({ turnId, toId }) => ({ turnId, to: toId }))
    const answer = await entering.tell({ id, turnId: turn.id, parts })
    if (!answer.ok) return
    if (answer.value.objections.length === 0) onEntered()
    else setAgainst(answer.value.objections as TurnObjection[])
  }
  return (
    <>
      <p>
        <strong>{turn.name}</strong> · {turnText(say, { ...turn.turn, day: turn.turn.day as PlainDate })}
      </p>
      <p className="quiet">{t("swaps.waysIntro")}</p>
      {error && <ErrorNote refusal={error.refusal} />}
      {entering.refused && <ErrorNote refusal={entering.refused.refusal} />}
      <ObjectionsNote objections={against} />
      {!data && !error && <WaitNote />}
      {data && data.ways.length === 0 && <p>{t("swaps.noWays")}</p>}
      <ul className="swap-choices">
        {(data?.ways ?? []).map((way) => (
          <li key={way.moves.map(({ turnId, toId }) => `${turnId} ${toId}`).join(" ")}>
            <MoveList moves={way.moves} />
            <Button busy={entering.busy} onClick={() => void enter(way)}>
              {t("swaps.allAgreed")}
            </Button>
          </li>
        ))}
      </ul>
      <Button kind="quiet" onClick={onBack}>
        {t("swaps.otherTurn")}
      </Button>
    </>
  )
}
