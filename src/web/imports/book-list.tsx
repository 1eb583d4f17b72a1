import { formNames } from "../../core/forms/form-name.ts"
import { useWords } from "../parts/i18n.ts"
import type { Import } from "./use-import.ts"

/** The nineteen books: what each adds, and how many of its rows are in. Teaches an empty neighbourhood where to begin. */
export function BookList({ imports }: { imports: readonly Import[] }) {
  const { t } = useWords()
  const rows = rowsByBook(imports)
  return (
    <section className="stack">
      <h2>{t("imports.books")}</h2>
      <p className="quiet">{t("imports.booksIntro")}</p>
      <ul className="books">
        {formNames.map((form) => {
          const count = rows.get(form) ?? 0
          return (
            <li key={form} className={count > 0 ? "book book-in" : "book"}>
              <strong lang="zh-CN">{form}</strong>
              <span>{t(`book.${form}`)}</span>
              <span className="small quiet">
                {count > 0 ? t("imports.imported", { count }) : t("imports.notYet")}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** New rows of every import by book: what was already known is not counted twice. */
export function rowsByBook(imports: readonly Pick<Import, "lines">[]): Map<string, number> {
  const rows = new Map<string, number>()
  for (const line of imports.flatMap(({ lines }) => lines)) {
    if (line.form !== null) rows.set(line.form, (rows.get(line.form) ?? 0) + line.new)
  }
  return rows
}
