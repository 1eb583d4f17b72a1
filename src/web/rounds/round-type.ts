import type { BodyOf, ReplyOf } from "../../contract/endpoint.ts"
import type { enterRoundEntries, enterWasteEntries, getRound, printPaperPack } from "../../contract/rounds.ts"
import { isOpen } from "../../core/rounds/round-list.ts"

export type Home = ReplyOf<typeof getRound>["homes"][number]
/** What is printed for a day. */
export type Pack = ReplyOf<typeof printPaperPack>
export type Check = Home["checks"][number]
export type Person = Home["people"][number]

/** One thing to write down, of whichever kind. */
export type Entry =
  | BodyOf<typeof enterRoundEntries>["entries"][number]
  | BodyOf<typeof enterWasteEntries>["entries"][number]

/** What an entry says beside where, when and by whom. */
type Plain<E> = E extends Entry ? Omit<E, "id" | "at" | "by" | "homeId"> : never
export type Said = Plain<Entry>

export const lists = ["visits", "readings", "waste", "needs", "calls-failed"] as const
export type List = (typeof lists)[number] | "knocks"

/** How far a home is: everything done, tried and nobody met, or not begun. */
export function stateOf(home: Home, list: List): "done" | "tried" | "open" {
  const due = dueAt(home, list)
  if (
    due.every((check) => !isOpen(check)) &&
    (list !== "needs" || home.needs.every((need) => need.handedOver))
  ) {
    return "done"
  }
  return due.some((check) => check.status === "nobody-there") ? "tried" : "open"
}

/** What the home stands on the list for; temperatures that are taken along with a visit are not it. */
function dueAt(home: Home, list: List): Check[] {
  return list === "visits" ? home.checks.filter((check) => check.kind === "visit") : home.checks
}
