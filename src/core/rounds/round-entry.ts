import type { PlainDate } from "../kit/dates.ts"
import type { DoorOutcome } from "./attempt.ts"

/**
 * What somebody on a round writes down at a door, at the desk from paper, or on a phone without network. Each says when it
 * happened by itself; `checkId` names the planned check that it is about, where there is one.
 */
export type RoundEntry =
  | {
      readonly what: "reading"
      readonly checkId: string | null
      readonly homeId: string
      readonly personId: string
      readonly day: PlainDate
      readonly slot: "上午" | "下午"
      readonly celsius: number
      /** Empty: none. */
      readonly symptoms: string
    }
  | {
      /** The three-person team or whoever goes there spoke with somebody; `note` is what they found. */
      readonly what: "visit"
      readonly checkId: string | null
      readonly homeId: string
      readonly note: string
      readonly fine: boolean
    }
  | {
      readonly what: "waste"
      readonly checkId: string | null
      readonly homeId: string
      readonly bags: number
    }
  | {
      /** A try at a door for any planned check; the sheet of a stairwell (跑楼道) is made of these. */
      readonly what: "attempt"
      readonly checkId: string
      readonly homeId: string
      readonly outcome: DoorOutcome
      readonly note: string
    }
  | {
      /** What a home had wished for was handed over. */
      readonly what: "handed-over"
      readonly needId: string
      readonly homeId: string
    }

/** The need or the planned check that an entry is about. */
export function aboutOf(entry: RoundEntry): string | null {
  return entry.what === "handed-over" ? entry.needId : entry.checkId
}
