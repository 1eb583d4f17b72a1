import type { Verdict } from "../../core/gate/decide.ts"
import type { DutySign, EntryBody } from "../../core/gate/entry.ts"
import type { Sight } from "../scan/code-watch.ts"
import type { Ask } from "./ask.ts"

/** What the screen shows: one thing at a time, and home is always one step away. */
export type Stage =
  | { readonly is: "home" }
  /**
   * `ask`: somebody is before the post already; null: the code says who. `told`: what was dealt with just now, and may be
   * before the camera still; null: whatever is there is wanted.
   */
  | { readonly is: "scan"; readonly ask: Ask | null; readonly told: Sight }
  | { readonly is: "decision"; readonly ask: Ask }
  | { readonly is: "door"; readonly ask: Ask }
  | { readonly is: "particulars"; readonly ask: Ask }
  | { readonly is: "parcel" }
  | { readonly is: "emergency" }
  | { readonly is: "recent" }
  | { readonly is: "details" }
  | { readonly is: "shift" }
  | { readonly is: "duty" }
  /** Whose pass is held before the camera signs in or out. */
  | { readonly is: "duty-pass"; readonly step: DutySign["step"]; readonly celsius: number | null }
  /** Whoever came with a fever is known by now, and does not stand. */
  | { readonly is: "duty-fever" }
  | { readonly is: "join" }
  /** The phone did not keep it: nobody is to believe that it did. */
  | { readonly is: "not-saved"; readonly body: EntryBody; readonly then: Stage }

/** What was just written down, said on the next screen. */
export type Saved = {
  readonly id: string
  readonly what: EntryBody["what"]
  readonly verdict: Verdict | null
  /** What was asked, to be decided anew when it is taken back at once. */
  readonly ask: Ask | null
}
