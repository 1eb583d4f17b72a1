import { type KeyboardEvent, type MouseEvent, useCallback, useEffect, useMemo, useRef, useState } from "react"
import type { BoardHome, BoardStairwell } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"
import { hasSeveralLanes, type MapWords, stairwellName, withState } from "./home-text.ts"
import type { MapFilter } from "./map-filter.ts"
import { floorsOf, placesOf } from "./map-index.ts"
import { layOutMap } from "./map-layout.ts"
import { type Box, inOrder, type Room } from "./map-shape.ts"
import { MapStairwell } from "./map-stairwell.tsx"
import { isWalkKey, walkFrom } from "./map-walk.ts"
import { SignsInCells } from "./signs-in-cells.tsx"
import { SignsOnCanvas } from "./signs-on-canvas.tsx"
import { useCellLabels } from "./use-cell-labels.ts"
import { usePulse } from "./use-pulse.ts"
import { VacantPattern } from "./vacant-pattern.tsx"

type QuarantineMapProps = {
  title: string
  stairwells: readonly BoardStairwell[]
  homes: readonly BoardHome[]
  states: readonly HomeState[]
  room: Room
  words: MapWords
  filter?: MapFilter | null
  /** The home that was looked for or whose page is open. */
  ringed?: number | null
  /** Days glide by on it: its signs are painted, not built. */
  glides?: boolean
  onOpen?: (home: number) => void
  onPoint?: (home: number | null, at: DOMRect | null) => void
}

/** Room above the first line, in px. */
const TOP = 2

/** The map of the homes in quarantine (隔离分布图): every stairwell upright, every door in its place. */
export function QuarantineMap(props: QuarantineMapProps) {
  const { stairwells, homes, states, room, words, filter = null, ringed = null, onOpen, onPoint } = props
  const root = useRef<SVGSVGElement>(null)
  const stack = useRef<HTMLDivElement>(null)
  const [focused, setFocused] = useState<number | null>(null)
  const layout = useMemo(() => layOutMap(stairwells, room), [stairwells, room])
  const order = useMemo(() => inOrder(stairwells), [stairwells])
  const floors = useMemo(() => floorsOf(stairwells, homes), [stairwells, homes])
  const places = useMemo(() => placesOf(layout, stairwells, homes), [layout, stairwells, homes])
  const [walked, setWalked] = useState<number | null>(null)
  const first = useMemo(
    () => order.flatMap((stairwell) => floors[stairwell]?.flat() ?? [])[0] ?? null,
    [order, floors],
  )
  const current = walked ?? ringed ?? first
  usePulse(stack, states, places)

  useEffect(() => {
    if (ringed === null) return
    setWalked(ringed)
    root.current
      ?.querySelector(`[data-home="${ringed}"]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" })
  }, [ringed])

  const doors = useMemo(() => {
    const withLane = hasSeveralLanes(stairwells)
    return homes.map(({ stairwell, room }) => {
      const { lane = "", number = "" } = stairwells[stairwell] ?? {}
      return words.door(withLane ? lane : null, number, room)
    })
  }, [homes, stairwells, words])
  const describe = useCallback(
    (index: number, state: HomeState) => {
      const home = homes[index]
      return home === undefined ? "" : withState(words, doors[index] ?? "", home, state)
    },
    [homes, doors, words],
  )
  const drawn = { homes, floors, places, states, filter }
  const label = useCellLabels(root, states, describe)

  const onKeyDown = (event: KeyboardEvent) => {
    const from = homeAt(event.target)
    if (from === null) return
    if (isWalkKey(event.key)) {
      const next = walkFrom(homes, order, from, event.key)
      label(next)
      root.current?.querySelector<SVGGElement>(`[data-home="${next}"]`)?.focus()
    } else if ((event.key === "Enter" || event.key === " ") && onOpen) onOpen(from)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const open = (event: MouseEvent) => {
    const home = homeAt(event.target)
    if (home !== null) onOpen?.(home)
  }
  const point = (target: EventTarget) => {
    const home = homeAt(target)
    onPoint?.(home, home === null ? null : (cellOf(target)?.getBoundingClientRect() ?? null))
  }

  return (
    <div className="map-stack" ref={stack} style={{ width: layout.width, height: layout.height + 4 }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing cannot be a table */}
      <svg
        ref={root}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the drawing is walked like a grid
        role="grid"
        aria-label={props.title}
        aria-readonly="true"
        className="map"
        width={layout.width}
        height={layout.height + 4}
        viewBox={`0 ${-TOP} ${layout.width} ${layout.height + 4}`}
        overflow="visible"
        onClick={onOpen && open}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const home = homeAt(event.target)
          if (home !== null) label(home)
          setFocused(event.target.matches(":focus-visible") ? home : null)
          setWalked(home)
          point(event.target)
        }}
        onBlur={() => {
          setFocused(null)
          onPoint?.(null, null)
        }}
        onMouseOver={(event) => point(event.target)}
        onMouseLeave={() => onPoint?.(null, null)}
      >
        <VacantPattern />
        {layout.lanes.map(({ lane, x, y }) => (
          <text key={lane} className="lane-name" x={x} y={y + 14}>
            {words.lane(lane)}
          </text>
        ))}
        {order.map((index) => {
          const stairwell = stairwells[index]
          const box = layout.boxes[index]
          if (stairwell === undefined || box === undefined) return null
          const holds = (home: number | null) =>
            home !== null && homes[home]?.stairwell === index ? home : null
          return (
            <MapStairwell
              key={stairwell.id}
              name={stairwellName(words, stairwell)}
              floors={floors[index] ?? []}
              homes={homes}
              places={places}
              box={box}
              cell={layout.cell}
              labelHeight={layout.label}
              current={holds(current)}
              ringed={holds(ringed)}
              opens={onOpen !== undefined}
            />
          )
        })}
      </svg>
      {props.glides ? (
        <SignsOnCanvas root={root} drawn={drawn} width={layout.width} height={layout.height + 4} top={TOP} />
      ) : (
        <SignsInCells root={root} drawn={drawn} />
      )}
      {[ringed, focused].map((home, which) => {
        const place = home === null ? undefined : places[home]
        return place && <MapRing key={which === 0 ? "ringed" : "focused"} place={place} />
      })}
    </div>
  )
}

/** Around the home that was looked for or has the focus: above the signs, so that no neighbour covers it. */
function MapRing({ place: { x, y, width, height } }: { place: Box }) {
  return (
    <div
      className="map-ring"
      style={{ left: x - 3, top: y + TOP - 3, width: width + 6, height: height + 6 }}
    />
  )
}

function cellOf(target: EventTarget): Element | null {
  return target instanceof Element ? target.closest("[data-home]") : null
}

function homeAt(target: EventTarget): number | null {
  const name = cellOf(target)?.getAttribute("data-home")
  return name == null ? null : Number(name)
}
