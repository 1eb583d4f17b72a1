import { setPriority } from "node:os"
import { seekWays } from "../../core/roster/seek-ways.ts"
import { answerAsks } from "../keep-thread.ts"

/** Which search, and what it is asked. */
export type SeekOrder = {
  readonly [What in keyof typeof seekWays]: {
    readonly what: What
    readonly ask: Parameters<(typeof seekWays)[What]>[0]
  }
}[keyof typeof seekWays]

// of this thread alone: whoever wants no more than to see something comes first, whoever has a roster proposed comes last
setPriority(5)
answerAsks<SeekOrder>((order) => {
  switch (order.what) {
    case "swaps":
      return seekWays.swaps(order.ask)
    case "standIns":
      return seekWays.standIns(order.ask)
    case "mends":
      return seekWays.mends(order.ask)
    default:
      return order satisfies never
  }
})
