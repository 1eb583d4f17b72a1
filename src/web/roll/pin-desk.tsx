import { useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { getWorker, giveWorkerPin, listRoll } from "../../contract/roll.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { WholeWorker } from "./worker-type.ts"

/** A number and a PIN to sign in with at the posts; the PIN is shown this once. */
export function PinDesk({ worker }: { worker: WholeWorker }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(giveWorkerPin, [listRoll, getWorker])
  const [guardId, setGuardId] = useState(newId)
  const [given, setGiven] = useState<ReplyOf<typeof giveWorkerPin> | null>(null)
  const give = async () => {
    if (busy) return
    const answer = await tell({ id: worker.id, guardId })
    if (!answer.ok) return
    setGiven(answer.value)
    // pressed again it is another PIN for the same guard
    setGuardId(newId())
  }
  return (
    <section className="roll-part">
      <h3>{t("roll.pin")}</h3>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <p className="quiet small">
        {worker.guardNumber === null
          ? t("roll.pinIntro")
          : t("roll.pinThere", { number: worker.guardNumber })}
      </p>
      <p>
        <Button busy={busy} onClick={give}>
          {t(worker.guardNumber === null ? "roll.pinGive" : "roll.pinRenew")}
        </Button>
      </p>
      {given && (
        <p className="roll-pin" role="status">
          {t("roll.pinShown", { number: given.number })} <strong>{given.pin}</strong>
        </p>
      )}
    </section>
  )
}
