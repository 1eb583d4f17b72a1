import { useCallback, useMemo, useState } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import type { BoardIndex } from "../../core/report/board-index.ts"
import { boardOn } from "../../core/report/board-on.ts"
import { partsOn } from "../../core/report/parts-on.ts"
import { summaryFrom } from "../../core/report/summary-parts.ts"
import { useSession } from "../app/session.ts"
import type { MapFilter } from "../map/map-filter.ts"
import { MapLegend } from "../map/map-legend.tsx"
import { useWords } from "../parts/i18n.ts"
import { useShowDay } from "../parts/shown-day.ts"
import { ArrangeMap } from "./arrange-map.tsx"
import { Beside } from "./beside.tsx"
import { DaySlider } from "./day-slider.tsx"
import { Figures } from "./figures.tsx"
import { MapArea } from "./map-area.tsx"
import { PrintMap } from "./print-map.tsx"
import { type BesideMap, type RowsKey, readRowsKey } from "./rows-key.ts"
import { useReadingsDue } from "./use-board.ts"
import { useDay } from "./use-day.ts"

type StandingBoardProps = {
  index: BoardIndex
  asked: PlainDate | null
  home: string | null
  rows: string | null
  onBeside: (beside: BesideMap) => void
}

export function StandingBoard({ index, asked, home, rows, onBeside }: StandingBoardProps) {
  const { t } = useWords()
  const { may } = useSession()
  const { bundle } = index
  const { days } = index
  const readingsDue = useReadingsDue()
  const { day, settled, show } = useDay(asked, days)
  const board = useMemo(
    () => boardOn(index, day, { readingsDue: readingsDue(day) }),
    [index, day, readingsDue],
  )
  const summaries = useMemo(() => days.map((one) => summaryFrom(partsOn(index, one))), [index, days])
  const [filter, setFilter] = useState<MapFilter | null>(null)
  const [arranging, setArranging] = useState(false)
  const [legend, setLegend] = useState(false)
  useShowDay(day)

  const ringed = useMemo(() => {
    const found = home === null ? -1 : bundle.homes.findIndex(({ id }) => id === home)
    return found === -1 ? null : found
  }, [bundle.homes, home])
  const openRows = useCallback((key: RowsKey) => onBeside({ rows: key }), [onBeside])
  const openHome = useCallback(
    (place: number) => {
      const id = bundle.homes[place]?.id
      if (id !== undefined) onBeside({ home: id })
    },
    [bundle.homes, onBeside],
  )
  const mayRows = may("see-facts")
  const opened = readRowsKey(rows ?? undefined)

  if (arranging) return <ArrangeMap stairwells={bundle.stairwells} onEnd={() => setArranging(false)} />
  return (
    <div className="board">
      <h1 className="unseen">{t("board.title")}</h1>
      <Figures figures={board.figures} opened={opened} onOpen={mayRows ? openRows : undefined} />
      <div className="board-middle">
        <MapArea
          bundle={bundle}
          states={board.states}
          ringed={ringed}
          filter={filter}
          onFilter={setFilter}
          onOpen={may("see-people") ? openHome : undefined}
          onArrange={may("change-plan") ? () => setArranging(true) : undefined}
        />
        <Beside
          index={index}
          board={board}
          settled={settled}
          summaries={summaries}
          at={days.indexOf(day)}
          home={home}
          opened={opened}
          onBeside={onBeside}
        />
      </div>
      {legend && <MapLegend />}
      <div className="board-foot no-print">
        <DaySlider days={days} day={day} onDay={show} />
        <button
          type="button"
          className="text-button"
          aria-expanded={legend}
          onClick={() => setLegend(!legend)}
        >
          {t("board.legend")}
        </button>
        <PrintMap index={index} board={board} />
      </div>
    </div>
  )
}
