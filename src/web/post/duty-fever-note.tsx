import { useWords } from "../parts/i18n.ts"
import { Answer } from "./answer.tsx"

/** Whoever has a fever does not stand: what happens now, and what to do. */
export function DutyFeverNote({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  return (
    <div className="post-decision">
      <Answer sign="✕" what={t("post.duty.feverWhat")}>
        <p className="post-reason">{t("post.duty.feverReason")}</p>
        <p>{t("post.duty.feverDo")}</p>
      </Answer>
      <button type="button" className="key key-done" onClick={onDone}>
        {t("post.duty.feverDone")}
      </button>
    </div>
  )
}
