import type { PlainDate } from "../kit/dates.ts"
import type { ListColumnKind } from "./list-column.ts"
import { readArrival } from "./read-arrival.ts"

/** What a row says, by what its columns hold; of several columns the first that says something, of an address all. */
export type RowWords = {
  readonly name: string
  readonly phone: string
  readonly document: string
  readonly door: string
  readonly from: string
  /** As written; read out of the document where no column says it. */
  readonly sex: string
  readonly arrivedOn: PlainDate | null
}

export function readRowWords(
  kinds: readonly ListColumnKind[],
  cells: readonly string[],
  today: PlainDate,
): RowWords {
  const all = (kind: ListColumnKind) =>
    kinds.flatMap((one, at) =>
      one === kind && (cells[at] ?? "").trim() !== "" ? [(cells[at] ?? "").trim()] : [],
    )
  const first = (kind: ListColumnKind) => all(kind)[0] ?? ""
  return {
    ...{ name: first("name"), phone: first("phone"), document: first("document") },
    door: joinDoor(all("door")),
    from: all("from").join(" "),
    sex: sexOf(first("sex"), first("document")),
    arrivedOn:
      all("arrived-on")
        .map((text) => readArrival(text, today))
        .find((day) => day !== null) ?? null,
  }
}

/** `12` and `302` are `12-302`. */
function joinDoor(parts: readonly string[]): string {
  return parts.reduce((left, right) => left + (/[\d０-９]$/.test(left) ? "-" : "") + right, "")
}

/** The last sign but one of a document number is odd for a man. */
function sexOf(written: string, document: string): string {
  const said = /[男女]/.exec(written)?.[0]
  if (said !== undefined) return said
  const sign = /^\d{14}(\d{2})(\d)[\dXx]$/.exec(document.trim())?.[2]
  return sign === undefined ? "" : Number(sign) % 2 === 1 ? "男" : "女"
}
