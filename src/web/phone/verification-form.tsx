import { useEffect, useRef, useState } from "react"
import { addVerificationList, listCallsToMake } from "../../contract/phone.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { type FollowUpTime, followUpTimes } from "../../core/phone/follow-up-time.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { now } from "../parts/days.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, LongTextField, TextField } from "../parts/inputs.tsx"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"

const MOST_LINES = 500

/** People to be asked, pasted as the list came: a door or a number a line. Lines that name nobody stay to be mended. */
export function VerificationForm({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(addVerificationList, [listCallsToMake])
  const [planned, setPlanned] = useState<{ planned: number; unread: number; already: number } | null>(null)
  const [listId, setListId] = useState(newId)
  const [times] = useState(() => followUpTimes(now()))
  const form = useRef<HTMLDivElement>(null)
  const { values, set, errors, props } = useForm<{ reason: string; text: string; by: FollowUpTime["key"] }>(
    { reason: "", text: "", by: times[0]?.key ?? "tomorrow-9" },
    ({ reason, text }) => errorsOf({ reason: missing(reason), text: missing(text) }),
    async ({ reason, text, by }) => {
      const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "")
      const dueAt = times.find(({ key }) => key === by)?.at ?? ("" as Instant)
      const sent = lines.slice(0, MOST_LINES).map((line) => line.slice(0, 200))
      const answer = await tell({ listId, reason, dueAt, lines: sent })
      if (!answer.ok) return
      const { unread, already } = answer.value
      setPlanned({ planned: answer.value.planned, unread: unread.length, already: already.length })
      set("text", [...unread.map((index) => sent[index] ?? ""), ...lines.slice(MOST_LINES)].join("\n"))
      setListId(newId())
    },
  )
  useEffect(() => form.current?.querySelector("input")?.focus(), [])
  return (
    <div ref={form}>
      <form {...props} className="form">
        {refused && <ErrorNote refusal={refused.refusal} />}
        {planned && <DoneNote title={t("phoneQueue.planned", planned)} />}
        <TextField
          label={t("phoneQueue.reason")}
          hint={t("phoneQueue.reasonHint")}
          autoComplete="off"
          maxLength={200}
          value={values.reason}
          error={errors.reason && t(errors.reason)}
          onChange={(reason) => set("reason", reason)}
        />
        <LongTextField
          label={t("phoneQueue.lines")}
          hint={t("phoneQueue.linesHint")}
          value={values.text}
          error={errors.text && t(errors.text)}
          onChange={(text) => set("text", text)}
        />
        <ChoiceField
          label={t("phoneQueue.by")}
          value={values.by}
          choices={times.map(({ key }) => ({ value: key, label: t(`phone.followAt.${key}`) }))}
          onChange={(by) => set("by", by)}
        />
        <p className="row">
          <Button kind="main" type="submit" busy={busy}>
            {t("phoneQueue.plan")}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {t("common.close")}
          </Button>
        </p>
      </form>
    </div>
  )
}
