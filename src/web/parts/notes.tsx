import type { ReactNode } from "react"
import { useWords } from "./i18n.ts"

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

/** Something is done; read out when it appears. */
export function DoneNote({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="note note-done" role="status">
      <strong>{title}</strong>
      {children}
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
