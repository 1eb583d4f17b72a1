/** One line of the printed table: what was measured, in its unit, and what is wanted of it. */
export type Line = {
  readonly what: string
  readonly measured: number
  readonly unit: Unit
  readonly wanted?: Wanted
  /** What `measured` is held against, measured in the same run. */
  readonly reference?: number
}

type Unit = "ms" | "s" | "MB" | "kB" | "days/s" | "facts/s" | "%" | ""

/** `times` and `leastTimes`: at most, at least so many times the reference; `most` and `least`: in the line's own unit. */
export type Wanted =
  | { readonly times: number }
  | { readonly leastTimes: number }
  | { readonly most: number }
  | { readonly least: number }

/** The lines as text, one below the other. */
export function tableOf(lines: readonly Line[]): string {
  const rows = [["", "measured", "reference", "ratio", "wanted", ""], ...lines.map(cellsOf)]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0))),
    )
    .map((row) => row.join("  ").trimEnd())
    .join("\n")
}

/**
 * Lines whose bound is broken on any machine: ratios and memory do not hang on how busy it is. Times and speeds do, so
 * they are marked in the table and break nothing.
 */
export function brokenBounds(lines: readonly Line[]): Line[] {
  return lines.filter((line) => !isKept(line) && (line.unit === "MB" || isRatio(line)))
}

function isRatio({ wanted = { most: 0 } }: Line): boolean {
  return "times" in wanted || "leastTimes" in wanted
}

function cellsOf(line: Line): string[] {
  const ratio = line.reference === undefined ? "" : (line.measured / line.reference).toFixed(2)
  const mark = line.wanted === undefined ? "" : isKept(line) ? "✓" : "✗"
  return [
    line.what,
    withUnit(line.measured, line),
    line.reference === undefined ? "" : withUnit(line.reference, line),
    ratio,
    wantedText(line),
    mark,
  ]
}

function isKept({ measured, reference, wanted }: Line): boolean {
  if (wanted === undefined) return true
  if ("most" in wanted) return measured <= wanted.most
  if ("least" in wanted) return measured >= wanted.least
  if (reference === undefined) return false
  return "times" in wanted ? measured <= wanted.times * reference : measured >= wanted.leastTimes * reference
}

function wantedText(line: Line): string {
  const { wanted } = line
  if (wanted === undefined) return ""
  if ("times" in wanted) return `≤ ${wanted.times} ×`
  if ("leastTimes" in wanted) return `≥ ${wanted.leastTimes} ×`
  return "most" in wanted ? `≤ ${wanted.most} ${line.unit}`.trim() : `≥ ${wanted.least} ${line.unit}`
}

function withUnit(value: number, { unit }: Line): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2
  return unit === "" ? `${Number(value.toFixed(digits))}` : `${value.toFixed(digits)} ${unit}`
}
