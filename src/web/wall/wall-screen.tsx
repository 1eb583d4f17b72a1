import "../map/map.css"
import "./wall.css"
import { useSearch } from "@tanstack/react-router"
import { useEffect, useMemo } from "react"
import { getWall } from "../../contract/board.ts"
import { clockOf, instantOf } from "../../core/kit/dates.ts"
import { type BoardIndex, indexBoard } from "../../core/report/board-index.ts"
import { boardOn } from "../../core/report/board-on.ts"
import { partsOn } from "../../core/report/parts-on.ts"
import { summaryFrom } from "../../core/report/summary-parts.ts"
import { type LiveState, useLive } from "../app/live.ts"
import { useNewDay } from "../app/new-day.ts"
import { useAsk } from "../app/query.ts"
import { MapLegend } from "../map/map-legend.tsx"
import { dayWithWeekday, momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { LiveMark } from "../parts/live-mark.tsx"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { usePageTitle } from "../parts/page.tsx"
import { StairwellCounts } from "./stairwell-counts.tsx"
import { WallFigures } from "./wall-figures.tsx"
import { WallMap } from "./wall-map.tsx"
import { WallTable } from "./wall-table.tsx"

/** The two sheets that hang on the wall, for a television across the room: live, without names, without scrolling. */
export function WallScreen() {
  const { t, language } = useWords()
  const { dark, counts } = useWallMode()
  const live = useLive()
  const { data, error, dataUpdatedAt } = useAsk(getWall, undefined, { live: true })
  useNewDay(data?.today, getWall)
  const index = useMemo(() => (data === undefined ? null : indexBoard(data)), [data])
  usePageTitle(t("wall.title"))
  useEffect(() => {
    if (dark) document.documentElement.dataset["theme"] = "dark"
    return () => {
      delete document.documentElement.dataset["theme"]
    }
  }, [dark])
  return (
    <main className="wall">
      {!live.live && data !== undefined && (
        <p className="wall-stale" role="alert">
          {t("wall.notLive", { moment: momentText(live.since, language) })}
        </p>
      )}
      {index === null && (error ? <ErrorNote refusal={error.refusal} /> : <WaitNote />)}
      {index !== null && index.bundle.homes.length === 0 && <p className="wall-empty">{t("wall.empty")}</p>}
      {index !== null && index.bundle.homes.length > 0 && (
        <Wall index={index} live={live} counts={counts} updatedAt={dataUpdatedAt} />
      )}
    </main>
  )
}

type WallProps = { index: BoardIndex; live: LiveState; counts: boolean; updatedAt: number }

function Wall({ index, live, counts, updatedAt }: WallProps) {
  const { t, language } = useWords()
  const { bundle } = index
  const board = useMemo(() => boardOn(index, bundle.today), [index, bundle.today])
  const summary = useMemo(() => summaryFrom(partsOn(index, bundle.today)), [index, bundle.today])
  return (
    <>
      <header className="wall-head">
        <h1>{bundle.neighbourhood}</h1>
        <p>
          <time dateTime={bundle.today}>{dayWithWeekday(bundle.today, language)}</time>
        </p>
        <p className="wall-live">
          <span>{t("wall.asOf", { clock: clockOf(instantOf(updatedAt)) })}</span>
          <LiveMark live={live.live} since={live.since} />
        </p>
      </header>
      <WallFigures figures={board.figures} released={summary.累计解除隔离人数} />
      <div className="wall-middle">
        {counts ? (
          <StairwellCounts bundle={bundle} inQuarantine={board.homes.inQuarantine} />
        ) : (
          <WallMap bundle={bundle} states={board.states} />
        )}
        <WallTable summary={summary} />
      </div>
      {!counts && <MapLegend discreet />}
    </>
  )
}

/** `?dark` for the night, `?mode=counts` for visitors: no home by itself. */
function useWallMode(): { dark: boolean; counts: boolean } {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const { dark, mode } = search
  return { dark: dark !== undefined && dark !== false && dark !== 0, counts: mode === "counts" }
}
