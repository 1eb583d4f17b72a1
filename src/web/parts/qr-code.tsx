import { useMemo } from "react"
import { encode } from "uqr"

/** A code in black on white with its quiet zone, as wide as what it stands in. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawCode(text), [text])
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={label}
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}

/** Modules of white that readers need around a code. */
const QUIET = 4

function drawCode(text: string) {
  const { size, data } = encode(text, { ecc: "M", border: QUIET })
  // a bar for each run of dark modules: no hairlines between neighbours on paper
  const bars = data.flatMap((row, y) => runsOf(row).map(({ x, width }) => `M${x} ${y}h${width}v1h-${width}z`))
  return { size, path: bars.join("") }
}

function runsOf(row: readonly boolean[]): { readonly x: number; readonly width: number }[] {
  const runs: { x: number; width: number }[] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs[runs.length - 1]
    if (!isDark) continue
    if (last !== undefined && last.x + last.width === x) last.width += 1
    else runs.push({ x, width: 1 })
  }
  return runs
}
