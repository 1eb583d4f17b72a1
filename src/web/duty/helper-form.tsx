import { addUnplanned, getDutyDay, takeSignBack } from "../../contract/duty.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { Done, DutyDay, Slot } from "./duty-type.ts"
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
  const { values, set, errors, props } = useForm(
    { id: newId(), workerId: "" },
    (typed) => errorsOf({ workerId: typed.workerId === "" ? "duty.chooseOne" : undefined }),
    async ({ id, workerId }) => {
      if (busy) return
      const { day, postId, hoursId } = slot
      const answer = await tell({ id, workerId, day, postId, hoursId })
      if (!answer.ok) return
      const name = data.helpers.find((one) => one.id === workerId)?.name ?? ""
      onDone({
        title: t("duty.signed.in", { name }),
        undo: async () => (await back.tell({ id: answer.value.id })).ok,
      })
    },
  )
  return (
    <form {...props} className="form">
      <p className="quiet">{t("duty.helperHint")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
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
