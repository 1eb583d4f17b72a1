import type { BoardHome, BoardStairwell } from "../../core/report/board.ts"
import type { HomeState } from "../../core/report/home-state.ts"

/** The map in words; made once a language, so that nothing is drawn again without need. */
export type MapWords = {
  readonly lane: (lane: string) => string
  readonly stairwell: (number: string) => string
  readonly door: (lane: string | null, number: string, room: string) => string
  readonly state: (state: HomeState) => readonly string[]
  readonly vacant: string
  readonly let: string
  readonly care: string
  readonly join: string
}

export function stairwellName(words: MapWords, stairwell: BoardStairwell): string {
  return words.stairwell(stairwell.number)
}

/** `12号302室,隔离第5天,2人`: all that a cell shows, for ears and for the line under the pointer. */
export function homeText(
  words: MapWords,
  stairwell: BoardStairwell,
  home: BoardHome,
  state: HomeState,
  withLane: boolean,
): string {
  return [
    words.door(withLane ? stairwell.lane : null, stairwell.number, home.room),
    ...words.state(state),
    ...(home.tenure === "vacant" ? [words.vacant] : home.tenure === "let" ? [words.let] : []),
    ...(home.care === true ? [words.care] : []),
  ].join(words.join)
}
