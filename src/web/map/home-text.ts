import type { BoardHome, BoardStairwell } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"

/** The map in words; made once a language, so that nothing is drawn again without need. */
export type MapWords = {
  readonly lane: (lane: string) => string
  readonly stairwell: (number: string) => string
  readonly door: (lane: string | null, number: string, room: string) => string
  /** Empty for a quiet home. */
  readonly state: (state: HomeState) => string
  readonly vacant: string
  readonly let: string
  readonly care: string
  readonly join: string
}

export function stairwellName(words: MapWords, stairwell: BoardStairwell): string {
  return words.stairwell(stairwell.number)
}

export function hasSeveralLanes(stairwells: readonly BoardStairwell[]): boolean {
  return stairwells.some(({ lane }) => lane !== stairwells[0]?.lane)
}

/** `12号302室,隔离第5天,2人`: all that a cell shows, for ears and for the line under the pointer. */
export function homeText(
  words: MapWords,
  stairwell: BoardStairwell,
  home: BoardHome,
  state: HomeState,
  withLane: boolean,
): string {
  return withState(
    words,
    words.door(withLane ? stairwell.lane : null, stairwell.number, home.room),
    home,
    state,
  )
}

/** The same with the door already in words. */
export function withState(words: MapWords, door: string, home: BoardHome, state: HomeState): string {
  const said = words.state(state)
  const tenure = home.tenure === "vacant" ? words.vacant : home.tenure === "let" ? words.let : ""
  return [door, said, tenure, home.care === true ? words.care : ""]
    .filter((text) => text !== "")
    .join(words.join)
}
