import { useState } from "react"
import { getDutyDay, reportAway, takeAwayBack } from "../../contract/duty.ts"
import { addDays, type PlainDate } from "../../core/kit/dates.ts"
import { MendList } from "../app/mend-list.tsx"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf } from "../parts/checks.ts"
import { DayField } from "../parts/day-field.tsx"
import { today } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { returnedText } from "../parts/returned-words.ts"
import type { Done } from "../parts/undoable-note.tsx"
import type { DutyDay } from "./duty-type.ts"
import { HelperChoice } from "./helper-choice.tsx"

type AwayPanelProps = { data: DutyDay; workerId: string | null; onDone: (done: Done) => void }
type Values = {
  id: string
  workerId: string
  from: PlainDate | null
  until: PlainDate | null
  why: "ill" | "away"
}

/** Somebody rings up and cannot come: for which days; then ways to fill what they leave. */
export function AwayPanel({ data, workerId, onDone }: AwayPanelProps) {
  const say = useWords()
  const { t } = say
  const { tell, busy, refused } = useTell(reportAway, [getDutyDay])
  const back = useTell(takeAwayBack, [getDutyDay])
  const [absence, setAbsence] = useState<string | null>(null)
  const { values, set, errors, props } = useForm<Values>(
    { id: newId(), workerId: workerId ?? "", from: today(), until: addDays(today(), 2), why: "ill" },
    (typed) =>
      errorsOf({
        workerId: typed.workerId === "" ? "duty.chooseOne" : undefined,
        from: typed.from === null ? "form.day" : undefined,
      }),
    async ({ id, from, until, why, ...who }) => {
      if (busy || from === null) return
      const answer = await tell({ id, from, until, why, workerId: who.workerId })
      if (!answer.ok) return
      setAbsence(id)
      const name = data.helpers.find((one) => one.id === who.workerId)?.name ?? ""
      onDone({
        title: t("duty.away.done", { name, count: answer.value.freed }),
        undo: async () => {
          const answer = await back.tell({ id })
          return answer.ok && returnedText(say, { gone: answer.value.gone })
        },
      })
    },
  )
  if (absence !== null) return <MendList absenceId={absence} onDone={onDone} />
  return (
    <form {...props} className="form">
      <p className="quiet">{t("duty.away.hint")}</p>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <HelperChoice
        label={t("duty.who")}
        helpers={data.helpers}
        error={errors.workerId && t(errors.workerId)}
        value={values.workerId}
        onChange={(value) => set("workerId", value)}
      />
      <DayField
        label={t("duty.away.from")}
        value={values.from}
        error={errors.from && t(errors.from)}
        onChange={(day) => set("from", day)}
      />
      <DayField label={t("duty.away.until")} value={values.until} onChange={(day) => set("until", day)} />
      <ChoiceField
        label={t("duty.away.why")}
        value={values.why}
        choices={(["ill", "away"] as const).map((value) => ({ value, label: t(`duty.away.is.${value}`) }))}
        onChange={(why) => set("why", why)}
      />
      <p>
        <Button kind="main" type="submit" busy={busy}>
          {t("duty.away.free")}
        </Button>
      </p>
    </form>
  )
}
