import { adopt, createBoard, place } from "./board.ts"
import { type Change, changesFrom, newBreaches, withChanges } from "./change.ts"
import { changeOfCost } from "./change-of-cost.ts"
import type { Solved } from "./engine.ts"
import { layGround } from "./ground.ts"
import { OFF, type Pin, type Roster, type RosterProblem, type Row } from "./problem.ts"
import { type Objection, whyNot } from "./why-not.ts"

/** Why a day is no longer as it was published: what going back to it would break, and what it would cost more. */
export type ChangeExplained = {
  readonly change: Change
  readonly told: number
  readonly objections: readonly Objection[]
  readonly cost: number
}

/** Of a roster that `solve` or `repair` has made: every change that was published otherwise, with its reason. */
export function explainChanges(problem: RosterProblem, roster: Roster): ChangeExplained[] {
  const before = problem.published?.roster ?? []
  return changesFrom(before, roster).map((change) => {
    const { person, day } = change
    const told = before[person]?.[day] ?? OFF
    const back = { person, day, to: told }
    return {
      ...{ change, told, objections: whyNot(problem, roster, back) },
      cost: changeOfCost(problem, roster, [back]),
    }
  })
}

/** Days that were changed for nothing go back to how they were published: every change that is left has a reason. */
export function settle(problem: RosterProblem, pins: readonly Pin[], solved: Solved): Solved {
  const { published } = problem
  if (published === null) return solved
  const board = createBoard(layGround(problem, pins, []))
  adopt(board, solved.roster)
  const pinned = new Set(pins.map(({ person, day }) => `${person} ${day}`))
  for (let isMoving = true; isMoving; ) {
    isMoving = false
    for (const { person, day } of changesFrom(published.roster, board.rows)) {
      const back = { person, day, to: published.roster[person]?.[day] ?? OFF }
      if (pinned.has(`${person} ${day}`) || newBreaches(problem, board.rows, [back]).length > 0) continue
      const row = (board.rows[person] as Row).slice()
      const before = board.cost
      place(board, person, withChanges([row], [{ ...back, person: 0 }])[0] as Row, 0)
      if (board.cost > before + 1e-6) place(board, person, row, 0)
      else isMoving = true
    }
  }
  return { ...solved, roster: board.rows, cost: board.cost }
}
