import { type ReactNode, useEffect, useId, useRef, useState } from "react"
import { isAtHand } from "./at-hand.ts"
import { Button } from "./button.tsx"
import { useWords } from "./i18n.ts"
import { useLatest } from "./use-latest.ts"

type SidePanelProps = { title: ReactNode; onClose: () => void; children: ReactNode }

/**
 * Slides in beside what was pressed, inside an element of class `with-panel`; covers the screen on a phone. Takes the focus,
 * gives it back on closing, unless somebody has gone elsewhere meanwhile; Escape closes.
 */
export function SidePanel({ title, onClose, children }: SidePanelProps) {
  const { t } = useWords()
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const close = useLatest(onClose)
  const [before] = useState(() => document.activeElement)
  useEffect(() => {
    // a form inside may have taken it to its first field already
    if (heading.current?.closest("aside")?.contains(document.activeElement) !== true) heading.current?.focus()
    return () => {
      if (isAtHand(null) && (before instanceof HTMLElement || before instanceof SVGElement)) before.focus()
    }
  }, [before])
  useEffect(() => {
    // a form that has made way for its outcome has taken the focus with it
    const onKey = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && event.target === document.body) close.current()
    }
    window.addEventListener("keydown", onKey)
    return () => window.removeEventListener("keydown", onKey)
  }, [close])
  return (
    <aside
      className="side-panel"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose()
      }}
    >
      <div className="side-panel-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <Button kind="quiet" onClick={onClose}>
          {t("common.close")}
        </Button>
      </div>
      <div className="side-panel-body">{children}</div>
    </aside>
  )
}
