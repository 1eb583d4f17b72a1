import { getDutyDay, inspectPost, takeInspectionBack } from "../../contract/duty.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { momentOfField } from "../parts/moment-field.ts"
import { ErrorNote } from "../parts/notes.tsx"
import type { Done } from "../parts/undoable-note.tsx"
import type { DutyDay } from "./duty-type.ts"
import { HelperChoice } from "./helper-choice.tsx"

/** Somebody looked after a post. */
export function InspectForm({ data, onDone }: { data: DutyDay; onDone: (done: Done) => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(inspectPost, [getDutyDay])
  const back = useTell(takeInspectionBack, [getDutyDay])
  const { values, set, errors, props } = useForm(
    { id: newId(), postId: data.posts[0]?.id ?? "", workerId: "", at: "", problem: "" },
    (typed) => errorsOf({ workerId: typed.workerId === "" ? "duty.chooseOne" : undefined }),
    async ({ id, postId, workerId, at, problem }) => {
      const moment = momentOfField(at)
      if (busy) return
      const answer = await tell({ id, postId, workerId, problem, ...(moment === null ? {} : { at: moment }) })
      if (!answer.ok) return
      const post = data.posts.find((one) => one.id === postId)?.name ?? ""
      onDone({
        title: t("duty.rounds.done", { post }),
        undo: async () => (await back.tell({ id })).ok,
      })
    },
  )
  if (data.posts.length === 0) return <p>{t("duty.noneHint")}</p>
  return (
    <form {...props} className="form">
      <p className="quiet">{t("duty.rounds.hint")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <ChoiceField
        label={t("duty.rounds.post")}
        value={values.postId}
        choices={data.posts.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) => set("postId", value)}
      />
      <HelperChoice
        label={t("duty.rounds.by")}
        helpers={data.helpers.filter(({ kind }) => kind !== "organisation")}
        error={errors.workerId && t(errors.workerId)}
        value={values.workerId}
        onChange={(value) => set("workerId", value)}
      />
      <div className="field">
        <label htmlFor="round-at">{t("duty.rounds.at")}</label>
        <input
          id="round-at"
          type="datetime-local"
          className="input"
          value={values.at}
          onChange={({ target }) => set("at", target.value)}
        />
      </div>
      <TextField
        label={t("duty.rounds.problem")}
        hint={t("duty.rounds.problemHint")}
        maxLength={200}
        value={values.problem}
        onChange={(value) => set("problem", value)}
      />
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("duty.rounds.save")}
        </Button>
      </p>
    </form>
  )
}
