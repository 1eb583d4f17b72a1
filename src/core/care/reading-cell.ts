import { type Instant, instantOfShanghai, type PlainDate } from "../kit/dates.ts"

/** How somebody's temperature came in. */
export const readingWays = ["自测", "电话", "上门", "微信"] as const
export type ReadingWay = (typeof readingWays)[number]

export const slotNames = ["上午", "下午"] as const
export type SlotName = (typeof slotNames)[number]

/** What is asked for beside the temperature; the place in this list is the key that writes it. */
export const symptomNames = ["发热", "咳嗽", "乏力", "咽痛", "气促", "腹泻", "流涕", "嗅味觉减退"] as const

/** What is written where somebody has none. */
export const NO_SYMPTOM = "无"

export const LEAST_CELSIUS = 34
export const MOST_CELSIUS = 43

export type TypedCell =
  | { readonly ok: true; readonly celsius: number; readonly symptoms: string }
  | { readonly ok: false }

/**
 * Reads what was typed into a cell of the sheet: `36.5`, `365`, `37.8+12` (with 发热 and 咳嗽). Digits and a plus alone, so that
 * nothing has to be switched over while typing Chinese.
 */
export function readTypedCell(text: string): TypedCell {
  const plain = text
    .replace(/[０-９．＋]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 0xfee0))
    .replace(/。/g, ".")
    .trim()
  const parts = /^(\d{2})\.?(\d)?(?:\+([1-8]*))?$/.exec(plain)
  if (parts === null) return { ok: false }
  const [, whole, tenth = "0", keys = ""] = parts
  const celsius = Number(`${whole}.${tenth}`)
  if (celsius < LEAST_CELSIUS || celsius > MOST_CELSIUS) return { ok: false }
  const symptoms = symptomNames.filter((_, index) => keys.includes(String(index + 1)))
  return { ok: true, celsius, symptoms: symptoms.length === 0 ? NO_SYMPTOM : symptoms.join(";") }
}

/** Whether a written symptom is one. */
export function isSymptom(written: string): boolean {
  return !/^(无|没有|正常|无症状|—|-|\/)?$/.test(written.trim())
}

export type CellStatus = "fine" | "fever" | "symptom" | "missing" | "not-yet"

/** What a cell of the sheet says: what was taken, or from which moment on it is missing; what is not owed never is. */
export function cellStatus(
  taken: { readonly celsius: number; readonly symptoms: string } | null,
  when: {
    readonly day: PlainDate
    readonly missingFrom: string
    readonly now: Instant
    readonly isOwed: boolean
  },
  feverFrom: number,
): CellStatus {
  if (taken !== null) {
    if (taken.celsius >= feverFrom) return "fever"
    return isSymptom(taken.symptoms) ? "symptom" : "fine"
  }
  if (!when.isOwed) return "not-yet"
  const due = instantOfShanghai(when.day, when.missingFrom)
  return due !== null && due <= when.now ? "missing" : "not-yet"
}
