import "./board.css"
import "./table.css"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { lazy, Suspense, useMemo } from "react"
import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import type { BoardIndex } from "../../core/report/board-index.ts"
import { partsOn } from "../../core/report/parts-on.ts"
import { summaryFrom } from "../../core/report/summary-parts.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { dayWithWeekday, fullDayText, momentText, now, weekdayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { usePageTitle } from "../parts/page.tsx"
import { useShowDay } from "../parts/shown-day.ts"
import { isTableKey } from "./rows-key.ts"
import { RowsPanel } from "./rows-panel.tsx"
import { SummarySheet } from "./summary-sheet.tsx"
import { useBoard } from "./use-board.ts"

const TrendCharts = lazy(async () => ({ default: (await import("./trend-charts.tsx")).TrendCharts }))

/** The summary table of a day as it is handed on, and the campaign's course under it. */
export function TableScreen() {
  const { t } = useWords()
  const { on } = useSearch({ from: "/framed/table" })
  const asked = on === undefined ? null : parsePlainDate(on)
  const { index, refusal } = useBoard()
  usePageTitle(t("table.title"))
  if (index === null) {
    return (
      <div className="board-wait">{refusal === null ? <WaitNote /> : <ErrorNote refusal={refusal} />}</div>
    )
  }
  return <StandingTable index={index} asked={asked} />
}

type StandingTableProps = { index: BoardIndex; asked: PlainDate | null }

function StandingTable({ index, asked }: StandingTableProps) {
  const { t, language } = useWords()
  const { may } = useSession()
  const search = useSearch({ from: "/framed/table" })
  const navigate = useNavigate()
  const { bundle, days } = index
  const last = days.at(-1) ?? bundle.today
  const day = asked !== null && days.includes(asked) ? asked : last
  const summaries = useMemo(() => days.map((one) => summaryFrom(partsOn(index, one))), [index, days])
  const summary = summaries[days.indexOf(day)]
  const go = (next: { on?: string; rows?: string }) =>
    void navigate({ to: "/table", search: next, resetScroll: false })
  const keepDay = day === last ? {} : { on: day }
  const opened = search.rows !== undefined && isTableKey(search.rows) ? search.rows : null
  useShowDay(day)
  if (summary === undefined) return null
  return (
    <div className="with-panel">
      <div className="table-page">
        <header className="table-head">
          <div>
            <h1>
              {bundle.neighbourhood} {t("table.title")}
            </h1>
            <p className="table-day">
              {fullDayText(day, language)} {weekdayText(day, language)}
              <span className="quiet small"> {t("table.asOf", { moment: momentText(now(), language) })}</span>
            </p>
          </div>
          <div className="row no-print">
            <label className="table-choice">
              <span>{t("table.day")}</span>
              <select className="input" value={day} onChange={(event) => go({ on: event.target.value })}>
                {[...days].reverse().map((one) => (
                  <option key={one} value={one}>
                    {dayWithWeekday(one, language)}
                  </option>
                ))}
              </select>
            </label>
            <Button onClick={() => window.print()}>{t("table.print")}</Button>
          </div>
        </header>
        <SummarySheet
          summary={summary}
          opened={opened}
          onOpen={may("see-facts") ? (rows) => go({ ...keepDay, rows }) : undefined}
        />
        {summaries.length > 1 && (
          <Suspense fallback={<WaitNote />}>
            <TrendCharts days={days} summaries={summaries} day={day} />
          </Suspense>
        )}
      </div>
      {opened !== null && may("see-facts") && (
        <RowsPanel
          key={opened}
          indicator={opened}
          on={day}
          onHome={(home) => void navigate({ to: "/", search: { ...keepDay, home } })}
          onClose={() => go(keepDay)}
        />
      )}
    </div>
  )
}
