import { useInfiniteQuery } from "@tanstack/react-query"
import { downloadRows, getRows } from "../../contract/board.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { addressOf, call } from "../app/client.ts"
import { RefusedError } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import type { TableKey } from "./rows-key.ts"

type RowsPanelProps = {
  indicator: TableKey
  on: PlainDate
  onHome: (id: string) => void
  onClose: () => void
}

/** The very rows that a number counts, page by page; a row leads to its home. */
export function RowsPanel({ indicator, on, onHome, onClose }: RowsPanelProps) {
  const { t, language } = useWords()
  const { may } = useSession()
  const { data, error, hasNextPage, isFetchingNextPage, fetchNextPage } = useRows(indicator, on)
  const first = data?.pages[0]
  return (
    <SidePanel title={t(`indicator.${indicator}`)} onClose={onClose}>
      {error instanceof RefusedError && <ErrorNote refusal={error.refusal} />}
      {!first && !error && <WaitNote />}
      {first && (
        <div className="stack">
          <p className="rows-head">
            {t("rows.count", { day: dayText(on, language), count: first.total })}
            {may("export-rows") && first.total > 0 && (
              <a className={buttonClass("quiet")} href={addressOf(downloadRows, { indicator, on })} download>
                {t("rows.download")}
              </a>
            )}
          </p>
          {first.total === 0 ? (
            <p className="quiet">{t("rows.none")}</p>
          ) : (
            <ol className="rows">
              {data.pages.flatMap((page, number) =>
                page.rows.map((row, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: rows have no name of their own and never change places
                  <li key={`${number} ${place}`}>
                    <Row cells={row.cells} columns={page.columns} homeId={row.homeId} onHome={onHome} />
                  </li>
                )),
              )}
            </ol>
          )}
          {hasNextPage && (
            <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {t("common.more")}
            </Button>
          )}
        </div>
      )}
    </SidePanel>
  )
}

type RowProps = {
  cells: readonly string[]
  columns: readonly string[]
  homeId: string | null
  onHome: (id: string) => void
}

function Row({ cells, columns, homeId, onHome }: RowProps) {
  const [head, ...rest] = cells.map((cell, place) => ({ cell, column: columns[place] ?? "" }))
  const content = (
    <>
      <strong>{head?.cell}</strong>
      <span className="rows-cells">
        {rest
          .filter(({ cell }) => cell !== "")
          .map(({ cell, column }) => (
            <span key={column}>
              <span className="quiet small" lang="zh-CN">
                {column}
              </span>{" "}
              {cell}
            </span>
          ))}
      </span>
    </>
  )
  if (homeId === null) return <div className="rows-row">{content}</div>
  return (
    <button type="button" className="rows-row" onClick={() => onHome(homeId)}>
      {content}
    </button>
  )
}

function useRows(indicator: TableKey, on: PlainDate) {
  return useInfiniteQuery({
    queryKey: [getRows.path, indicator, on],
    initialPageParam: 0,
    queryFn: async ({ pageParam }) => {
      const answer = await call(getRows, { query: { indicator: indicator as never, on, after: pageParam } })
      if (!answer.ok) throw new RefusedError(answer)
      return answer.value
    },
    getNextPageParam: (page) => page.next,
    meta: { live: true, shows: getRows.shows },
  })
}
