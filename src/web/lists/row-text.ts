import type { ColumnKind, Row } from "./list-types.ts"

/** The name on a row, and what else stands on it, each with its column's header. */
export function nameOn(cells: readonly string[], kinds: readonly ColumnKind[]): string {
  return cells[kinds.indexOf("name")] ?? ""
}

export function othersOn(
  cells: readonly string[],
  kinds: readonly ColumnKind[],
  header: readonly string[],
  place?: number,
): readonly { readonly header: string; readonly text: string; readonly kind: ColumnKind }[] {
  return cells.flatMap((text, at) => {
    const kind = kinds[at] ?? "note"
    const isNumber = kind === "note" && text.trim() === String(place)
    return kind === "name" || text.trim() === "" || isNumber ? [] : [{ header: header[at] ?? "", text, kind }]
  })
}

/** Rows that can be called: somebody's number stands on them. */
export function hasNumber(cells: readonly string[], kinds: readonly ColumnKind[]): boolean {
  return cells.some((text, at) => kinds[at] === "phone" && text.trim() !== "")
}

/** Whether a row can still end. */
export function isOpenRow({ outcome, identity }: Pick<Row, "outcome" | "identity">): boolean {
  return outcome === null && identity !== "waiting"
}
