import { useRef, useState } from "react"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { droppedFiles } from "./dropped-files.ts"

/** Where files and folders are dropped, with two buttons for those who choose them. */
export function DropZone({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useWords()
  const [over, setOver] = useState(false)
  const files = useRef<HTMLInputElement>(null)
  const folder = useRef<HTMLInputElement>(null)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the buttons inside are everybody's
    <div
      className={over ? "drop-zone drop-zone-over" : "drop-zone"}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={async (event) => {
        event.preventDefault()
        setOver(false)
        onFiles(await droppedFiles(event.dataTransfer))
      }}
    >
      <p className="drop-zone-words">{t("imports.drop")}</p>
      <div className="row">
        <Button kind="main" onClick={() => files.current?.click()}>
          {t("imports.chooseFiles")}
        </Button>
        <Button onClick={() => folder.current?.click()}>{t("imports.chooseFolder")}</Button>
      </div>
      <input
        ref={files}
        hidden
        type="file"
        multiple
        accept=".xlsx,.csv"
        aria-label={t("imports.chooseFiles")}
        onChange={(event) => onFiles(Array.from(event.target.files ?? []))}
      />
      <input
        ref={(input) => {
          folder.current = input
          if (input) input.webkitdirectory = true
        }}
        hidden
        type="file"
        aria-label={t("imports.chooseFolder")}
        onChange={(event) => onFiles(Array.from(event.target.files ?? []))}
      />
    </div>
  )
}
