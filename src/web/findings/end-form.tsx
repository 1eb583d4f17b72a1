import { useState } from "react"
import { endFindings, listFindings } from "../../contract/findings.ts"
import { countTasks, listColleagues, listTasks } from "../../contract/tasks.ts"
import { instantOfShanghai, type PlainDate } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DayField } from "../parts/day-field.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField, TextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"

type EndFormProps = {
  findingId: string
  as: "task" | "dismissed"
  onDone: () => void
  onCancel: () => void
}

const WHOLE_TEAM = "team"
const BY_EVENING = "18:00"

/** A finding becomes a task, for somebody by a day, or is dismissed with the reason. */
export function EndForm({ findingId, as, onDone, onCancel }: EndFormProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(endFindings, [listFindings, listTasks, countTasks])
  const { data } = useAsk(listColleagues, undefined, { enabled: as === "task" })
  const [reason, setReason] = useState("")
  const [owner, setOwner] = useState(WHOLE_TEAM)
  const [due, setDue] = useState<PlainDate | null>(null)
  const [isMissing, setMissing] = useState(false)
  const send = async () => {
    if (busy) return
    if (as === "dismissed" && reason.trim() === "") return setMissing(true)
    const answer = await tell({
      ...{ findingIds: [findingId], as, reason: reason.trim() },
      ownerId: as === "task" && owner !== WHOLE_TEAM ? owner : null,
      dueAt: as === "task" && due !== null ? instantOfShanghai(due, BY_EVENING) : null,
    })
    if (answer.ok) onDone()
  }
  const able = (data?.colleagues ?? []).filter(({ role }) => role === "head" || role === "staff")
  return (
    <form
      className="form"
      noValidate
      aria-label={t(as === "task" ? "findings.toTask" : "findings.dismiss")}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return
        event.preventDefault()
        onCancel()
      }}
    >
      {refused && <ErrorNote refusal={refused.refusal} />}
      <TextField
        label={t(as === "task" ? "findings.note" : "findings.reason")}
        hint={as === "dismissed" ? t("findings.reasonHint") : undefined}
        error={isMissing && reason.trim() === "" ? t("form.required") : undefined}
        autoFocus
        autoComplete="off"
        maxLength={400}
        value={reason}
        onChange={setReason}
      />
      {as === "task" && (
        <>
          <ChoiceField
            label={t("findings.to")}
            value={owner}
            choices={[
              { value: WHOLE_TEAM, label: t("findings.team") },
              ...able.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            onChange={setOwner}
          />
          <DayField label={t("findings.due")} value={due} onChange={setDue} />
        </>
      )}
      <p className="row">
        <Button kind="main" type="submit" busy={busy}>
          {t(`findings.send.${as}`)}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t("findings.cancel")}
        </Button>
      </p>
    </form>
  )
}
