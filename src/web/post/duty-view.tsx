import { useState } from "react"
import type { DutySign } from "../../core/gate/entry.ts"
import { useWords } from "../parts/i18n.ts"
import { CameraScan } from "../scan/camera-scan.tsx"
import { PinPad } from "./pin-pad.tsx"

type DutyViewProps = {
  busy: boolean
  onSign: (step: DutySign["step"], by: { pin: string | null; pass: string | null }) => void
  onPass: (step: DutySign["step"]) => void
}

/** Somebody comes to their turn or leaves it: by six digits, or by their own pass. */
export function DutyView({ busy, onSign, onPass }: DutyViewProps) {
  const { t } = useWords()
  const [step, setStep] = useState<DutySign["step"]>("in")
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
            onClick={() => setStep(each)}
          >
            {t(`post.duty.${each}`)}
          </button>
        ))}
      </fieldset>
      <button type="button" className="key" onClick={() => onPass(step)}>
        {t("post.duty.byPass")}
      </button>
      <PinPad
        hint={t("post.duty.hint")}
        note={busy ? t("post.duty.saving") : ""}
        busy={busy}
        onPin={(pin) => onSign(step, { pin, pass: null })}
      />
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
