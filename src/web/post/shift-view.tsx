import { useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { PinPad } from "./pin-pad.tsx"
import { usePost } from "./use-post.ts"

const known = ["wrong-pin", "device-locked", "device-revoked", "not-saved"]

/** A guard takes over by the six digits the office gave; without network they are closed and looked at later. */
export function ShiftView() {
  const { t } = useWords()
  const { device, nudge } = usePost()
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState("")
  const begin = async (digits: string) => {
    setBusy(true)
    const begun = await device.beginShift(digits)
    setBusy(false)
    if (begun.ok) setSaid(t(`post.shift.${begun.checked}`))
    else setSaid(t(`post.shift.refused.${known.includes(begun.refusal) ? begun.refusal : "other"}`))
    if (begun.ok) nudge()
  }
  return (
    <div className="post-door">
      <PinPad
        hint={t("post.shift.hint")}
        note={busy ? t("post.shift.asking") : said}
        busy={busy}
        onType={() => setSaid("")}
        onPin={(pin) => void begin(pin)}
      />
    </div>
  )
}
