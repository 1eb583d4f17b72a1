import { useWords } from "../parts/i18n.ts"
import type { Saved } from "./stage.ts"

type SavedBarProps = { saved: Saved | null; onChange: (saved: Saved) => void; onRecent: () => void }

/** What was just written down, and the way to take it back. The place of one line is always kept, so that nothing moves under the thumb. */
export function SavedBar({ saved, onChange, onRecent }: SavedBarProps) {
  const { t } = useWords()
  const words = saved && (saved.verdict === null ? t(`post.saved.${saved.what}`) : t("post.saved.passage"))
  return (
    <div className="post-saved">
      <p role="status">
        {saved && (
          <>
            <span aria-hidden="true">✓ </span>
            {words}
            {saved.verdict && ` · ${t(`gateWord.verdict.${saved.verdict}`)}`}
          </>
        )}
      </p>
      {saved?.ask ? (
        <button type="button" className="key" onClick={() => onChange(saved)}>
          {t("post.saved.change")}
        </button>
      ) : (
        <button type="button" className="key" onClick={onRecent}>
          {t("post.recent.title")}
        </button>
      )}
    </div>
  )
}
