import type { ReactNode } from "react"
import { useEffect, useRef } from "react"
import { useWords } from "../parts/i18n.ts"
import { useDeviceView } from "./use-post.ts"

type FrameProps = {
  title: string
  /** Gives the whole screen a decision's colour. */
  tone?: "let-in" | "refer" | "turn-away" | undefined
  /** The screen's own heading where it is drawn; else it is only read out. */
  isTitleShown?: boolean
  onTop: () => void
  onBack: (() => void) | null
  backText?: string
  onEmergency: (() => void) | null
  children: ReactNode
}

/** The state at the top edge, one thing in the middle, the way back and the emergency at the thumb. */
export function Frame({
  title,
  tone,
  isTitleShown = true,
  onTop,
  onBack,
  backText,
  onEmergency,
  children,
}: FrameProps) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t("post.title")}`
    // a field that brings up no keyboard of the phone's own waits for a real one
    const field = document.querySelector<HTMLElement>("input[inputmode=none]")
    ;(field ?? heading.current)?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [title, t])
  return (
    <div className="post" data-tone={tone}>
      <header>
        <TopEdge onPress={onTop} />
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1} className={isTitleShown ? "post-title" : "unseen"}>
          {title}
        </h1>
        {children}
      </main>
      <footer className="post-foot">
        {onBack && (
          <button type="button" className="key" onClick={onBack}>
            {backText ?? t("post.back")}
          </button>
        )}
        {onEmergency && (
          <button type="button" className="key key-emergency" onClick={onEmergency}>
            <span aria-hidden="true">⚠</span> {t("post.emergency.open")}
          </button>
        )}
      </footer>
    </div>
  )
}

function TopEdge({ onPress }: { onPress: () => void }) {
  const { t } = useWords()
  const view = useDeviceView()
  const parts = [
    view.membership?.post ?? t("post.noPost"),
    view.reached === null ? t("post.connecting") : view.reached ? t("post.online") : t("post.offline"),
    view.waiting > 0 ? t("post.waiting", { count: view.waiting }) : t("post.nothingWaits"),
  ]
  const isWrong =
    view.setAside > 0 ||
    view.minutesOff !== 0 ||
    (view.membership !== null && view.standing !== "good") ||
    view.refusal !== null
  return (
    <button type="button" className="post-top" data-away={view.reached === false} onClick={onPress}>
      <span>{parts.join(" · ")}</span>
      {isWrong && <strong className="post-mark">{t("post.look")}</strong>}
      <span className="unseen">{t("post.toDetails")}</span>
    </button>
  )
}
