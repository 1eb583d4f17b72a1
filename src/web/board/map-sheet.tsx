import { useMemo } from "react"
import type { BoardIndex } from "../../core/report/board-index.ts"
import type { BoardDay } from "../../core/report/board-on.ts"
import { discreetHomes, discreetStates } from "../map/discreet.ts"
import { MapLegend } from "../map/map-legend.tsx"
import { QuarantineMap } from "../map/quarantine-map.tsx"
import { useMapWords } from "../map/use-map-words.ts"
import { fullDayText, momentText, now, weekdayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"

/** A3 across less its margins, in CSS px (96 to the inch), less head and legend. */
const ROOM = {
  width: 1500,
  height: 930,
  label: 17,
  smallest: { width: 8, height: 6 },
  largest: { width: 60, height: 44 },
}

type MapSheetProps = { index: BoardIndex; board: BoardDay; discreet: boolean }

/** The map as it hangs on the wall: one A3 sheet with neighbourhood, day, figures and legend. */
export function MapSheet({ index, board, discreet }: MapSheetProps) {
  const { t, language } = useWords()
  const words = useMapWords()
  const { bundle } = index
  const { figures, day } = board
  const homes = useMemo(
    () => (discreet ? discreetHomes(bundle.homes) : bundle.homes),
    [bundle.homes, discreet],
  )
  const states = useMemo(
    () => (discreet ? discreetStates(board.states) : board.states),
    [board.states, discreet],
  )
  return (
    <div className="map-sheet only-print">
      <header>
        <h1>
          {bundle.neighbourhood} {t("sheet.map")}
        </h1>
        <p className="map-sheet-day">
          {fullDayText(day, language)} {weekdayText(day, language)}
        </p>
        <p>
          {t("sheet.counts", {
            people: figures.people,
            homes: figures.homes,
            opened: figures.openedToday,
            due: figures.dueToday,
            overdue: figures.overdue,
          })}
        </p>
      </header>
      <QuarantineMap
        title={t("map.title")}
        stairwells={bundle.stairwells}
        homes={homes}
        states={states}
        room={ROOM}
        words={words}
      />
      <footer>
        <MapLegend discreet={discreet} />
        <p className="small">
          {!discreet && <strong>{t("sheet.office")} · </strong>}
          {t("sheet.printed", { moment: momentText(now(), language) })}
        </p>
      </footer>
    </div>
  )
}
