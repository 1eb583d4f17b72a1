import { useEffect, useRef, useState } from "react"
import type { openJoin } from "../../contract/roll.ts"
import { call } from "../app/client.ts"
import { JoinForm } from "./join-form.tsx"
import { switchWords, useSay } from "./small-words.ts"

/** The contract's schemas stay out of the phone's bundle: to ask, method and path are enough. */
const opening = { method: "POST", path: "/api/join/open" } as typeof openJoin

type Place = { readonly neighbourhood: string; readonly phone: string }

/** The page behind the poster at the gate: what is asked and why, then the form, then thanks. */
export function JoinPage({ joinKey }: { joinKey: string }) {
  const { t, language } = useSay()
  const [place, setPlace] = useState<Place | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  const [isSent, setSent] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    const now = { old: false }
    const open = async () => {
      if (joinKey.length < 8) return setRefusal("wrong-join-link")
      const answer = await call(opening, { body: { key: joinKey } })
      if (now.old) return
      setRefusal(answer.ok ? null : answer.refusal)
      if (answer.ok) setPlace(answer.value)
    }
    void open()
    window.addEventListener("online", open)
    return () => {
      now.old = true
      window.removeEventListener("online", open)
    }
  }, [joinKey])
  useEffect(() => {
    if (!isSent) return
    window.scrollTo(0, 0)
    heading.current?.focus()
  }, [isSent])
  const isWrong = refusal === "wrong-join-link" || refusal === "bad-input"
  return (
    <div className="small-page join">
      <header className="small-page-head">
        <strong>{place?.neighbourhood ?? t("join.product")}</strong>
        <button type="button" onClick={() => switchWords(language === "zh" ? "en" : "zh")}>
          {t("join.otherLanguage")}
        </button>
      </header>
      <main>
        <h1 ref={heading} tabIndex={-1}>
          {t(isSent ? "join.thanks" : "join.title")}
        </h1>
        {isWrong && <p className="small-page-note">{t("join.wrongLink")}</p>}
        {refusal !== null && !isWrong && (
          <p className="small-page-note" role="status">
            {t("join.offline")}
          </p>
        )}
        {isSent && (
          <>
            <p>{t("join.wait")}</p>
            <button type="button" onClick={() => setSent(false)}>
              {t("join.another")}
            </button>
          </>
        )}
        {!isSent && !isWrong && (
          <>
            <About />
            <JoinForm joinKey={joinKey} onSent={() => setSent(true)} />
          </>
        )}
      </main>
      <footer className="small-page-foot">
        <p>
          {place !== null && place.phone !== "" ? (
            <>
              {t("join.byPhone")} <a href={`tel:${place.phone.replace(/[^\d+]/g, "")}`}>{place.phone}</a>
            </>
          ) : (
            t("join.byPaper")
          )}
        </p>
      </footer>
    </div>
  )
}

/** What it is about, before anything is asked. */
function About() {
  const { t } = useSay()
  return (
    <ul className="join-about">
      {(["what", "who", "why", "long"] as const).map((line) => (
        <li key={line}>{t(`join.about.${line}`)}</li>
      ))}
    </ul>
  )
}
