import { useMemo, useState } from "react"
import type { BoardBundle } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { FilterBar } from "../map/filter-bar.tsx"
import { homeText } from "../map/home-text.ts"
import type { MapFilter } from "../map/map-filter.ts"
import { passes } from "../map/map-filter.ts"
import type { Room } from "../map/map-shape.ts"
import { MapText } from "../map/map-text.tsx"
import { QuarantineMap } from "../map/quarantine-map.tsx"
import { useMapWords } from "../map/use-map-words.ts"
import { useSize } from "../map/use-size.ts"
import { useWords } from "../parts/i18n.ts"

type MapAreaProps = {
  bundle: BoardBundle
  states: readonly HomeState[]
  /** The same as long as nothing moves, else of a day just gone by: for what need not follow every day of a glide. */
  calmStates: readonly HomeState[]
  ringed: number | null
  filter: MapFilter | null
  onFilter: (filter: MapFilter | null) => void
  onOpen?: ((home: number) => void) | undefined
  /** Opens the mode in which stairwells are put in their places; absent for who may not. */
  onArrange?: (() => void) | undefined
}

/** The map with what narrows it, as a drawing or as text. */
export function MapArea(props: MapAreaProps) {
  const { bundle, states, calmStates, ringed, filter, onFilter, onOpen, onArrange } = props
  const { t } = useWords()
  const words = useMapWords()
  const [asText, setAsText] = useState(false)
  const only = useMemo(() => {
    if (filter === null || !asText) return undefined
    return [...bundle.homes.keys()].filter((index) => {
      const [home, state] = [bundle.homes[index], calmStates[index]]
      return home !== undefined && state !== undefined && passes(filter, home, state)
    })
  }, [bundle.homes, calmStates, filter, asText])
  const shared = {
    stairwells: bundle.stairwells,
    homes: bundle.homes,
    words,
    ...(onOpen ? { onOpen } : {}),
  }
  return (
    <section className="map-area" aria-label={t("map.title")}>
      <div className="map-bar">
        <FilterBar homes={bundle.homes} states={calmStates} filter={filter} onFilter={onFilter} />
        <div className="map-bar-end">
          <button
            type="button"
            className="text-button"
            aria-pressed={asText}
            onClick={() => setAsText(!asText)}
          >
            {t(asText ? "board.asMap" : "board.asText")}
          </button>
          {onArrange && (
            <button type="button" className="text-button wide-only" onClick={onArrange}>
              {t("board.arrange")}
            </button>
          )}
        </div>
      </div>
      {asText ? (
        <MapText {...shared} states={calmStates} {...(only === undefined ? {} : { only })} />
      ) : (
        <DrawnMap {...shared} states={states} ringed={ringed} filter={filter} />
      )}
    </section>
  )
}

type DrawnMapProps = Omit<Parameters<typeof QuarantineMap>[0], "room" | "title" | "glides" | "onPoint">

/** Fits the map into what the screen leaves it, and says in a line what the pointer is on. */
function DrawnMap(props: DrawnMapProps) {
  const { t } = useWords()
  const [ref, size] = useSize<HTMLDivElement>()
  const room = useMemo(() => (size === null ? null : roomOf(size)), [size])
  const [pointed, setPointed] = useState<{ home: number; at: DOMRect } | null>(null)
  return (
    <div className="map-room" ref={ref}>
      {room && (
        <QuarantineMap
          {...props}
          title={t("map.title")}
          room={room}
          glides
          onPoint={(home, at) => setPointed(home === null || at === null ? null : { home, at })}
        />
      )}
      {pointed && <PointedHome {...props} {...pointed} />}
    </div>
  )
}

function PointedHome(props: DrawnMapProps & { home: number; at: DOMRect }) {
  const { homes, stairwells, states, words, at } = props
  const home = homes[props.home]
  const state = states[props.home]
  const stairwell = home && stairwells[home.stairwell]
  if (home === undefined || state === undefined || stairwell === undefined) return null
  const toLeft = at.left > window.innerWidth - 260
  return (
    <div
      className="map-pointed"
      aria-hidden="true"
      style={{
        top: at.bottom + 6,
        ...(toLeft ? { right: window.innerWidth - at.right } : { left: at.left }),
      }}
    >
      {homeText(words, stairwell, home, state, false)}
    </div>
  )
}

/** On a phone the page may grow downwards; on a desk everything has to be seen at once. */
function roomOf({ width, height }: { width: number; height: number }): Room {
  const phone = window.innerWidth < 700
  const smallest = { width: 18, height: 13 }
  if (phone) return { width, height: null, label: 18, smallest, largest: { width: 21, height: 17 } }
  return { width, height: height - 4, label: 15, smallest, largest: { width: 56, height: 40 } }
}
