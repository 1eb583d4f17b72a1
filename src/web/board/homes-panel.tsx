import type { PlainDate } from "../../core/kit/dates.ts"
import type { BoardBundle } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { type MapFilter, passes } from "../map/map-filter.ts"
import { MapText } from "../map/map-text.tsx"
import { useMapWords } from "../map/use-map-words.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { SidePanel } from "../parts/side-panel.tsx"

type HomesPanelProps = {
  kind: MapFilter
  bundle: BoardBundle
  states: readonly HomeState[]
  day: PlainDate
  onHome: (home: number) => void
  onClose: () => void
}

/** The homes of a kind on the shown day, read from the map itself. */
export function HomesPanel({ kind, bundle, states, day, onHome, onClose }: HomesPanelProps) {
  const { t, language } = useWords()
  const words = useMapWords()
  const only = [...bundle.homes.keys()].filter((index) => {
    const [home, state] = [bundle.homes[index], states[index]]
    return home !== undefined && state !== undefined && passes(kind, home, state)
  })
  return (
    <SidePanel title={t(`map.filter.${kind}`)} onClose={onClose}>
      <div className="stack">
        <p className="quiet">{t("rows.homes", { day: dayText(day, language), count: only.length })}</p>
        {only.length === 0 ? (
          <p>{t("rows.none")}</p>
        ) : (
          <MapText
            stairwells={bundle.stairwells}
            homes={bundle.homes}
            states={states}
            words={words}
            only={only}
            onOpen={onHome}
          />
        )}
      </div>
    </SidePanel>
  )
}
