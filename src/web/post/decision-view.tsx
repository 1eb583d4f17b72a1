import { useState } from "react"
import type { GateDecision } from "../../core/gate/decide.ts"
import { useWords } from "../parts/i18n.ts"
import { TemperatureKeys } from "../parts/temperature-keys.tsx"
import type { Ask } from "./ask.ts"
import { DecisionWords } from "./decision-words.tsx"

type DecisionViewProps = {
  ask: Ask
  decision: GateDecision
  busy: boolean
  onCelsius: (celsius: number | null) => void
  onDone: () => void
  onDoor: () => void
  onScan: () => void
  onParticulars: () => void
  onParcel: () => void
}

/** The whole screen is the answer; below it what may still be added, and the way on. */
export function DecisionView(props: DecisionViewProps) {
  const { t } = useWords()
  const { ask, decision, busy } = props
  const [isCalled, setCalled] = useState(false)
  const isRefused = decision.verdict !== "let-in"
  const isStranger = ask.kind === "visitor" || ask.kind === "returnee" || ask.kind === "tenant"
  return (
    <div className="post-decision">
      {isCalled ? (
        <div className="post-call" role="status">
          <strong>{t("post.call.what")}</strong>
          <p>{t("post.call.do")}</p>
        </div>
      ) : (
        <DecisionWords decision={decision} ask={ask} />
      )}
      <TemperatureKeys
        celsius={ask.celsius}
        words={{ temperature: t("post.temperature"), again: t("post.again") }}
        onCelsius={props.onCelsius}
      />
      <div className="post-more">
        {ask.kind === "courier" && (
          <button type="button" className="key" onClick={props.onParcel}>
            {t("post.parcel.begin")}
          </button>
        )}
        {isStranger && (
          <button type="button" className="key" onClick={props.onParticulars}>
            {t("post.particulars.begin")}
          </button>
        )}
        {ask.pass === null && ask.kind !== "courier" && (
          <button type="button" className="key" onClick={props.onScan}>
            {t("post.scanShort")}
          </button>
        )}
        <button type="button" className="key" onClick={props.onDoor}>
          {t("post.door.short")}
        </button>
        {isRefused && (
          <button type="button" className="key" aria-pressed={isCalled} onClick={() => setCalled(!isCalled)}>
            {t("post.call.begin")}
          </button>
        )}
      </div>
      <button type="button" className="key key-done" aria-disabled={busy} onClick={props.onDone}>
        {t("post.done")}
      </button>
    </div>
  )
}
