import { useEffect } from "react"
import type { Instant } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { now } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { fieldOfMoment, momentOfField } from "../parts/moment-field.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { dueOf } from "./due.ts"
import type { WholeList } from "./list-types.ts"
import type { Deeds } from "./use-deeds.ts"

type CallFormProps = { ids: readonly string[]; list: WholeList; deeds: Deeds; onDone: () => void }

/** Puts rows among the calls to make: what is asked, and by when. */
export function CallForm({ ids, list, deeds, onDone }: CallFormProps) {
  const { t } = useWords()
  const { sender, title, dueAt } = list.list
  const by = (dueAt !== null && dueAt > now() ? dueAt : dueOf("noon", now())) as Instant | null
  const { values, set, errors, props } = useForm(
    {
      reason: t("listDeeds.callReasonOf", { sender, title }).slice(0, 200),
      due: by === null ? "" : fieldOfMoment(by),
    },
    ({ reason, due }) =>
      errorsOf({
        reason: missing(reason),
        due: (momentOfField(due) ?? "") <= now() ? "listAdd.dueToCome" : undefined,
      }),
    async ({ reason, due }) => {
      const at = momentOfField(due)
      if (deeds.busy || at === null) return
      if (await deeds.plan(ids, reason.trim(), at)) onDone()
    },
  )
  useEffect(() => {
    props.ref.current?.querySelector<HTMLElement>("input")?.focus()
  }, [props.ref])
  return (
    <form {...props} className="form">
      <p>{t("listDeeds.callHint")}</p>
      <TextField
        label={t("listDeeds.callReason")}
        autoComplete="off"
        maxLength={200}
        value={values.reason}
        error={errors.reason && t(errors.reason)}
        onChange={(text) => set("reason", text)}
      />
      <TextField
        type="datetime-local"
        label={t("listDeeds.callDue")}
        value={values.due}
        error={errors.due && t(errors.due)}
        onChange={(text) => set("due", text)}
      />
      {deeds.refused && <ErrorNote refusal={deeds.refused.refusal} />}
      <p>
        <Button kind="main" type="submit" busy={deeds.busy}>
          {t("listDeeds.plan")}
        </Button>
      </p>
    </form>
  )
}
