import { useRef, useState } from "react"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { LongTextField } from "../parts/inputs.tsx"

/** Where a list is dropped, chosen or pasted. */
export function TakeIn({ onSource }: { onSource: (source: File | string) => void }) {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  const [pasting, setPasting] = useState(false)
  const [text, setText] = useState("")
  const input = useRef<HTMLInputElement>(null)
  const take = (files: FileList | null) => {
    const file = files?.[0]
    if (file) onSource(file)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the buttons inside are everybody's
    <div
      className={over ? "list-drop list-drop-over" : "list-drop"}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
    >
      <div className="row">
        <span className="list-drop-words">{t("listAdd.drop")}</span>
        <Button kind="main" onClick={() => input.current?.click()}>
          {t("listAdd.choose")}
        </Button>
        <Button aria-expanded={pasting} onClick={() => setPasting(!pasting)}>
          {t("listAdd.paste")}
        </Button>
      </div>
      <input
        ref={input}
        hidden
        type="file"
        accept=".xlsx,.xls,.csv,.txt"
        aria-label={t("listAdd.choose")}
        onChange={(event) => take(event.target.files)}
      />
      {pasting && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            if (text.trim() !== "") onSource(text)
          }}
        >
          <LongTextField
            label={t("listAdd.pasted")}
            hint={t("listAdd.pastedHint")}
            value={text}
            onChange={setText}
          />
          <p>
            <Button kind="main" type="submit">
              {t("listAdd.readPasted")}
            </Button>
          </p>
        </form>
      )}
    </div>
  )
}
