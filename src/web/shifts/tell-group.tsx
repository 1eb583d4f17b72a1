import { useState } from "react"
import { listDutyMessages, markTold, readShiftWeek } from "../../contract/shifts.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useTell } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { copyText } from "../parts/copy-text.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { groupText, type Message, tellableTogether } from "./message-text.ts"
import type { WeekState } from "./week-state.ts"

type TellGroupProps = {
  state: WeekState
  week: PlainDate
  open: readonly Message[]
  /** Whom the message told, by their messages, and whether the browser has copied it. */
  onDone: (ids: readonly string[], isCopied: boolean) => void
}

/** One message for the volunteers' group in place of one each; nothing where there are not two to tell. */
export function TellGroup({ state, week, open, onDone }: TellGroupProps) {
  const say = useWords()
  const { t } = say
  const { who } = useSession()
  const { tell, busy, refused } = useTell(markTold, [listDutyMessages, readShiftWeek])
  const [isByHand, setByHand] = useState(false)
  const { messages, ofOneName } = tellableTogether(state, open)
  if (messages.length < 2) return null
  const text = groupText(state, week, messages, who?.neighbourhood ?? "", say)
  const mark = async (isCopied: boolean) => {
    const ids = messages.map(({ id }) => id)
    if (busy || !(await tell({ ids, how: "copied" })).ok) return
    setByHand(false)
    onDone(ids, isCopied)
  }
  const copy = async () => {
    if (await copyText(text)) await mark(true)
    else setByHand(true)
  }
  return (
    <section className="tell-group" aria-label={t("shiftTell.group")}>
      <h2>{t("shiftTell.group")}</h2>
      <p className="quiet">{t("shiftTell.groupIntro")}</p>
      {ofOneName > 0 && <p>{t("shiftTell.groupOneName", { count: ofOneName })}</p>}
      <details open={isByHand}>
        <summary>{t("shiftTell.groupSee")}</summary>
        <pre className="tell-text">{text}</pre>
      </details>
      {isByHand && <p role="status">{t("shiftTell.cannotCopy")}</p>}
      {refused && <ErrorNote refusal={refused.refusal} />}
      <div className="row">
        <Button kind="main" busy={busy} onClick={isByHand ? () => mark(false) : copy}>
          {isByHand ? t("shiftTell.sent") : t("shiftTell.groupCopy", { count: messages.length })}
        </Button>
      </div>
    </section>
  )
}
