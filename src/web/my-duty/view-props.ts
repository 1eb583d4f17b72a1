import type { MyDuty } from "./my-duty.ts"
import type { MyDutyState } from "./use-my-duty.ts"

export type View = "start" | "places" | "away" | "wishes" | "swaps" | "about" | "ways"

/** What every view of the page is given. */
export type ViewProps = {
  duty: MyDuty
  state: MyDutyState
  go: (view: View, turnId?: string) => void
}
