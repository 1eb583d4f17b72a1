import { useState } from "react"
import { useWords } from "../parts/i18n.ts"
import { readCelsius } from "./ask.ts"

const keys = ["1", "2", "3", "4", "5", "6", "7", "8", "9", "-", "0", "⌫"]

type DoorViewProps = {
  /** Whether a pass's printed number may be typed too. */
  hasNumbers: boolean
  onTyped: (text: string) => Promise<"unread" | "done">
}

/** A door or a pass's number on keys for gloves; a keyboard types into the same field. */
export function DoorView({ hasNumbers, onTyped }: DoorViewProps) {
  const { t } = useWords()
  const [text, setText] = useState("")
  const [isUnread, setUnread] = useState(false)
  const put = (next: string) => {
    setUnread(false)
    setText(next)
  }
  const press = (key: string) => put(key === "⌫" ? text.slice(0, -1) : text + key)
  const done = async () => setUnread((await onTyped(text)) === "unread")
  return (
    <form
      className="post-door"
      onSubmit={(event) => {
        event.preventDefault()
        void done()
      }}
    >
      <label htmlFor="door" className="post-hint">
        {hasNumbers ? t("post.door.hintBoth") : t("post.door.hint")}
      </label>
      <input
        id="door"
        className="post-field post-typed"
        value={text}
        inputMode="none"
        autoComplete="off"
        maxLength={20}
        aria-invalid={isUnread || undefined}
        aria-describedby="door-note"
        onChange={({ target }) => put(target.value)}
      />
      <p id="door-note" className="post-note" role="alert">
        {isUnread && (readCelsius(text) === null ? t("post.door.unread") : t("post.door.notTemperature"))}
      </p>
      <div className="post-pad">
        {keys.map((key) => (
          <button
            key={key}
            type="button"
            className="key key-large"
            aria-label={key === "⌫" ? t("post.door.delete") : key === "-" ? t("post.door.dash") : undefined}
            onClick={() => press(key)}
          >
            {key === "-" ? t("post.door.dashKey") : key}
          </button>
        ))}
      </div>
      <button type="submit" className="key key-main">
        {t("post.door.check")}
      </button>
    </form>
  )
}
