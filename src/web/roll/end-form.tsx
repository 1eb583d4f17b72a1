import { useState } from "react"
import { endWorker, getWorker, listRoll } from "../../contract/roll.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { ChoiceRow } from "../parts/choice-row.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { WholeWorker } from "./worker-type.ts"

type EndFormProps = {
  worker: WholeWorker
  /** Somebody who only asked: not taken on, they are forgotten. */
  isRequest: boolean
  /** `turns`: how many still to come ended with it. */
  onDone: (turns: number) => void
  onClose: () => void
}

/** Asks once more before somebody leaves the roll. */
export function EndForm({ worker, isRequest, onDone, onClose }: EndFormProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(endWorker, [listRoll, getWorker])
  const [why, setWhy] = useState<"own-wish" | "moved">("own-wish")
  return (
    <form
      className="roll-part"
      onSubmit={async (event) => {
        event.preventDefault()
        if (busy) return
        const answer = await tell({ id: worker.id, why: isRequest ? "not-taken-on" : why })
        if (answer.ok) onDone(answer.value.turns)
      }}
    >
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p>{t(isRequest ? "roll.refuseIntro" : "roll.endIntro", { name: worker.name })}</p>
      {!isRequest && (
        <ChoiceRow
          legend={t("roll.endWhy")}
          value={why}
          choices={(["own-wish", "moved"] as const).map((value) => ({
            value,
            label: t(`roll.why.${value}`),
          }))}
          onChange={setWhy}
        />
      )}
      <p className="row">
        <Button type="submit" kind="grave" busy={busy}>
          {t(isRequest ? "roll.refuseSure" : "roll.endSure")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("roll.leave")}
        </Button>
      </p>
    </form>
  )
}
