import { dayOf, type PlainDate, parsePlainDate } from "../core/kit/dates.ts"
import type { Context } from "./context.ts"

/** The day that is asked about, today where none is named; null where there is no such day. */
export function dayAsked(context: Pick<Context, "now">, named: string | undefined): PlainDate | null {
  return named === undefined ? dayOf(context.now()) : parsePlainDate(named)
}
