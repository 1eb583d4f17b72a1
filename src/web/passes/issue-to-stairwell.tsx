import { issuePassesOfStairwell, listPasses } from "../../contract/passes.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"

type IssueToStairwellProps = {
  stairwellId: string
  homes: number
  onDone: (title: string, ids: readonly string[]) => void
}

/** One pass for every home of a stairwell that has none, in one go. */
export function IssueToStairwell({ stairwellId, homes, onDone }: IssueToStairwellProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(issuePassesOfStairwell, [listPasses])
  const issue = async () => {
    if (busy) return
    const answer = await tell({ stairwellId })
    if (!answer.ok) return
    const { ids } = answer.value
    onDone(
      ids.length === 0 ? t("passes.stairwellNone") : t("passes.stairwellIssued", { count: ids.length }),
      ids,
    )
  }
  return (
    <>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <Button busy={busy} onClick={issue}>
        {t("passes.wholeStairwell", { count: homes })}
      </Button>
    </>
  )
}
