import { type Board, clear, place, rebuild } from "./board.ts"
import type { Workplace } from "./engine.ts"
import { keepsRules } from "./keeps-rules.ts"
import type { Row } from "./problem.ts"

/**
 * Writes everybody's days from `from` on if that is better, or, where nothing stands in the way, `anyway`. Whoever's do not
 * go with the rest of their row are found anew.
 */
export function layDays(
  { board, search, random }: Workplace & { ok: true },
  days: readonly Row[],
  from: number,
  anyway: boolean,
): void {
  const before = board.cost
  const until = from + (days[0]?.length ?? 0)
  const kept = board.rows.map((row) => row.slice(from, until))
  const left = placeFitting(board, days, from)
  for (const person of left) clear(board, person, from, until)
  for (const person of left)
    if (!rebuild(board, search, person, from, until, random, 0))
      place(board, person, kept[person] as Row, from)
  if (board.cost < before - 1e-6 || (anyway && left.length === 0)) return
  for (const [person, row] of kept.entries()) place(board, person, row, from)
}

/** Writes whole rows of another roster, one after the other, where that is better. */
export function layRows(board: Board, roster: readonly Row[]): void {
  for (const [person, row] of roster.entries()) {
    const kept = (board.rows[person] as Row).slice()
    const before = board.cost
    place(board, person, row, 0)
    if (board.cost > before - 1e-6) place(board, person, kept, 0)
  }
}

/** Returns those whose days do not fit. */
function placeFitting(board: Board, days: readonly Row[], from: number): number[] {
  return board.rows.flatMap((row, person) => {
    const then = row.slice()
    then.set(days[person] as Row, from)
    if (!keepsRules(board, person, then)) return [person]
    place(board, person, days[person] as Row, from)
    return []
  })
}
