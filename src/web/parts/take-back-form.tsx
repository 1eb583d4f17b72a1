import { useState } from "react"
import { Button } from "./button.tsx"
import { useWords } from "./i18n.ts"
import { newId } from "./ids.ts"
import { ChoiceField } from "./inputs.tsx"
import { ErrorNote } from "./notes.tsx"

const reasons = ["wrong-place", "wrong-result", "twice", "not-done"] as const
type Reason = (typeof reasons)[number]
/** What is kept: a reason is read in the books, whatever the language of the screen. */
const kept: Readonly<Record<Reason, string>> = {
  "wrong-place": "记错了门牌或人",
  "wrong-result": "结果记错了",
  twice: "记重了",
  "not-done": "没有去过",
}

type TakeBackFormProps = {
  busy: boolean
  refusal: string | undefined
  onSend: (said: { readonly id: string; readonly reason: string }) => void
  onClose: () => void
}

/** Why something written down by mistake is taken back; then it is. */
export function TakeBackForm({ busy, refusal, onSend, onClose }: TakeBackFormProps) {
  const { t } = useWords()
  const [id] = useState(newId)
  const [reason, setReason] = useState<Reason>("wrong-place")
  return (
    <form
      className="take-back"
      aria-label={t("takeBack.title")}
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) onSend({ id, reason: kept[reason] })
      }}
    >
      {refusal !== undefined && <ErrorNote refusal={refusal} />}
      <ChoiceField
        label={t("takeBack.reason")}
        value={reason}
        choices={reasons.map((value) => ({ value, label: t(`takeBack.reasons.${value}`) }))}
        onChange={setReason}
      />
      <p className="row">
        <Button type="submit" kind="grave" busy={busy}>
          {t("takeBack.sure")}
        </Button>
        <Button kind="quiet" onClick={onClose}>
          {t("takeBack.keep")}
        </Button>
      </p>
    </form>
  )
}
