import { bookReasons } from "../gate/book-reasons.ts"
import type { EmergencyOpening, Passage } from "../gate/entry.ts"
import { bookWords } from "../gate/words.ts"
import { type Instant, writtenMoment } from "../kit/dates.ts"
import type { RowValues } from "./form.ts"

/** What the server knows beside what a post wrote down. */
export type PassageKnown = {
  readonly at: Instant
  readonly post: string
  /** The door of the home as forms write it; null where the register has none. */
  readonly door: string | null
  /** The number printed on the pass; null where none was shown or it is not known. */
  readonly passNumber: string | null
  readonly guard: string | null
}

/** What a post wrote down, as a row of the gate book (门岗登记): books and posts are one. */
export function passageRow(entry: Passage | EmergencyOpening, known: PassageKnown): RowValues {
  const { direction, verdict, kind, emergency } = bookWords
  const isPassage = entry.what === "passage"
  const said = isPassage ? entry.particulars : null
  const unknownRoom = known.door === null && entry.room !== null ? `报门牌 ${entry.room}` : ""
  const reasons = isPassage ? [bookReasons[entry.reason], said?.note] : [entry.note]
  return filled({
    时间: writtenMoment(known.at),
    门岗: known.post,
    方向: direction[entry.direction],
    类别: isPassage ? kind[entry.kind] : emergency[entry.emergency],
    姓名: said?.name.trim(),
    手机号: said?.phone.replace(/[\s-]/g, ""),
    门牌: known.door ?? undefined,
    通行证号: known.passNumber ?? undefined,
    体温: isPassage && entry.celsius !== null ? String(entry.celsius) : undefined,
    结果: isPassage ? verdict[entry.verdict] : verdict["let-in"],
    原因: [...reasons, unknownRoom].filter(Boolean).join(";"),
    值守人: known.guard ?? undefined,
  })
}

function filled(values: Readonly<Record<string, string | undefined>>): RowValues {
  const kept: Record<string, string> = {}
  for (const [column, value] of Object.entries(values)) {
    if (value !== undefined && value !== "") kept[column] = value
  }
  return kept
}
