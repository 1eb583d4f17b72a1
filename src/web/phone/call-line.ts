import type { Static } from "typebox"
import type { CallLine } from "../../contract/phone.ts"

export type Line = Static<typeof CallLine>

/** A call as somebody who hears it alone tells it from the others: `10:20 288弄12号302室`. */
export function nameOf({ at, number, door }: Line): string {
  return `${at.slice(11)} ${door ?? number}`.trim()
}
