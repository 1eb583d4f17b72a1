import type { MatchSelf } from "../../service/reconcile/matcher.ts"
import { matchInWorker } from "./match-in-worker.ts"

/** The same strangers are drawn in every matching. */
const SEED = 1

/** Holds a whole register against itself, on a thread of its own that ends with it: a street's has 160,000 people. */
export const matchSelf: MatchSelf = async ({ register, kinds, decisions, calibration }, least, watch) => {
  const { list, rooms, thisYear } = await register.whole()
  const matched = await matchInWorker(
    { lists: [list], rooms, seed: SEED, thisYear, kinds, decisions, calibration, least },
    watch,
  )
  if (!matched.ok) return matched
  return {
    ok: true,
    pairs: matched.pairs.map(({ one, other, chance }) => ({ one: one.id, other: other.id, chance })),
  }
}
