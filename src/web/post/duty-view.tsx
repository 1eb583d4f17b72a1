import { useState } from "react"
import type { DutySign } from "../../core/gate/entry.ts"
import { useWords } from "../parts/i18n.ts"
import { TemperatureKeys } from "../parts/temperature-keys.tsx"
import { CameraScan } from "../scan/camera-scan.tsx"
import { PinPad } from "./pin-pad.tsx"

type DutyViewProps = {
  busy: boolean
  isFeverish: (celsius: number | null) => boolean
  onSign: (sign: Omit<DutySign, "what">) => void
  onPass: (step: DutySign["step"], celsius: number | null) => void
}

/** Somebody comes to their turn, measured first, or leaves it: by six digits, or by their own pass. */
export function DutyView({ busy, isFeverish, onSign, onPass }: DutyViewProps) {
  const { t } = useWords()
  const [step, setStep] = useState<DutySign["step"]>("in")
  const [celsius, setCelsius] = useState<number | null>(null)
  const [isSkipped, setSkipped] = useState(false)
  const isMeasured = step === "out" || celsius !== null || isSkipped
  const isBack = step === "in" && isFeverish(celsius)
  return (
    <div className="post-door">
      <fieldset className="post-direction">
        <legend className="unseen">{t("post.duty.title")}</legend>
        {(["in", "out"] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="key key-large"
            aria-pressed={step === each}
            onClick={() => {
              setStep(each)
              setCelsius(null)
              setSkipped(false)
            }}
          >
            {t(`post.duty.${each}`)}
          </button>
        ))}
      </fieldset>
      {isMeasured ? (
        <>
          <button type="button" className="key" onClick={() => onPass(step, celsius)}>
            {t("post.duty.byPass")}
          </button>
          <PinPad
            hint={t(isBack ? "post.duty.feverHint" : "post.duty.hint")}
            note={busy ? t("post.duty.saving") : ""}
            busy={busy}
            onPin={(pin) => onSign({ step, pin, pass: null, celsius })}
          />
        </>
      ) : (
        <>
          <p className="post-hint">{t("post.duty.measure")}</p>
          <TemperatureKeys
            celsius={celsius}
            words={{ temperature: t("post.temperature"), again: t("post.again") }}
            onCelsius={setCelsius}
          />
          <button type="button" className="key" onClick={() => setSkipped(true)}>
            {t("post.duty.unmeasured")}
          </button>
        </>
      )}
    </div>
  )
}

/** Their own pass is held before the camera. */
export function DutyPassView({ onCode }: { onCode: (code: string) => Promise<boolean> }) {
  const { t } = useWords()
  const [isUnread, setUnread] = useState(false)
  return (
    <div className="post-scan">
      <p className="post-hint" role="status">
        {t(isUnread ? "post.duty.unread" : "post.duty.passHint")}
      </p>
      <CameraScan
        keepDamagedFrame={false}
        onCode={(code) => void onCode(code).then((isRead) => setUnread(!isRead))}
        onDamaged={() => setUnread(true)}
      />
    </div>
  )
}
