import { useMemo } from "react"
import type { BoardBundle } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { discreetHomes, discreetStates } from "../map/discreet.ts"
import { QuarantineMap } from "../map/quarantine-map.tsx"
import { useMapWords } from "../map/use-map-words.ts"
import { useSize } from "../map/use-size.ts"
import { useWords } from "../parts/i18n.ts"

/** The map as large as the television allows; whatever the server sends, nothing private is drawn. */
export function WallMap({ bundle, states }: { bundle: BoardBundle; states: readonly HomeState[] }) {
  const { t } = useWords()
  const mapWords = useMapWords()
  // across a room the bare number is read sooner than the number with its word
  const words = useMemo(() => ({ ...mapWords, stairwell: (number: string) => number }), [mapWords])
  const [ref, size] = useSize<HTMLDivElement>()
  const homes = useMemo(() => discreetHomes(bundle.homes), [bundle.homes])
  const shown = useMemo(() => discreetStates(states), [states])
  const room = useMemo(
    () =>
      size === null
        ? null
        : {
            width: size.width,
            height: size.height - 4,
            label: Math.round((26 * size.width) / 1480),
            smallest: { width: 8, height: 6 },
            largest: { width: 120, height: 84 },
          },
    [size],
  )
  return (
    <div className="wall-map" ref={ref}>
      {room && (
        <QuarantineMap
          title={t("map.title")}
          stairwells={bundle.stairwells}
          homes={homes}
          states={shown}
          room={room}
          words={words}
        />
      )}
    </div>
  )
}
