import "./books.css"
import { useState } from "react"
import { listBook, writeLine } from "../../contract/books.ts"
import { type DeskBook, deskBooks } from "../../core/forms/desk-books.ts"
import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { dayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { columnsOf, emptyLine, readLine } from "./book-rules.ts"
import { LineForm } from "./line-form.tsx"
import { LineList } from "./line-list.tsx"

/** The books that have no desk of their own, line by line. */
export function BooksScreen() {
  const { t } = useWords()
  const [book, setBook] = useState<DeskBook>("stock-movement")
  const [on, setOn] = useState<PlainDate>(today())
  const chooseDay = (text: string) => {
    const day = parsePlainDate(text)
    if (day !== null && day <= today()) setOn(day)
  }
  return (
    <Page title={t("books.title")} intro={t("books.intro")}>
      <div className="books-choice">
        <ChoiceField
          label={t("books.book")}
          value={book}
          choices={deskBooks.map((value) => ({ value, label: t(`books.names.${value}`) }))}
          onChange={setBook}
        />
        <TextField type="date" label={t("books.day")} value={on} onChange={chooseDay} />
      </div>
      <NewLine key={`${book} ${on}`} book={book} on={on} />
      <Lines book={book} on={on} />
    </Page>
  )
}

function NewLine({ book, on }: { book: DeskBook; on: PlainDate }) {
  const { t } = useWords()
  const { tell, busy, done } = useTell(writeLine, [listBook])
  const [id, setId] = useState(newId)
  const { first } = columnsOf(book)
  return (
    <section className="section" aria-labelledby="new-line">
      <h2 id="new-line">{t("books.add")}</h2>
      <LineForm
        columns={first}
        initial={emptyLine(book, on)}
        button={t("books.save")}
        busy={busy}
        read={(cells) => readLine(book, cells)}
        onSend={async (cells) => {
          const answer = await tell({ id, book, cells: { ...cells } })
          if (answer.ok) setId(newId())
          return answer
        }}
      />
      <p role="status" className="quiet small">
        {done && !busy ? t("books.saved") : ""}
      </p>
    </section>
  )
}

function Lines({ book, on }: { book: DeskBook; on: PlainDate }) {
  const { t, language } = useWords()
  const { data, error } = useAsk(listBook, { book, on }, { live: true })
  const caption = t("books.lines", { day: dayText(on, language) })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  return (
    <>
      <section className="section" aria-labelledby="lines">
        <h2 id="lines">{caption}</h2>
        {data.lines.length === 0 ? (
          <EmptyNote title={t("books.none")}>
            <p>{t("books.noneIntro")}</p>
          </EmptyNote>
        ) : (
          <LineList book={book} caption={caption} lines={data.lines} />
        )}
      </section>
      {data.open.length > 0 && (
        <section className="section" aria-labelledby="open-lines">
          <h2 id="open-lines">{t("books.open")}</h2>
          <p className="quiet">{t("books.openIntro")}</p>
          <LineList book={book} caption={t("books.open")} lines={data.open} />
        </section>
      )}
    </>
  )
}
