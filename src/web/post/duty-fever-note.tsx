import { useWords } from "../parts/i18n.ts"

/** Whoever has a fever does not stand: what happens now, and what to do. */
export function DutyFeverNote({ onDone }: { onDone: () => void }) {
  const { t } = useWords()
  return (
    <div className="post-decision">
      <div className="post-answer" role="status" aria-live="assertive">
        <p className="post-verdict">
          <span className="post-sign" aria-hidden="true">
            ✕
          </span>
          <strong>{t("post.duty.feverWhat")}</strong>
        </p>
        <p className="post-reason">{t("post.duty.feverReason")}</p>
        <p>{t("post.duty.feverDo")}</p>
      </div>
      <button type="button" className="key key-done" onClick={onDone}>
        {t("post.duty.feverDone")}
      </button>
    </div>
  )
}
