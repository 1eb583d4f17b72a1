import type { ColumnKind, Row } from "./list-types.ts"

/** Which row of its list it is, as people count. */
export function numberOf({ place }: Pick<Row, "place">): number {
  return place + 1
}

/** The name on a row, and what else stands on it, each with its column's header. */
export function nameOn(cells: readonly string[], kinds: readonly ColumnKind[]): string {
  return cells[kinds.indexOf("name")] ?? ""
}

export function othersOn(
  cells: readonly string[],
  kinds: readonly ColumnKind[],
  header: readonly string[],
  number?: number,
): readonly { readonly header: string; readonly text: string; readonly kind: ColumnKind }[] {
  return cells.flatMap((text, at) => {
    const kind = kinds[at] ?? "note"
    const isNumber = kind === "note" && text.trim() === String(number)
    return kind === "name" || text.trim() === "" || isNumber ? [] : [{ header: header[at] ?? "", text, kind }]
  })
}

/** Whether a row can still end. */
export function isOpenRow({ outcome, identity }: Pick<Row, "outcome" | "identity">): boolean {
  return outcome === null && identity !== "waiting"
}

/** Whoever is open, and whoever was given out as a task to be registered. */
export function mayBeScreened(row: Pick<Row, "outcome" | "identity" | "end">): boolean {
  return isOpenRow(row) || row.end?.kind === "task"
}
