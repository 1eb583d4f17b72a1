import "./imports.css"
import { Link } from "@tanstack/react-router"
import { useMemo, useState } from "react"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { BookList } from "./book-list.tsx"
import { DropZone } from "./drop-zone.tsx"
import { isBook } from "./dropped-files.ts"
import { ImportResult } from "./import-result.tsx"
import { RefusedRows } from "./refused-rows.tsx"
import { useImport } from "./use-import.ts"

export function ImportScreen() {
  const { t } = useWords()
  const [chosen, setChosen] = useState<readonly File[]>([])
  const { send, sending, refusal, running, imports } = useImport()
  // one array for one choice: pressed again after a lost connection it is the same import
  const books = useMemo(() => chosen.filter(isBook), [chosen])
  const working = sending || (running !== null && running.finishedAt === null)
  return (
    <Page
      title={t("imports.title")}
      intro={t("imports.intro")}
      actions={
        running?.phase === "done" && (
          <Link to="/" className={buttonClass("main")}>
            {t("imports.toBoard")}
          </Link>
        )
      }
    >
      {refusal && <ErrorNote refusal={refusal} />}
      {!working && chosen.length === 0 && <DropZone onFiles={setChosen} />}
      {chosen.length > 0 && !(running && !sending && running.finishedAt === null) && (
        <Chosen
          files={chosen}
          sending={sending}
          onClear={() => setChosen([])}
          onStart={async () => {
            if (await send(books)) setChosen([])
          }}
        />
      )}
      {running && <ImportResult state={running} />}
      <RefusedRows />
      <BookList imports={imports} />
    </Page>
  )
}

type ChosenProps = { files: readonly File[]; sending: boolean; onClear: () => void; onStart: () => void }

function Chosen({ files, sending, onClear, onStart }: ChosenProps) {
  const { t } = useWords()
  const books = files.filter(isBook)
  const ignored = files.length - books.length
  return (
    <section className="note stack">
      <h2>{t("imports.chosen", { count: books.length })}</h2>
      <ul className="chosen-files">
        {books.map((file) => (
          <li key={file.webkitRelativePath + file.name + file.size}>{file.name}</li>
        ))}
      </ul>
      {ignored > 0 && <p className="quiet">{t("imports.ignored", { count: ignored })}</p>}
      <p className="row">
        {books.length > 0 && (
          <Button kind="main" busy={sending} onClick={onStart}>
            {t(sending ? "imports.sending" : "imports.start")}
          </Button>
        )}
        <Button busy={sending} onClick={onClear}>
          {t("imports.clear")}
        </Button>
      </p>
    </section>
  )
}
