import { useCallback, useDeferredValue, useMemo, useState } from "react"
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
import { type Plan, UndoArrange } from "./undo-arrange.tsx"
import { useReadingsDue } from "./use-board.ts"
import { useDay } from "./use-day.ts"

type StandingBoardProps = {
  index: BoardIndex
  asked: PlainDate | null
  filter: MapFilter | null
  onFilter: (filter: MapFilter | null) => void
  home: string | null
  rows: string | null
  onBeside: (beside: BesideMap) => void
}

export function StandingBoard(props: StandingBoardProps) {
  const { index, asked, filter, onFilter, home, rows, onBeside } = props
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
  // the map, the figures and the day lead; what stands beside them follows when there is time
  const calm = useDeferredValue(board)
  const summaries = useMemo(() => days.map((one) => summaryFrom(partsOn(index, one))), [index, days])
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
  const [arrangedFrom, setArrangedFrom] = useState<Plan | null>(null)
  const beginArranging = useCallback(() => setArranging(true), [])
  const mayRows = may("see-facts")
  const opened = readRowsKey(rows ?? undefined)

  if (arranging) {
    const endArranging = (before: Plan | null) => {
      setArranging(false)
      setArrangedFrom(before)
    }
    return <ArrangeMap stairwells={bundle.stairwells} onEnd={endArranging} />
  }
  return (
    <div className="board">
      <h1 className="unseen">{t("board.title")}</h1>
      <Figures figures={board.figures} opened={opened} onOpen={mayRows ? openRows : undefined} />
      {arrangedFrom && <UndoArrange before={arrangedFrom} onEnd={() => setArrangedFrom(null)} />}
      <div className="board-middle">
        <MapArea
          bundle={bundle}
          states={board.states}
          calmStates={calm.states}
          ringed={ringed}
          filter={filter}
          onFilter={onFilter}
          onOpen={may("see-people") ? openHome : undefined}
          onArrange={may("change-plan") ? beginArranging : undefined}
        />
        <Beside
          index={index}
          board={calm}
          settled={settled}
          summaries={summaries}
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
        <PrintMap index={index} board={calm} />
      </div>
    </div>
  )
}
