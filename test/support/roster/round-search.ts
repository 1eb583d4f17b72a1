import { solve } from "../../../src/core/roster/solve.ts"
import type { RosterSearch } from "../../../src/service/roster/proposal-desk.ts"

/** A search of a few steps on this thread that can be held up before it begins. */
export function roundSearch(): RosterSearch & { readonly hold: () => void; readonly letGo: () => void } {
  let held: Promise<void> = Promise.resolve()
  let letGo = () => {}
  return {
    hold: () => {
      held = new Promise((resolve) => {
        letGo = resolve
      })
    },
    letGo: () => letGo(),
    solve: async (problem, { seed, pins, start, onImprove }) => {
      await held
      return solve(problem, { seed, pins, start, onImprove, until: { steps: 4 } })
    },
    conflicts: async () => [],
  }
}
