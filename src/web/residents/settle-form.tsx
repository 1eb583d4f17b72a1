import { useState } from "react"
import { listReports, settleReport } from "../../contract/residents.ts"
import { useTell } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { LongTextField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import type { WaysProps } from "./settle-ways.tsx"
import { WayButton } from "./way-button.tsx"
import { firstCommonDigit } from "./way-digits.ts"

/** What every report may end in: done, with what was done, or declined with a reason. Both are told to who asks by the number. */
export function SettleForm({ whole, ways, onDone }: WaysProps) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(settleReport, [listReports])
  const [note, setNote] = useState("")
  const [isMissing, setMissing] = useState(false)
  const { line } = whole
  const digit = firstCommonDigit(whole, ways)
  const settle = async (status: "done" | "declined") => {
    if (busy) return
    setMissing(status === "declined" && note.trim() === "")
    if (status === "declined" && note.trim() === "") return
    if ((await tell({ id: line.id, status, note })).ok) onDone(t(`reports.statuses.${status}`))
  }
  return (
    <div className="report-settle">
      {refused && <ErrorNote refusal={refused.refusal} />}
      <LongTextField
        label={t(`reports.note.${line.kind}`)}
        hint={t("reports.noteHint")}
        error={isMissing ? t("reports.reasonNeeded") : undefined}
        maxLength={400}
        value={note}
        onChange={(text) => {
          setNote(text)
          setMissing(false)
        }}
      />
      <WayButton digit={digit} busy={busy} onPress={() => settle("done")}>
        {t(`reports.way.done.${line.kind}`)}
      </WayButton>
      {ways.includes("decline") && (
        <WayButton digit={digit + 1} busy={busy} onPress={() => settle("declined")}>
          {t("reports.way.decline")}
        </WayButton>
      )}
    </div>
  )
}
