import { useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { usePost } from "./use-post.ts"

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "⌫"]
const LENGTH = 6
const known = ["wrong-pin", "device-locked", "device-revoked", "not-saved"]

/** A guard takes over by the six digits the office gave; without network they are closed and looked at later. */
export function ShiftView() {
  const { t } = useWords()
  const { device, nudge } = usePost()
  const [pin, setPin] = useState("")
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState("")
  const begin = async (digits: string) => {
    setBusy(true)
    setPin("")
    const begun = await device.beginShift(digits)
    setBusy(false)
    if (begun.ok) setSaid(t(`post.shift.${begun.checked}`))
    else setSaid(t(`post.shift.refused.${known.includes(begun.refusal) ? begun.refusal : "other"}`))
    if (begun.ok) nudge()
  }
  const put = (text: string) => {
    const digits = text.replace(/\D/g, "").slice(0, LENGTH)
    setSaid("")
    if (digits.length === LENGTH) void begin(digits)
    else setPin(digits)
  }
  return (
    <div className="post-door">
      <label htmlFor="pin" className="post-hint">
        {t("post.shift.hint")}
      </label>
      <input
        id="pin"
        className="post-field post-typed"
        type="password"
        value={pin}
        inputMode="none"
        autoComplete="off"
        disabled={busy}
        aria-describedby="pin-note"
        onChange={({ target }) => put(target.value)}
      />
      <p id="pin-note" className="post-note" role="status">
        {busy ? t("post.shift.asking") : said}
      </p>
      <div className="post-pad">
        {keys.map((key) =>
          key === "" ? (
            <span key="none" />
          ) : (
            <button
              key={key}
              type="button"
              className="key key-large"
              aria-label={key === "⌫" ? t("post.door.delete") : undefined}
              onClick={() => busy || put(key === "⌫" ? pin.slice(0, -1) : pin + key)}
            >
              {key}
            </button>
          ),
        )}
      </div>
    </div>
  )
}
