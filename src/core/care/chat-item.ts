import type { PlainDate } from "../kit/dates.ts"
import type { SlotName } from "./reading-cell.ts"

/** What somebody has to say before it can be written down. */
export type ChatMissing = "door" | "person" | "slot" | "celsius"

/** Why somebody should look at it before it is written down. */
export type ChatDoubt =
  /** There is no such door. */
  | "unknown-door"
  /** The door or room may be several. */
  | "several-doors"
  /** A room alone; it is taken for the one with somebody in quarantine. */
  | "room-only"
  /** A name that is nobody's there. */
  | "unknown-name"
  /** Nobody in quarantine there. */
  | "not-in-quarantine"
  /** Taken for whoever sent it. */
  | "sender"
  /** Two values without words: taken for morning and afternoon. */
  | "order"
  /** From one to another: the higher counts. */
  | "range"
  /** Written as `365`, `36,5` or `36`. */
  | "odd-number"
  /** There is more in the line than was understood. */
  | "other-words"
  /** Two values for one time of day. */
  | "two-values"
  /** The afternoon of a day whose afternoon is not yet. */
  | "not-yet"
  /** Asked, perhaps not wished. */
  | "question"

type Common = {
  readonly line: number
  /** Null: not known which. */
  readonly homeId: string | null
  readonly missing: readonly ChatMissing[]
  readonly doubts: readonly ChatDoubt[]
}

export type ChatReading = Common & {
  readonly kind: "reading"
  readonly personId: string | null
  readonly day: PlainDate
  readonly slot: SlotName | null
  readonly celsius: number | null
  readonly symptoms: string
}

export type ChatNeed = Common & {
  readonly kind: "need"
  readonly category: string
  readonly text: string
}

export type ChatItem = ChatReading | ChatNeed

/** What a line is: something to write down, who sent what follows, empty, talk, or not understood. */
export type ChatLineKind = "items" | "sender" | "empty" | "talk" | "not-understood"

export type ChatLine = {
  readonly index: number
  readonly text: string
  readonly what: ChatLineKind
  readonly items: readonly ChatItem[]
}

/** Whether it can be written down as it is. */
export function isCertain(item: ChatItem): boolean {
  return item.missing.length === 0 && item.doubts.length === 0
}
