import { useState } from "react"
import { useWords } from "../parts/i18n.ts"

const LONGEST = 200

/** A few words on what was seen. */
export function NoteView({ text, onSave }: { text: string; onSave: (text: string) => void }) {
  const { t } = useWords()
  const [said, setSaid] = useState(text)
  return (
    <form
      className="round-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSave(said.trim())
      }}
    >
      <label htmlFor="note" className="post-hint">
        {t("round.noteHint")}
      </label>
      <textarea
        id="note"
        className="post-field round-text"
        rows={4}
        maxLength={LONGEST}
        value={said}
        onChange={({ target }) => setSaid(target.value)}
      />
      <button type="submit" className="key key-main">
        {t("round.noteSave")}
      </button>
    </form>
  )
}
