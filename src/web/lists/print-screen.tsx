import "./lists.css"
import "./print-lists.css"
import { useQuery } from "@tanstack/react-query"
import { getRouteApi, Link } from "@tanstack/react-router"
import { getList, listRows } from "../../contract/lists.ts"
import { rowOutcomes } from "../../core/reconcile/row-outcome.ts"
import { type RefusedError, useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { momentText, now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { fetchRows } from "./fetch-rows.ts"
import { NoList } from "./list-screen.tsx"
import type { Row, WholeList } from "./list-types.ts"
import { RowPerson } from "./row-cells.tsx"
import { AsCame } from "./row-table.tsx"
import { numberOf } from "./row-text.ts"
import { useOutcomeWord } from "./use-outcome-word.ts"

const route = getRouteApi("/framed/lists/print")

/** More rows are some sixty sheets, and nobody goes from door to door with those. */
const MOST = 2000

/** What is left of a list, to be asked about on foot: on A4, with room for what it came to. */
export function PrintScreen() {
  const { id } = route.useSearch()
  return id === undefined ? <NoList /> : <Sheet id={id} />
}

function Sheet({ id }: { id: string }) {
  const { t, language } = useWords()
  const { data: list, error } = useAsk(getList, { id })
  const { data: rows, error: rowsError } = useQuery<readonly Row[], RefusedError>({
    queryKey: [listRows.path, "left", id],
    queryFn: async () => {
      const left = (all: readonly Row[]) => all.filter(({ outcome }) => outcome === null)
      return left(await fetchRows(id, "all", (all) => left(all).length > MOST)).slice(0, MOST)
    },
  })
  const refusal = error?.refusal ?? rowsError?.refusal
  return (
    <Page
      title={t("listPrint.title")}
      actions={
        <Button kind="main" disabled={!rows || rows.length === 0} onClick={() => window.print()}>
          {t("listPrint.print")}
        </Button>
      }
    >
      <p className="no-print">
        <Link to="/lists/one" search={{ id }}>
          {t("listPrint.back")}
        </Link>
      </p>
      {refusal && <ErrorNote refusal={refusal} />}
      {!refusal && (!list || !rows) && <WaitNote />}
      {rows?.length === 0 && (
        <EmptyNote title={t("listPrint.none")}>
          <p>{t("listOne.finished")}</p>
        </EmptyNote>
      )}
      {list && rows && rows.length > 0 && (
        <article className="list-sheet">
          <h2 lang="zh-CN">{t("listPrint.head", { sender: list.list.sender, title: list.list.title })}</h2>
          <p>{t("listPrint.count", { count: rows.length, at: momentText(now(), language) })}</p>
          {rows.length === MOST && <p>{t("listPrint.most", { count: MOST })}</p>}
          <SheetTable list={list} rows={rows} />
        </article>
      )}
    </Page>
  )
}

function SheetTable({ list, rows }: { list: WholeList; rows: readonly Row[] }) {
  const { t } = useWords()
  const outcomeWord = useOutcomeWord(list.list.asks)
  return (
    <table>
      <thead>
        <tr>
          <td colSpan={4} className="list-sheet-key">
            {rowOutcomes.map((outcome, at) => (
              <span key={outcome}>
                {at + 1} {outcomeWord(outcome)}
              </span>
            ))}
          </td>
        </tr>
        <tr>
          <th scope="col">{t("listRows.asCame")}</th>
          <th scope="col">{t("listRows.person")}</th>
          <th scope="col">{t("listPrint.outcome")}</th>
          <th scope="col">{t("listPrint.by")}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <th scope="row">
              <span className="list-place">{numberOf(row)}</span> <AsCame row={row} list={list} />
            </th>
            <td>
              <RowPerson row={row} />
            </td>
            <td className="list-sheet-boxes">
              {rowOutcomes.map((outcome, at) => (
                <span key={outcome}>□{at + 1}</span>
              ))}
            </td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
