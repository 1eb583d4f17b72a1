import { useState } from "react"
import { addUnplanned, getDutyDay, takeSignBack } from "../../contract/duty.ts"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { ObjectionsNote } from "../parts/objections-note.tsx"
import type { Done } from "../parts/undoable-note.tsx"
import type { DutyDay, Slot } from "./duty-type.ts"
import { HelperChoice } from "./helper-choice.tsx"

/** Somebody came to help who was not on the roster. */
export function HelperForm({
  slot,
  data,
  onDone,
}: {
  slot: Slot
  data: DutyDay
  onDone: (done: Done) => void
}) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(addUnplanned, [getDutyDay])
  const back = useTell(takeSignBack, [getDutyDay])
  const [against, setAgainst] = useState<readonly TurnObjection[]>([])
  const { values, set, errors, props } = useForm(
    { id: newId(), workerId: "" },
    (typed) => errorsOf({ workerId: typed.workerId === "" ? "duty.chooseOne" : undefined }),
    async ({ id, workerId }) => {
      if (busy) return
      const { day, postId, hoursId } = slot
      const answer = await tell({ id, workerId, day, postId, hoursId })
      if (!answer.ok) return
      const { objections } = answer.value
      setAgainst(objections as TurnObjection[])
      if (objections.length > 0) return
      const name = data.helpers.find((one) => one.id === workerId)?.name ?? ""
      onDone({
        title: t("duty.signed.in", { name }),
        undo: async () => (await back.tell({ id })).ok,
      })
    },
  )
  return (
    <form {...props} className="form">
      <p className="quiet">{t("duty.helperHint")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ObjectionsNote objections={against} />
      <HelperChoice
        label={t("duty.who")}
        helpers={data.helpers}
        error={errors.workerId && t(errors.workerId)}
        value={values.workerId}
        onChange={(value) => set("workerId", value)}
      />
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("duty.signIn")}
        </Button>
      </p>
    </form>
  )
}
