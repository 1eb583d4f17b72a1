import { useRef, useState } from "react"
import type { DraftChange } from "../../core/roster/draft.ts"
import { type Cell, cellKey, changesTo, type Verdict, verdictOn, type WeekState } from "./week-state.ts"

type Holding = { readonly row: number; readonly from: number | null }

export type Held = ReturnType<typeof useHeld>

/** What is picked up by pointer or keyboard, where it hovers, and putting it down. `isFixed`: it is looked at only. */
export function useHeld(
  state: WeekState | null,
  {
    today,
    isFixed,
    change,
  }: {
    readonly today: string
    readonly isFixed: boolean
    readonly change: (changes: readonly DraftChange[]) => Promise<boolean>
  },
) {
  const [holding, setHolding] = useState<Holding | null>(null)
  const [over, setOver] = useState<string | null>(null)
  const dragged = useRef(false)
  const verdicts = useRef<{ of: WeekState | null; known: Map<string, Verdict> }>({
    of: null,
    known: new Map(),
  })

  const verdictFor = (cell: Cell): Verdict => {
    if (state === null || holding === null) return { objections: [], isNever: false, left: null }
    if (verdicts.current.of !== state) verdicts.current = { of: state, known: new Map() }
    const known = verdicts.current.known.get(cell.key)
    if (known !== undefined) return known
    const verdict = verdictOn(state, holding.row, holding.from, cell)
    verdicts.current.known.set(cell.key, verdict)
    return verdict
  }
  const take = (row: number, from: number | null) => {
    verdicts.current = { of: null, known: new Map() }
    setHolding({ row, from })
    setOver(null)
  }
  const putBack = () => {
    setHolding(null)
    setOver(null)
  }
  const cellAt = (x: number, y: number) => {
    const key = document.elementFromPoint(x, y)?.closest<HTMLElement>("[data-cell]")?.dataset["cell"]
    const cell = key === undefined ? undefined : state?.cells.get(key)
    return cell?.isUnused === true ? undefined : cell
  }
  const dropOn = async (cell: Cell) => {
    const now = holding
    if (state === null || now === null) return
    const isSame = state.desk.draft[now.row]?.[cell.day] === cell.shift
    if (cell.date < today || verdictFor(cell).isNever) return
    putBack()
    if (!isSame) await change(changesTo(state, now.row, now.from, cell))
    document.querySelector<HTMLElement>(`[data-cell-button="${cell.key}"]`)?.focus()
  }
  return {
    ...{ holding, putBack, dropOn, isFixed },
    over: over === null ? null : (state?.cells.get(over) ?? null),
    verdictOn: verdictFor,
    hasDragged: () => dragged.current,
    pickUp: (row: number, from: number | null) => {
      dragged.current = false
      if (holding?.row === row && holding.from === from) return putBack()
      take(row, from)
    },
    dragFrom: (row: number, from: number | null) => {
      dragged.current = true
      take(row, from)
    },
    lookAt: (cell: Cell) => {
      if (holding !== null) setOver(cell.key)
    },
    lookAtPoint: (x: number, y: number) => setOver(cellAt(x, y)?.key ?? null),
    dropAtPoint: (x: number, y: number) => {
      const cell = cellAt(x, y)
      // the click that ends the drag comes after
      setTimeout(() => {
        dragged.current = false
      }, 0)
      if (cell === undefined) putBack()
      else void dropOn(cell).finally(putBack)
    },
    /** Arrow keys among the cells while something is held. */
    move: (days: number, shifts: number) => {
      if (state === null || holding === null) return
      const keys = [...state.cells.values()]
      const first = keys.find(({ day, rows }) => day === holding.from && rows.includes(holding.row))
      const at = (over === null ? undefined : state.cells.get(over)) ?? first ?? keys[0]
      if (at === undefined) return
      for (let step = 1; step <= state.shifts.length; step++) {
        const next = state.cells.get(cellKey(at.day + days * step, at.shift + shifts * step))
        const button = document.querySelector<HTMLElement>(`[data-cell-button="${next?.key}"]:not(:disabled)`)
        if (next === undefined) return
        if (button === null) continue
        setOver(next.key)
        return button.focus()
      }
    },
  }
}
