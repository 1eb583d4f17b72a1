import { type PointerEvent, useRef } from "react"
import { dayText, weekdayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { LeadMark } from "./lead-mark.tsx"
import { cellText, hoursText, stateTexts } from "./say-week.ts"
import type { Held } from "./use-held.ts"
import { type Cell, cellKey, isLacking, isShift, toneOf, type WeekState } from "./week-state.ts"

type BoardProps = {
  state: WeekState
  today: string
  held: Held
  onOpen: (cell: Cell) => void
  onPin: (row: number, cell: Cell) => void
  onRemove: (row: number, cell: Cell) => void
}

/** The week as people draw it: days across, posts and shifts down, names in the cells. */
export function WeekBoard({ state, today, ...rest }: BoardProps) {
  const { t, language } = useWords()
  const { days } = state
  return (
    <div className="week-board-frame">
      <table className="week-board">
        <caption className="unseen">{t("shifts.board")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("shifts.shift")}</th>
            {days.map((day) => (
              <th key={day} scope="col" className={day === today ? "week-today" : undefined}>
                {dayText(day, language)} <span>{weekdayText(day, language)}</span>
              </th>
            ))}
          </tr>
        </thead>
        {state.posts.map((post) => (
          <tbody key={post.id}>
            <tr>
              <th scope="rowgroup" colSpan={days.length + 1} className="week-post">
                {post.name}
              </th>
            </tr>
            {state.hours.map((hours) => {
              const shift = state.shifts.findIndex(
                ({ postId, hoursId }) => postId === post.id && hoursId === hours.id,
              )
              const own = days.flatMap((_, day) => state.cells.get(cellKey(day, shift)) ?? [])
              if (!own.some(isShift)) return null
              return (
                <tr key={hours.id}>
                  <th scope="row">
                    {hours.name}
                    <span className="week-hours">{hoursText(hours)}</span>
                  </th>
                  {own.map((cell) => (
                    <BoardCell key={cell.key} {...{ state, cell, today }} {...rest} />
                  ))}
                </tr>
              )
            })}
          </tbody>
        ))}
      </table>
    </div>
  )
}

type CellProps = BoardProps & { cell: Cell }

function BoardCell({ state, cell, today, held, onOpen, onPin, onRemove }: CellProps) {
  const say = useWords()
  const { t } = say
  const texts = stateTexts(cell, say)
  const isOver = cell.date < today || cell.isUnused
  const verdict = held.holding === null || cell.isUnused ? null : held.verdictOn(cell)
  const mark = verdict === null || isOver ? "" : `week-${toneOf(verdict)}`
  const kind = cell.closureId !== null ? "week-shut" : isLacking(cell) && !cell.isOver ? "week-lacks" : ""
  const name = t("shifts.cellState", { cell: cellText(cell, say), count: cell.count, wanted: cell.wanted })
  return (
    <td className={`${kind} ${mark} ${isOver ? "week-over" : ""}`} data-cell={cell.key}>
      {cell.rows.map((row) => (
        <NameChip key={row} {...{ state, cell, row, held, isOver, onPin, onRemove }} />
      ))}
      {cell.stood.map(({ workerId, isLead }) => (
        <span key={workerId} className="week-name week-name-fixed" title={t("shifts.notPlanned")}>
          {state.nameOf(workerId)}
          {isLead && <LeadMark />}
        </span>
      ))}
      <button
        type="button"
        className="week-cell-button"
        hidden={held.isFixed}
        aria-label={[name, ...texts].join(" ")}
        disabled={isOver}
        data-cell-button={cell.key}
        onFocus={() => held.lookAt(cell)}
        onClick={() => (held.holding === null ? onOpen(cell) : held.dropOn(cell))}
      >
        {texts.length === 0 ? <span aria-hidden="true">＋</span> : texts.join(" ")}
      </button>
      {held.isFixed && texts.length > 0 && <p className="week-cell-button">{texts.join(" ")}</p>}
    </td>
  )
}

type ChipProps = Pick<CellProps, "state" | "cell" | "held" | "onPin" | "onRemove"> & {
  row: number
  isOver: boolean
}

function NameChip({ state, cell, row, held, isOver, onPin, onRemove }: ChipProps) {
  const say = useWords()
  const { t } = say
  const pointer = usePointerDrag(held, row, cell.day)
  const unit = state.units.find((each) => each.row === row)
  if (unit === undefined) return null
  const isPinned = state.isPinned(row, cell.day)
  const isHeld = held.holding?.row === row && held.holding.from === cell.day
  const marks = (
    <>
      {unit.name}
      {unit.isLead && <LeadMark />}
      {isPinned && (
        <span className="week-pin" title={t("shifts.pinnedTitle")}>
          {t("shifts.pinned")}
        </span>
      )}
    </>
  )
  if (held.isFixed || unit.isUnseen) return <span className="week-name week-name-fixed">{marks}</span>
  return (
    <button
      type="button"
      className={`week-name ${isHeld ? "week-name-held" : ""}`}
      aria-label={t("shifts.chip", { names: unit.name, cell: cellText(cell, say) })}
      aria-pressed={isHeld}
      disabled={isOver}
      {...pointer}
      onClick={(event) => {
        // a drag ends in a click of its own
        if (event.detail > 0 && held.hasDragged()) return
        held.pickUp(row, cell.day)
      }}
      onKeyDown={(event) => {
        if (event.key === "Delete" || event.key === "Backspace") onRemove(row, cell)
        else if (event.key.toLowerCase() === "p" && !event.ctrlKey && !event.metaKey) onPin(row, cell)
        else return
        event.preventDefault()
      }}
    >
      {marks}
    </button>
  )
}

const FAR = 6

/** Picks up once the pointer has gone a little way; tells what is under it; drops where it is let go. */
export function usePointerDrag(held: Held, row: number, from: number | null) {
  const began = useRef<{ x: number; y: number; isDragging: boolean } | null>(null)
  return {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || event.pointerType === "touch") return
      began.current = { x: event.clientX, y: event.clientY, isDragging: false }
      event.currentTarget.setPointerCapture(event.pointerId)
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      const start = began.current
      if (start === null) return
      const isFar = Math.hypot(event.clientX - start.x, event.clientY - start.y) > FAR
      if (!start.isDragging && isFar) {
        start.isDragging = true
        held.dragFrom(row, from)
      }
      if (start.isDragging) held.lookAtPoint(event.clientX, event.clientY)
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      const wasDragging = began.current?.isDragging === true
      began.current = null
      if (wasDragging) held.dropAtPoint(event.clientX, event.clientY)
    },
    onPointerCancel: () => {
      began.current = null
      held.putBack()
    },
  }
}
