import { useEffect, useState } from "react"
import { listColleagues } from "../../contract/tasks.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { RowOutcome } from "../../core/reconcile/row-outcome.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { now } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { fieldOfMoment, momentOfField } from "../parts/moment-field.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { dueOf } from "./due.ts"
import { usualReasons } from "./reasons.ts"
import type { Deeds } from "./use-deeds.ts"

const ANYBODY = "anybody"

type EndFormProps = {
  ids: readonly string[]
  outcome: RowOutcome
  /** What was written last: often the next is known in the same way. */
  lastReason: string
  /** Till when the list has to be answered. */
  dueAt: Instant | null
  deeds: Deeds
  onDone: (reason: string) => void
}

/** How it is known that rows end so; those who were missed are given to somebody who registers them. */
export function EndForm({ ids, outcome, lastReason, dueAt, deeds, onDone }: EndFormProps) {
  const { t } = useWords()
  const isMissed = outcome === "missed"
  const { data } = useAsk(listColleagues, undefined, { enabled: isMissed })
  const [taskId] = useState(newId)
  const first = dueAt !== null && dueAt > now() ? dueAt : dueOf("noon", now())
  const { values, set, errors, props } = useForm(
    { reason: lastReason, owner: ANYBODY, due: first === null ? "" : fieldOfMoment(first) },
    ({ reason, due }) =>
      errorsOf({
        reason: isMissed ? undefined : missing(reason),
        due: isMissed && (momentOfField(due) ?? "") <= now() ? "listAdd.dueToCome" : undefined,
      }),
    async ({ reason, owner, due }) => {
      if (deeds.busy) return
      const ownerId = owner === ANYBODY ? null : owner
      const task = isMissed ? { id: taskId, ownerId, dueAt: momentOfField(due) } : null
      if (await deeds.endAs(ids, outcome, reason.trim(), task)) onDone(reason.trim())
    },
  )
  useEffect(() => {
    const input = props.ref.current?.querySelector<HTMLInputElement>("input")
    input?.focus()
    input?.select()
  }, [props.ref])
  return (
    <form {...props} className="form">
      <TextField
        label={t("listDeeds.reason")}
        hint={t("listDeeds.reasonHint")}
        autoComplete="off"
        maxLength={400}
        value={values.reason}
        error={errors.reason && t(errors.reason)}
        onChange={(text) => set("reason", text)}
      />
      <fieldset className="list-senders">
        <legend className="unseen">{t("listDeeds.usual")}</legend>
        {(Object.keys(usualReasons) as (keyof typeof usualReasons)[]).map((reason) => (
          <Button key={reason} kind="quiet" onClick={() => set("reason", usualReasons[reason])}>
            {t(`listDeeds.usualReasons.${reason}`)}
          </Button>
        ))}
      </fieldset>
      {isMissed && (
        <>
          <p>{t("listDeeds.taskHint")}</p>
          <ChoiceField
            label={t("listDeeds.owner")}
            value={values.owner}
            choices={[
              { value: ANYBODY, label: t("listDeeds.anybody") },
              ...(data?.colleagues ?? [])
                .filter(({ role }) => role === "staff" || role === "head")
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={(owner) => set("owner", owner)}
          />
          <TextField
            type="datetime-local"
            label={t("listDeeds.taskDue")}
            value={values.due}
            error={errors.due && t(errors.due)}
            onChange={(text) => set("due", text)}
          />
        </>
      )}
      {deeds.refused && <ErrorNote refusal={deeds.refused.refusal} />}
      <p>
        <Button kind="main" type="submit" busy={deeds.busy}>
          {t("listDeeds.end")}
        </Button>
      </p>
    </form>
  )
}
