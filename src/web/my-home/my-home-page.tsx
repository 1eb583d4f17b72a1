import { useEffect, useRef, useState } from "react"
import type { Instant } from "../../core/kit/dates.ts"
import { momentText } from "../parts/days.ts"
import type { ReportKind } from "../parts/report-values.ts"
import type { SentReport } from "./kept-reports.ts"
import { OwnDataPage } from "./own-data-page.tsx"
import { ReportPage } from "./report-page.tsx"
import { switchWords, useSay } from "./small-words.ts"
import { isWrongKey, type MyHome, useMyHome } from "./use-my-home.ts"

type Place = "start" | "own" | ReportKind

/** The residents' page: one thing on the screen, large, from an old phone on a bad line as well. */
export function MyHomePage({ homeKey }: { homeKey: string }) {
  const { t, language } = useSay()
  // the twelve signs, where there is no card or they are of another than the card's holder
  const [ownKey, setOwnKey] = useState("")
  const mine = useMyHome(homeKey)
  const [place, setPlace] = useState<Place>("start")
  const heading = useRef<HTMLHeadingElement>(null)
  const [moves, setMoves] = useState(0)
  const go = (to: Place) => {
    setPlace(to)
    setMoves((before) => before + 1)
  }
  useEffect(() => {
    if (moves === 0) return
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [moves])
  const { home, refusal } = mine
  const isWrong = homeKey === "" || (refusal !== null && isWrongKey(refusal))
  const title =
    place === "start" ? t("myHome.title") : t(place === "own" ? "myHome.own" : `report.kind.${place}`)
  return (
    <div className="small-page my-home">
      <header className="small-page-head">
        <strong>{home?.neighbourhood ?? t("myHome.product")}</strong>
        <button type="button" onClick={() => switchWords(language === "zh" ? "en" : "zh")}>
          {t("myHome.otherLanguage")}
        </button>
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {refusal !== null && !isWrong && (
          <p className="small-page-note" role="status">
            {t("myHome.offline")}
          </p>
        )}
        {place === "start" && isWrong && (
          <p className="small-page-note">{t(homeKey === "" ? "myHome.noCard" : "myHome.wrongCard")}</p>
        )}
        {place === "start" && <Start mine={mine} mayWrite={!isWrong} onGo={go} />}
        {place === "own" && (
          <OwnDataPage
            homeKey={ownKey === "" && home?.of === "person" ? homeKey : ownKey}
            onKey={setOwnKey}
            onBack={() => go("start")}
            onAsk={isWrong ? null : () => go("access")}
          />
        )}
        {place !== "start" && place !== "own" && (
          <ReportPage key={place} kind={place} mine={mine} onBack={() => go("start")} />
        )}
      </main>
      <footer className="small-page-foot">
        <p>
          {home !== null && home.phone !== "" ? (
            <>
              {t("myHome.byPhone")} <a href={`tel:${home.phone.replace(/[^\d+]/g, "")}`}>{home.phone}</a>
            </>
          ) : (
            t("myHome.byPhoneOnly")
          )}
        </p>
        <p>{t("myHome.emergency")}</p>
      </footer>
    </div>
  )
}

/** What is asked for most comes first. */
const kinds = ["reading", "need", "return", "correction", "objection", "thanks", "complaint"] as const

function Start({ mine, mayWrite, onGo }: { mine: MyHome; mayWrite: boolean; onGo: (to: Place) => void }) {
  const { t } = useSay()
  const waiting = mine.kept.reports.filter(({ sending }) => sending)
  return (
    <>
      {waiting.length > 0 && (
        <div className="small-page-note" role="status">
          <p>
            <strong>{t("myHome.waiting", { count: waiting.length })}</strong>
          </p>
          <ul>
            {waiting.map((report) => (
              <li key={report.id}>
                {t(`report.kind.${report.kind}`)}{" "}
                <button type="button" onClick={() => mine.send(report)}>
                  {t("myHome.sendNow")}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="my-home-choices">
        {mayWrite &&
          kinds.map((kind) => (
            <li key={kind}>
              <button type="button" className={`my-home-${kind}`} onClick={() => onGo(kind)}>
                <strong>{t(`report.kind.${kind}`)}</strong>
                <span>{t(`myHome.about.${kind}`)}</span>
              </button>
            </li>
          ))}
        <li>
          <button type="button" onClick={() => onGo("own")}>
            <strong>{t("myHome.own")}</strong>
            <span>{t("myHome.about.own")}</span>
          </button>
        </li>
      </ul>
      {mine.kept.sent.length > 0 && <Sent sent={mine.kept.sent} />}
      {mayWrite && <p className="my-home-quiet">{t("myHome.writesOnly")}</p>}
    </>
  )
}

function Sent({ sent }: { sent: readonly SentReport[] }) {
  const { t, language } = useSay()
  return (
    <section className="my-home-sent">
      <h2>{t("myHome.sent")}</h2>
      <ul>
        {sent.map(({ number, kind, at }) => (
          <li key={number}>
            <strong>{number}</strong> {t(`report.kind.${kind}`)}{" "}
            <span className="my-home-quiet">{momentText(at as Instant, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
