import type { FormName } from "../../../src/core/forms/form-name.ts"
import { type PlainDate, parsePlainDate } from "../../../src/core/kit/dates.ts"
import { headers } from "../../../src/core/world/headers.ts"
import type { World } from "../../../src/core/world/world.ts"

/** A row as somebody has it before them: column → text. */
export type Row = Readonly<Record<string, string>>

/** Something that somebody does at a moment of the campaign. */
export type Deed =
  | {
      readonly what: "write"
      readonly form: FormName
      readonly moment: string
      readonly row: Row
      readonly key: string
    }
  | {
      /** Columns that are filled later, all that are filled of this row on this day. */
      readonly what: "fill"
      readonly form: FormName
      readonly moment: string
      readonly row: Row
      readonly key: string
      readonly filled: Row
    }

/** When readings are written down: in the evening, after all who were screened that day. */
const slots: Readonly<Record<string, string>> = { 上午: "21:20", 下午: "21:25" }

/**
 * All that happens in a world's campaign, in the order in which it happens: every row is written at its own moment, and what is
 * filled in later is filled in on its day, after the day's rows.
 */
export function timelineOf(world: World): Deed[] {
  const deeds = Object.entries(world.entries).flatMap(([name, entries]) =>
    entries.flatMap((entry, place) => deedsOf(name as FormName, entry, `${name} ${place}`)),
  )
  // what is known of a day alone comes after what happened at its hour; the order of writing decides the rest
  return deeds
    .map((deed, place) => ({ deed, place }))
    .toSorted((one, other) => compare(one.deed.moment, other.deed.moment) || one.place - other.place)
    .map(({ deed }) => deed)
}

function deedsOf(form: FormName, entry: World["entries"][FormName][number], key: string): Deed[] {
  if (entry.on === null) return []
  const row = Object.fromEntries(headers[form].map((name, index) => [name, entry.cells[index] ?? ""]))
  const days = [...new Set(entry.fills.map((fill) => fill.on))]
  const fills = days.map((on): Deed => {
    const filled = entry.fills.filter((fill) => fill.on === on)
    const values = filled.map(({ value }) => value)
    return {
      ...{ what: "fill", form, row, key, moment: momentOf(on, values, "21:50") },
      filled: Object.fromEntries(filled.map(({ column, value }) => [column, value])),
    }
  })
  return [{ what: "write", form, row, key, moment: writtenAt(form, entry.on, row) }, ...fills]
}

function writtenAt(form: FormName, on: PlainDate, row: Row): string {
  if (form === "居家隔离台账") return `${on} 21:30`
  if (form === "值班签到") return `${on} 21:40`
  const slot = slots[row["时段"] ?? ""]
  if (slot !== undefined) return `${on} ${slot}`
  return momentOf(on, Object.values(row), "21:45")
}

/** The first moment of that day among these texts. */
function momentOf(on: PlainDate, texts: readonly string[], otherwise: string): string {
  const found = texts.find((text) => /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text) && text.startsWith(on))
  return found ?? `${on} ${otherwise}`
}

export function dayOfMoment(moment: string): PlainDate {
  const day = parsePlainDate(moment.slice(0, 10))
  if (day === null) throw new Error("no such day")
  return day
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}
