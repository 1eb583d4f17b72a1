import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react"
import { getBoard, placeStairwells } from "../../contract/board.ts"
import type { BoardStairwell } from "../../core/report/board.ts"
import { useTell } from "../app/query.ts"
import { inOrder } from "../map/map-shape.ts"
import { completePlan, LABEL_UNITS, type PlanPlace, planOf } from "../map/plan-layout.ts"
import { beginDraft, moveTo, undoMove } from "../map/plan-moves.ts"
import { layShelves } from "../map/shelves.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { type Plan, planNow } from "./undo-arrange.tsx"

/** Half a door and half a floor in px: the grid that stairwells snap to. */
const UNIT = { x: 9, y: 9 }
/** What dragging begins with where nothing was placed yet: rows of numbers, a unit apart. */
const ROWS = { width: 900, cell: { width: 2 * UNIT.x, height: 2 * UNIT.y }, gap: UNIT.x, label: 2 * UNIT.y }

type ArrangeMapProps = {
  stairwells: readonly BoardStairwell[]
  /** Told with the plan that stood before, where another one was saved. */
  onEnd: (before: Plan | null) => void
}

/** Puts the stairwells into the places they have on the ground, by mouse, finger or arrow keys; done once. */
export function ArrangeMap({ stairwells, onEnd }: ArrangeMapProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(placeStairwells, [getBoard])
  const first = useMemo(() => firstPlaces(stairwells), [stairwells])
  const [draft, setDraft] = useState(() => beginDraft(first))
  const [lifted, setLifted] = useState<{ stairwell: number; place: PlanPlace } | null>(null)
  const save = async (plan: (index: number) => PlanPlace | null) => {
    const places = stairwells.map((stairwell, index) => ({ stairwellId: stairwell.id, plan: plan(index) }))
    const answer = await tell({ places })
    if (answer.ok) onEnd(planNow(stairwells))
  }
  const extent = extentOf(stairwells, draft.places)
  return (
    <div className="arrange">
      <div className="arrange-head">
        <div>
          <h1>{t("arrange.title")}</h1>
          <p className="quiet">{t("arrange.how")}</p>
        </div>
        <div className="row">
          <Button kind="main" busy={busy} onClick={() => void save((index) => draft.places[index] ?? null)}>
            {t("arrange.save")}
          </Button>
          <Button onClick={() => setDraft(undoMove(draft))} disabled={draft.before.length === 0}>
            {t("arrange.undo")}
          </Button>
          <Button busy={busy} onClick={() => void save(() => null)}>
            {t("arrange.reset")}
          </Button>
          <Button kind="quiet" onClick={() => onEnd(null)}>
            {t("arrange.cancel")}
          </Button>
        </div>
      </div>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <div className="arrange-ground">
        <div className="arrange-grid" style={{ width: extent.x * UNIT.x, height: extent.y * UNIT.y }}>
          {stairwells.map((stairwell, index) => {
            const place = lifted?.stairwell === index ? lifted.place : (draft.places[index] ?? { x: 0, y: 0 })
            return (
              <Block
                key={stairwell.id}
                stairwell={stairwell}
                place={place}
                onLift={(to) => setLifted({ stairwell: index, place: to })}
                onDrop={(to) => {
                  setLifted(null)
                  setDraft((now) => moveTo(now, index, to))
                }}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

type BlockProps = {
  stairwell: BoardStairwell
  place: PlanPlace
  onLift: (place: PlanPlace) => void
  onDrop: (place: PlanPlace) => void
}

/** A stairwell as a block to drag; a place in the air is a fraction, on the ground it is whole. */
function Block({ stairwell, place, onLift, onDrop }: BlockProps) {
  const { t } = useWords()
  const held = useRef<{ x: number; y: number; from: PlanPlace } | null>(null)
  const name = t("map.stairwell", { number: stairwell.number })
  const placeAt = (event: PointerEvent): PlanPlace | null => {
    const start = held.current
    if (start === null) return null
    return {
      x: start.from.x + (event.clientX - start.x) / UNIT.x,
      y: start.from.y + (event.clientY - start.y) / UNIT.y,
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, PlanPlace> = {
      ArrowLeft: { x: place.x - 1, y: place.y },
      ArrowRight: { x: place.x + 1, y: place.y },
      ArrowUp: { x: place.x, y: place.y - 1 },
      ArrowDown: { x: place.x, y: place.y + 1 },
    }
    const to = steps[event.key]
    if (to === undefined) return
    event.preventDefault()
    onDrop(to)
  }
  return (
    <button
      type="button"
      className="arrange-block"
      aria-label={t("arrange.place", { name, x: Math.round(place.x) + 1, y: Math.round(place.y) + 1 })}
      style={{
        left: place.x * UNIT.x,
        top: place.y * UNIT.y,
        width: stairwell.doorsPerFloor * 2 * UNIT.x,
        height: (stairwell.floors * 2 + LABEL_UNITS) * UNIT.y,
        backgroundSize: `${2 * UNIT.x}px ${2 * UNIT.y}px`,
      }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        held.current = { x: event.clientX, y: event.clientY, from: place }
      }}
      onPointerMove={(event) => {
        const to = placeAt(event)
        if (to !== null) onLift(to)
      }}
      onPointerUp={(event) => {
        const to = placeAt(event)
        held.current = null
        if (to !== null) onDrop(to)
      }}
      onPointerCancel={() => {
        if (held.current !== null) onDrop(held.current.from)
        held.current = null
      }}
    >
      {name}
    </button>
  )
}

function firstPlaces(stairwells: readonly BoardStairwell[]): PlanPlace[] {
  return stairwells.some(({ plan }) => plan !== null)
    ? completePlan(stairwells)
    : planOf(layShelves(stairwells, inOrder(stairwells), ROWS))
}

/** Room to drag into beyond what stands there. */
function extentOf(stairwells: readonly BoardStairwell[], places: readonly PlanPlace[]): PlanPlace {
  const right = places.map((place, index) => place.x + 2 * (stairwells[index]?.doorsPerFloor ?? 1))
  const bottom = places.map((place, index) => place.y + LABEL_UNITS + 2 * (stairwells[index]?.floors ?? 1))
  return { x: Math.max(120, ...right) + 12, y: Math.max(90, ...bottom) + 12 }
}
