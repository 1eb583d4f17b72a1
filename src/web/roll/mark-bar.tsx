import { listRoll, markWorkers } from "../../contract/roll.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"

type MarkBarProps = {
  /** Those that are ticked. */
  chosen: readonly string[]
  /** All that the list shows. */
  shown: readonly string[]
  onChoose: (ids: readonly string[]) => void
  onDone: (title: string) => void
}

/** What can be said of all that are ticked: that they are experienced, that they signed. */
export function MarkBar({ chosen, shown, onChoose, onDone }: MarkBarProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(markWorkers, [listRoll])
  const mark = async (said: "experienced" | "novice" | "signed") => {
    if (busy) return
    const answer = await tell({
      ids: [...chosen],
      experienced: said === "signed" ? null : said === "experienced",
      consent: said === "signed" ? { what: "keep", how: "paper" } : null,
    })
    if (!answer.ok) return
    onChoose([])
    onDone(t(`roll.marked.${said}`, { count: chosen.length }))
  }
  return (
    <div className="roll-mark">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <Button kind="quiet" onClick={() => onChoose(chosen.length === shown.length ? [] : shown)}>
        {t(chosen.length === shown.length ? "roll.chooseNone" : "roll.chooseAll", { count: shown.length })}
      </Button>
      {chosen.length > 0 && (
        <>
          <span role="status">{t("roll.chosen", { count: chosen.length })}</span>
          {(["experienced", "novice", "signed"] as const).map((said) => (
            <Button key={said} busy={busy} onClick={() => mark(said)}>
              {t(`roll.mark.${said}`)}
            </Button>
          ))}
        </>
      )}
    </div>
  )
}
