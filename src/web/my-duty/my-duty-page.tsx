import { useEffect, useRef, useState } from "react"
import type { Instant } from "../../core/kit/dates.ts"
import { momentText } from "../parts/days.ts"
import { AboutView } from "./about-view.tsx"
import { AwayView } from "./away-view.tsx"
import { PlacesView } from "./places-view.tsx"
import { switchWords, useSay } from "./small-words.ts"
import { StartView } from "./start-view.tsx"
import { SwapsView } from "./swaps-view.tsx"
import { isWrongLink, useMyDuty } from "./use-my-duty.ts"
import type { View, ViewProps } from "./view-props.ts"
import { WaysView } from "./ways-view.tsx"
import { WishesView } from "./wishes-view.tsx"

/** What is looked at, and of which turn. */
type Place = { readonly view: View; readonly turnId: string }

/** A place as the browser's history keeps it; the start was never put there. */
function placeIn(kept: unknown): Place {
  return (kept as Place | null) ?? { view: "start", turnId: "" }
}

/** Somebody's own page of duty: their next turn large, everything else one step away. */
export function MyDutyPage({ dutyKey }: { dutyKey: string }) {
  const { t, language } = useSay()
  const state = useMyDuty(dutyKey)
  const [at, setAt] = useState(() => ({ ...placeIn(null), moves: 0 }))
  const heading = useRef<HTMLHeadingElement>(null)
  const isGoingBack = useRef(false)
  const { duty, refusal } = state
  const go: ViewProps["go"] = (view, turnId = "") => {
    // asked of the history itself: when an answer comes late somebody may have gone back already
    const isAtStart = history.state === null
    // the start is one step back, so that a phone's own way back leads there and not out of the page
    if (view === "start") {
      // a second press would lead out of the page
      if (isAtStart || isGoingBack.current) return
      isGoingBack.current = true
      return history.back()
    }
    if (isAtStart) history.pushState({ view, turnId }, "")
    else history.replaceState({ view, turnId }, "")
    setAt(({ moves }) => ({ view, turnId, moves: moves + 1 }))
  }
  useEffect(() => {
    const follow = ({ state: kept }: PopStateEvent) => {
      isGoingBack.current = false
      setAt(({ moves }) => ({ ...placeIn(kept), moves: moves + 1 }))
    }
    window.addEventListener("popstate", follow)
    return () => window.removeEventListener("popstate", follow)
  }, [])
  useEffect(() => {
    if (at.moves === 0) return
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [at])
  const title = t(`myDuty.title.${at.view}`)
  useEffect(() => {
    document.title = `${title} · ${t("myDuty.product")}`
  }, [title, t])
  const isWrong = dutyKey === "" || (refusal !== null && isWrongLink(refusal))
  return (
    <div className="small-page my-duty">
      <header className="small-page-head">
        <strong>{duty?.neighbourhood ?? t("myDuty.product")}</strong>
        <button type="button" onClick={() => switchWords(language === "zh" ? "en" : "zh")}>
          {t("myDuty.otherLanguage")}
        </button>
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {isWrong && <p className="small-page-note">{t("myDuty.wrongLink")}</p>}
        {!isWrong && refusal !== null && (
          <p className="small-page-note" role="status">
            {duty === null
              ? t("myDuty.offline")
              : t("myDuty.offlineSince", { at: momentText(duty.asOf as Instant, language) })}
          </p>
        )}
        {duty !== null && !isWrong && <Viewed {...{ duty, state, go }} view={at.view} turnId={at.turnId} />}
        {at.view !== "start" && (
          <button type="button" onClick={() => go("start")}>
            {t("myDuty.back")}
          </button>
        )}
      </main>
      <footer className="small-page-foot">
        {duty !== null && duty.phone !== "" ? (
          <p>
            {t("myDuty.byPhone")} <a href={`tel:${duty.phone.replace(/[^\d+]/g, "")}`}>{duty.phone}</a>
          </p>
        ) : (
          <p>{t("myDuty.byPhoneOnly")}</p>
        )}
      </footer>
    </div>
  )
}

function Viewed({ view, turnId, ...props }: ViewProps & { view: View; turnId: string }) {
  switch (view) {
    case "start":
      return <StartView {...props} />
    case "places":
      return <PlacesView {...props} />
    case "away":
      return <AwayView {...props} />
    case "wishes":
      return <WishesView {...props} />
    case "swaps":
      return <SwapsView {...props} />
    case "about":
      return <AboutView {...props} />
    case "ways":
      return <WaysView {...props} turnId={turnId} />
  }
}
