import type { Random } from "../kit/random.ts"
import type { Board } from "./board.ts"
import { headCost } from "./cover.ts"
import type { RowSearch } from "./row-search.ts"
import { createWalk } from "./walk.ts"

export type GuidedWalk = {
  /** `progress`: the share of the time that is gone. */
  readonly step: (progress: number) => void
  readonly isDone: () => boolean
}

export type GuidedWalkOptions = {
  /** What another head is worth to the whole, by demand. */
  readonly worth: Float64Array
  /** How steep the guide is to begin with and in the end, as a share of what a missing head costs. */
  readonly steeps: readonly [number, number]
  /** The share of the time that is gone when it begins, and when it goes on without a guide. */
  readonly from: number
  readonly until: number
}

/** A walk by what heads are worth to the whole, ever more by what they cost; in the end by that alone, as long as it brings something. */
export function createGuidedWalk(
  board: Board,
  search: RowSearch,
  random: Random,
  { worth, steeps: [first, last], from, until }: GuidedWalkOptions,
): GuidedWalk {
  const head = headCost(board.ground.terms.under)
  const walk = createWalk(board, search, random)
  return {
    step: (progress) => {
      if (progress >= until) {
        walk.step(null)
        return
      }
      const gone = (progress - from) / (until - from)
      walk.step({ worth, steep: head * first * (last / first) ** gone })
    },
    isDone: walk.isTired,
  }
}
