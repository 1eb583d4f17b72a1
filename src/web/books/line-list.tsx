import { useState } from "react"
import type { Static } from "typebox"
import { type BookLine, fillLine, listBook, takeBackLine } from "../../contract/books.ts"
import type { DeskBook } from "../../core/forms/desk-books.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { columnsOf, readLine } from "./book-rules.ts"
import { LineForm } from "./line-form.tsx"
import { useColumnWords } from "./use-column-words.ts"

type Line = Static<typeof BookLine>
type Opened = { id: string; what: "fill" | "take-back" }

/** Lines of a book as the book has them; one can be filled in or taken back where it stands. */
export function LineList({
  book,
  caption,
  lines,
}: {
  book: DeskBook
  caption: string
  lines: readonly Line[]
}) {
  const { t } = useWords()
  const word = useColumnWords()
  const { opened, open, close } = useOpened<Opened>()
  const { form, later } = columnsOf(book)
  const shown = form.columns.filter(({ name }) => lines.some((line) => (line.cells[name] ?? "") !== ""))
  const actions = (line: Line) => {
    if (opened?.id === line.id) {
      return opened.what === "fill" ? (
        <Fill book={book} line={line} onDone={close} />
      ) : (
        <TakeBack line={line} onDone={close} />
      )
    }
    const name = nameOf(line)
    return (
      <span className="row">
        {later.length > 0 && (
          <Button
            kind="quiet"
            aria-label={t("books.fillOf", { line: name })}
            onClick={() => open({ id: line.id, what: "fill" })}
          >
            {t("books.fill")}
          </Button>
        )}
        <Button
          kind="quiet"
          aria-label={t("books.takeBackOf", { line: name })}
          onClick={() => open({ id: line.id, what: "take-back" })}
        >
          {t("books.takeBack")}
        </Button>
      </span>
    )
  }
  const columns: Column<Line>[] = [
    ...shown.map(
      ({ name, cell }): Column<Line> => ({
        key: name,
        label: word(name),
        whole: cell.kind !== "text",
        cell: ({ cells }) => word(cells[name] ?? ""),
      }),
    ),
    {
      key: "by",
      label: t("books.recordedBy"),
      cell: ({ recordedBy }) => (recordedBy === "" ? t("books.imported") : recordedBy),
    },
    { key: "actions", label: t("common.actions"), actions: true, cell: actions },
  ]
  return <DataTable caption={caption} rows={lines} keyOf={({ id }) => id} columns={columns} />
}

function nameOf({ cells }: Line): string {
  return Object.values(cells).slice(0, 3).join(" ")
}

function Fill({ book, line, onDone }: { book: DeskBook; line: Line; onDone: () => void }) {
  const { t } = useWords()
  const { tell, busy } = useTell(fillLine, [listBook])
  const { later } = columnsOf(book)
  const filled = Object.fromEntries(later.map(({ name }) => [name, line.cells[name] ?? ""]))
  return (
    <>
      <LineForm
        columns={later}
        initial={filled}
        button={t("books.fillSave")}
        busy={busy}
        read={(cells) => readLine(book, { ...line.cells, ...cells })}
        onSend={async (cells) => {
          const answer = await tell({ id: line.id, cells })
          if (answer.ok) onDone()
          return answer
        }}
      />
      <Button kind="quiet" onClick={onDone}>
        {t("common.close")}
      </Button>
    </>
  )
}

function TakeBack({ line, onDone }: { line: Line; onDone: () => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(takeBackLine, [listBook])
  const [id] = useState(newId)
  const [reason, setReason] = useState("")
  return (
    <form
      className="line-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (reason.trim() !== "") void tell({ id, lineId: line.id, reason }).then(({ ok }) => ok && onDone())
      }}
    >
      {refused && <ErrorNote refusal={refused.refusal} />}
      <TextField
        label={t("books.reason")}
        hint={t("books.takeBackMeans")}
        maxLength={200}
        autoFocus
        value={reason}
        onChange={setReason}
      />
      <p className="row">
        <Button type="submit" kind="grave" busy={busy}>
          {t("books.takeBackSure")}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {t("books.keep")}
        </Button>
      </p>
    </form>
  )
}
