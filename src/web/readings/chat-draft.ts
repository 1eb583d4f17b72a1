import type { SlotName } from "../../core/care/reading-cell.ts"
import { LEAST_CELSIUS, MOST_CELSIUS } from "../../core/care/reading-cell.ts"
import { newId } from "../parts/ids.ts"
import type { ChatItem } from "./reading-types.ts"

/** What becomes of a piece of a line, as somebody mends it. */
export type ChatDraft = {
  readonly id: string
  readonly line: number
  readonly ticked: boolean
  readonly homeId: string | null
  readonly door: string | null
  readonly doubts: readonly string[]
  readonly known: boolean
} & (
  | {
      readonly kind: "reading"
      readonly personId: string | null
      readonly day: string
      readonly slot: SlotName | null
      /** As it is typed. */
      readonly celsius: string
      readonly symptoms: string
      readonly standing: number | null
    }
  | { readonly kind: "need"; readonly category: string; readonly text: string }
)

export function draftOf(line: number, item: ChatItem): ChatDraft {
  const { homeId, door, doubts, known, certain } = item
  const common = { id: newId(), line, ticked: certain && !known, homeId, door, doubts, known }
  if (item.kind === "need") return { ...common, kind: "need", category: item.category, text: item.text }
  const { personId, day, slot, celsius, symptoms, standing } = item
  const written = celsius === null ? "" : celsius.toFixed(1)
  return { ...common, kind: "reading", personId, day, slot, celsius: written, symptoms, standing }
}

/** A line that somebody makes a need of. */
export function needDraft(line: number, text: string): ChatDraft {
  const common = { id: newId(), line, ticked: false, homeId: null, door: null, doubts: [], known: false }
  return { ...common, kind: "need", category: "其他", text }
}

export type ChatGap = "door" | "person" | "slot" | "celsius"

/** What is still missing before it can be written down. */
export function gapsOf(draft: ChatDraft): ChatGap[] {
  const door: ChatGap[] = draft.homeId === null ? ["door"] : []
  if (draft.kind === "need") return door
  return [
    ...door,
    ...(draft.personId === null ? (["person"] as const) : []),
    ...(draft.slot === null ? (["slot"] as const) : []),
    ...(celsiusOf(draft.celsius) === null ? (["celsius"] as const) : []),
  ]
}

export function celsiusOf(text: string): number | null {
  const value = Number(text.trim())
  return text.trim() !== "" && value >= LEAST_CELSIUS && value <= MOST_CELSIUS ? value : null
}

/** Ticked and whole: what one Enter writes down. */
export function isReady(draft: ChatDraft): boolean {
  return draft.ticked && gapsOf(draft).length === 0
}
