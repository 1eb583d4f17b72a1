import type { BoardBundle } from "../../core/report/board.ts"
import { inOrder } from "../map/map-shape.ts"
import { useWords } from "../parts/i18n.ts"

type StairwellCountsProps = { bundle: BoardBundle; inQuarantine: readonly number[] }

/** For visitors: how many homes of each stairwell are in quarantine, and no home by itself. */
export function StairwellCounts({ bundle, inQuarantine }: StairwellCountsProps) {
  const { t } = useWords()
  const counts = new Map<number, number>()
  for (const index of inQuarantine) {
    const stairwell = bundle.homes[index]?.stairwell
    if (stairwell !== undefined) counts.set(stairwell, (counts.get(stairwell) ?? 0) + 1)
  }
  return (
    <ul className="wall-counts" aria-label={t("wall.counts")}>
      {inOrder(bundle.stairwells).map((index) => {
        const stairwell = bundle.stairwells[index]
        if (stairwell === undefined) return null
        const count = counts.get(index) ?? 0
        return (
          <li key={stairwell.id} className={count > 0 ? "wall-count wall-count-some" : "wall-count"}>
            <span>{t("map.stairwell", { number: stairwell.number })}</span>
            <b>{count === 0 ? "–" : count}</b>
          </li>
        )
      })}
    </ul>
  )
}
