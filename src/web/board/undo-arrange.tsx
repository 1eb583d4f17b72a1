import { getBoard, placeStairwells } from "../../contract/board.ts"
import type { BoardStairwell } from "../../core/report/board.ts"
import { useTell } from "../app/query.ts"
import type { PlanPlace } from "../map/plan-layout.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"

/** Where every stairwell stood at a time. */
export type Plan = readonly { readonly stairwellId: string; readonly plan: PlanPlace | null }[]

export function planNow(stairwells: readonly BoardStairwell[]): Plan {
  return stairwells.map(({ id, plan }) => ({ stairwellId: id, plan }))
}

type UndoArrangeProps = { before: Plan; onEnd: () => void }

/** Says that a new plan stands, and puts the old one back for who sees on the map that it was a mistake. */
export function UndoArrange({ before, onEnd }: UndoArrangeProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(placeStairwells, [getBoard])
  const undo = async () => {
    const answer = await tell({ places: before.map((one) => ({ ...one })) })
    if (answer.ok) onEnd()
  }
  return (
    <div className="board-said no-print">
      <p role="status">{t("arrange.saved")}</p>
      <Button busy={busy} onClick={() => void undo()}>
        {t("arrange.putBack")}
      </Button>
      <Button kind="quiet" onClick={onEnd}>
        {t("common.close")}
      </Button>
      {refused && <ErrorNote refusal={refused.refusal} />}
    </div>
  )
}
