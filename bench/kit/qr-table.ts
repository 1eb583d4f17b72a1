import { median } from "./measure.ts"

export type Verdict = { readonly is: "read" | "unread" | "wrong"; readonly ms: number }
export type PictureResult = { readonly folder: string; readonly ours: Verdict; readonly bare: Verdict }

/** A line for each folder and one for all, ours beside the bare library's. */
export function qrTableOf(results: readonly PictureResult[]): string {
  const folders = [...new Set(results.map(({ folder }) => folder))]
  const lines = folders.map((folder) =>
    cellsOf(
      folder,
      results.filter((one) => one.folder === folder),
    ),
  )
  const head = ["", "pictures", "read", "wrong", "ms", "bare: read", "wrong", "ms"]
  const rows = [head, ...lines, cellsOf("all", results)]
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join("  "),
    )
    .join("\n")
}

function cellsOf(name: string, results: readonly PictureResult[]): string[] {
  const of = (verdicts: readonly Verdict[]) => [
    String(verdicts.filter(({ is }) => is === "read").length),
    String(verdicts.filter(({ is }) => is === "wrong").length),
    median(verdicts.map(({ ms }) => ms)).toFixed(0),
  ]
  const ours = of(results.map((result) => result.ours))
  const bare = of(results.map((result) => result.bare))
  return [name, String(results.length), ...ours, ...bare]
}
