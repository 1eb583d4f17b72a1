import { type ReactNode, useEffect, useRef } from "react"
import { useWords } from "../parts/i18n.ts"
import { useRoundView } from "./use-round.ts"
import { countDealt, type Door } from "./walk.ts"

type FrameProps = {
  title: string
  /** What is drawn in place of the heading's words. */
  heading?: ReactNode
  /** At the heading's end. */
  beside?: ReactNode
  /** Draws the heading; else it is only read out. */
  isTitleShown?: boolean
  tone?: "turn-away" | undefined
  /** All doors of the round, for the progress at the top edge. */
  doors: readonly Door[]
  onTop: () => void
  foot?: ReactNode
  children: ReactNode
}

/** The state at the top edge, one thing in the middle, the ways on at the thumb. */
export function Frame({
  title,
  heading: drawn,
  beside,
  isTitleShown = true,
  tone,
  doors,
  onTop,
  foot,
  children,
}: FrameProps) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t("round.title")}`
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [title, t])
  return (
    <div className="post round" data-tone={tone}>
      <header>
        <TopEdge doors={doors} onPress={onTop} />
      </header>
      <main>
        <div className={isTitleShown ? "round-head" : "unseen"}>
          <h1 ref={heading} tabIndex={-1} className="post-title">
            {drawn ?? title}
          </h1>
          {beside}
        </div>
        {children}
      </main>
      {foot && <footer className="post-foot">{foot}</footer>}
    </div>
  )
}

function TopEdge({ doors, onPress }: { doors: readonly Door[]; onPress: () => void }) {
  const { t } = useWords()
  const view = useRoundView()
  const progress = { done: countDealt(doors), all: doors.length }
  const isWrong =
    view.setAside > 0 ||
    view.minutesOff !== 0 ||
    (view.membership !== null && view.standing !== "good") ||
    view.refusal !== null ||
    (view.list?.refused.length ?? 0) > 0
  return (
    <button type="button" className="post-top" data-away={view.reached === false} onClick={onPress}>
      <span>
        {view.reached === null
          ? t("round.connecting")
          : view.reached
            ? t("round.online")
            : t("round.offline")}
        {" · "}
        {view.waiting > 0 ? t("round.waiting", { count: view.waiting }) : t("round.nothingWaits")}
      </span>
      {isWrong && <strong className="post-mark">{t("round.look")}</strong>}
      {doors.length > 0 && (
        <span className="round-progress">
          <span aria-hidden="true">{t("round.progress", progress)}</span>
          <span className="unseen">{t("round.progressWhole", progress)}</span>
        </span>
      )}
      <span className="unseen">{t("round.toDetails")}</span>
    </button>
  )
}
