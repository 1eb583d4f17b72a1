import type { ReactNode } from "react"

/** The answer at the top of a screen that is all of one colour: its sign, its word, and what follows from it. */
export function Answer({ sign, what, children }: { sign: string; what: string; children: ReactNode }) {
  return (
    <div className="post-answer" role="status" aria-live="assertive">
      <p className="post-verdict">
        <span className="post-sign" aria-hidden="true">
          {sign}
        </span>
        <strong>{what}</strong>
      </p>
      {children}
    </div>
  )
}
