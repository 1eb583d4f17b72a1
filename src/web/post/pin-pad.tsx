import { useState } from "react"
import { useWords } from "../parts/i18n.ts"

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "", "0", "⌫"]
const LENGTH = 6

type PinPadProps = {
  hint: string
  note: string
  busy: boolean
  onType?: () => void
  onPin: (pin: string) => void
}

/** Six digits, typed with gloves; the sixth sends them. */
export function PinPad({ hint, note, busy, onType, onPin }: PinPadProps) {
  const { t } = useWords()
  const [pin, setPin] = useState("")
  const put = (text: string) => {
    const digits = text.replace(/\D/g, "").slice(0, LENGTH)
    onType?.()
    setPin(digits.length === LENGTH ? "" : digits)
    if (digits.length === LENGTH) onPin(digits)
  }
  return (
    <>
      <label htmlFor="pin" className="post-hint">
        {hint}
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
        {note}
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
    </>
  )
}
