import type { ReactNode } from "react"
import { Button } from "./button.tsx"
import { useWords } from "./i18n.ts"
import { useUnseen } from "./use-unseen.ts"

/** What went wrong, by the refusal's code: what happened, what is safe, what to do. */
export function ErrorNote({ refusal, children }: { refusal: string; children?: ReactNode }) {
  const { t } = useWords()
  const known = t(`refusal.${refusal}.what`, { defaultValue: "" }) !== ""
  const code = known ? refusal : "unknown"
  return (
    <div className="note note-error" role="alert">
      <div>
        <strong>{t(`refusal.${code}.what`)}</strong>
        <p>{t(`refusal.${code}.do`)}</p>
        {children}
      </div>
    </div>
  )
}

/** An empty place: what will stand here and how it gets here. */
export function EmptyNote({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="note note-empty">
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** Something is done; read out when it appears, and in sight even where its page has been scrolled away from it. */
export function DoneNote({ title, children }: { title: string; children?: ReactNode }) {
  const { t } = useWords()
  const { place, held, putAway } = useUnseen<HTMLDivElement>(title)
  return (
    <div
      ref={place}
      className="note note-done"
      role="status"
      style={held === null ? undefined : { minHeight: held }}
    >
      <div className={held === null ? undefined : "note note-afloat"}>
        <strong>{title}</strong>
        {children}
        {held !== null && (
          <Button kind="quiet" onClick={putAway}>
            {t("common.close")}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Shown while the first answer is on its way. */
export function WaitNote() {
  const { t } = useWords()
  return (
    <p className="quiet" role="status">
      {t("common.waiting")}
    </p>
  )
}
