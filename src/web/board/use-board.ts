import { useMemo, useRef } from "react"
import { getBoard } from "../../contract/board.ts"
import { clockOf, dayOf, instantOf, type PlainDate } from "../../core/kit/dates.ts"
import type { BoardBundle } from "../../core/report/board.ts"
import { type BoardIndex, indexBoard } from "../../core/report/board-index.ts"
import { readingsDueAt } from "../../core/report/readings-due.ts"
import { useAsk } from "../app/query.ts"

export type LoadedBoard = {
  readonly index: BoardIndex | null
  /** Every day is there, not only the one first asked for. */
  readonly whole: boolean
  readonly refusal: string | null
}

/** The board: the asked day first, so that something stands at once, then the whole campaign behind it, kept live. */
export function useBoard(on: PlainDate | null): LoadedBoard {
  const firstDay = useRef(on ?? dayOf(instantOf(Date.now()))).current
  const first = useAsk(getBoard, { on: firstDay })
  const whole = useAsk(getBoard, {}, { live: true, enabled: first.data !== undefined || first.error !== null })
  const bundle = whole.data ?? first.data
  const index = useBoardIndex(bundle)
  // a day's bundle knows nothing of other days
  const usable = whole.data !== undefined || on === null || on === firstDay
  return {
    index: usable ? index : null,
    whole: whole.data !== undefined,
    refusal: bundle === undefined ? ((whole.error ?? first.error)?.refusal ?? null) : null,
  }
}

/** The bundle's index; states that a new version has not changed stay the same objects. */
export function useBoardIndex(bundle: BoardBundle | undefined): BoardIndex | null {
  const kept = useRef<BoardIndex | null>(null)
  return useMemo(() => {
    if (bundle === undefined) return null
    kept.current = indexBoard(bundle, kept.current ?? undefined)
    return kept.current
  }, [bundle])
}

/** How many of a day's readings are due: of today by the clock, of any other day both. */
export function readingsDueOn(day: PlainDate): 0 | 1 | 2 {
  const now = instantOf(Date.now())
  return day === dayOf(now) ? readingsDueAt(clockOf(now)) : 2
}
