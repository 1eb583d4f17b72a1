import type { FactForm, factKindOf } from "./fact-kind.ts"

/** The books that are kept line by line at the desk: what has no desk of its own. */
export const deskBooks = [
  "mask-booking",
  "stock-movement",
  "duty-turn",
  "disinfection",
  "checkpoint-inspection",
] as const
export type DeskBook = (typeof deskBooks)[number]

const formOf = {
  "mask-booking": "口罩预约",
  "stock-movement": "物资台账",
  "duty-turn": "值班签到",
  disinfection: "消毒记录",
  "checkpoint-inspection": "卡点检查",
} as const satisfies {
  [Book in DeskBook]: { [Form in FactForm]: (typeof factKindOf)[Form] extends Book ? Form : never }[FactForm]
}

/** The form of a book, under the name it has on paper. */
export function bookForm(book: DeskBook): (typeof formOf)[DeskBook] {
  return formOf[book]
}
