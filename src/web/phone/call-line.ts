import type { Static } from "typebox"
import type { CallLine } from "../../contract/phone.ts"

export type Line = Static<typeof CallLine>

/** What a call is called where its words alone would not say which: its time, and from where it came. */
export function nameOf({ at, number, door }: Line): string {
  return `${at.slice(11)} ${door ?? number}`.trim()
}
