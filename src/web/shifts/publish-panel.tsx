import { useState } from "react"
import { findProposal } from "../../contract/proposals.ts"
import { listDutyMessages, publishWeek, readShiftWeek } from "../../contract/shifts.ts"
import { addDays, dayOf, type Instant, instantOfShanghai } from "../../core/kit/dates.ts"
import { faultsFrom } from "../../core/roster/objections.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { momentText, now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { ErrorNote } from "../parts/notes.tsx"
import { objectionText } from "../parts/objection-words.ts"
import { SidePanel } from "../parts/side-panel.tsx"
import type { WeekState } from "./week-state.ts"

type Opens = "as-before" | "never" | "now" | "tomorrow"

/** What publishing means, what is still open, and from when others may sign up for it; `opensAt`: as it was published before. */
export function PublishPanel({
  state,
  plan,
  opensAt,
  onDone,
  onClose,
}: {
  state: WeekState
  plan: { week: string; draftVersion: number }
  opensAt: Instant | null
  onDone: (text: string) => void
  onClose: () => void
}) {
  const say = useWords()
  const { ground, desk } = state
  const faults = faultsFrom({ ground, desk, roster: desk.draft }, dayOf(now()))
  const { t, language } = say
  const [opens, setOpens] = useState<Opens>(opensAt === null ? "never" : "as-before")
  const { tell, busy, refused } = useTell(publishWeek, [readShiftWeek, listDutyMessages, findProposal])
  const publish = async () => {
    const tomorrow = instantOfShanghai(addDays(dayOf(now()), 1), "08:00")
    const from = { "as-before": opensAt, never: null, now: "now", tomorrow }[opens]
    const answer = await tell({ ...plan, opensAt: from })
    if (!answer.ok) return
    const { version, told } = answer.value
    onDone(t("shifts.publishDone", { version, count: told }))
  }
  return (
    <SidePanel title={t("shifts.publishTitle")} onClose={onClose}>
      <div className="form">
        {faults.length > 0 && (
          <div className="note note-error">
            <div>
              <strong>{t("shifts.broken", { count: faults.length })}</strong>
              <ul>
                {faults.map((fault) => (
                  <li key={`${fault.code} ${fault.workerIds.join()} ${fault.day}`}>
                    {objectionText(say, fault, { nameOf: state.nameOf, withDay: true })}
                  </li>
                ))}
              </ul>
            </div>
          </div>
        )}
        <p>{t("shifts.publishIntro")}</p>
        {state.cover.toCome.gaps > 0 && (
          <p>
            <strong>{t("shifts.publishGaps", { count: state.cover.toCome.gaps })}</strong>
          </p>
        )}
        <ChoiceField<Opens>
          label={t("shifts.publishOpens")}
          value={opens}
          choices={[
            ...(opensAt === null
              ? []
              : [
                  {
                    value: "as-before" as const,
                    label: t("shifts.opensAsBefore", { at: momentText(opensAt, language) }),
                  },
                ]),
            { value: "never", label: t("shifts.opensNever") },
            { value: "now", label: t("shifts.opensNow") },
            { value: "tomorrow", label: t("shifts.opensTomorrow") },
          ]}
          onChange={setOpens}
        />
        {refused && <ErrorNote refusal={refused.refusal} />}
        <Button kind="main" busy={busy} disabled={faults.length > 0} onClick={publish}>
          {t("shifts.publishDo")}
        </Button>
      </div>
    </SidePanel>
  )
}
