import "./phone.css"
import { Link } from "@tanstack/react-router"
import { listCallsToMake } from "../../contract/phone.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { usePageTitle } from "../parts/page.tsx"
import { AnswersBeside } from "./answers-beside.tsx"
import { CallForm } from "./call-form.tsx"
import { CallList } from "./call-list.tsx"
import { OpenMatters, PastContacts } from "./home-beside.tsx"
import { ParkedCalls, UnsavedCalls } from "./lying-calls.tsx"
import { useCallerCard } from "./use-caller-card.ts"
import { useDesk } from "./use-desk.ts"

/** The phone desk: made for 300 calls a day, by keyboard alone. */
export function PhoneScreen() {
  const { who } = useSession()
  return who === null ? <WaitNote /> : <PhoneDesk key={who.accountId} accountId={who.accountId} />
}

function PhoneDesk({ accountId }: { accountId: string }) {
  const { t } = useWords()
  usePageTitle(t("phone.title"))
  const desk = useDesk(accountId)
  const { data: card, error } = useCallerCard(desk.current)
  return (
    <div className="phone-page">
      <div className="phone-bar">
        <h1>{t("phone.title")}</h1>
        <UnsavedCalls desk={desk} />
        <PhoneLinks />
      </div>
      <div className="phone-desk">
        <CallForm desk={desk} card={card} />
        <div className="phone-beside">
          {error && <ErrorNote refusal={error.refusal} />}
          <section aria-labelledby="phone-matters">
            <h2 id="phone-matters">{t("phone.matters")}</h2>
            {card ? (
              <OpenMatters matters={card.matters} />
            ) : (
              <p className="quiet">{t("phone.mattersHint")}</p>
            )}
          </section>
          <section aria-labelledby="phone-history">
            <h2 id="phone-history">{t("phone.history")}</h2>
            {card ? (
              <PastContacts history={card.history} />
            ) : (
              <p className="quiet">{t("phone.historyHint")}</p>
            )}
          </section>
        </div>
        <div className="phone-beside">
          <ParkedCalls desk={desk} />
          <AnswersBeside typed={desk.current.note} category={desk.current.category} />
        </div>
      </div>
      <CallList />
    </div>
  )
}

function PhoneLinks() {
  const { t } = useWords()
  const { data } = useAsk(listCallsToMake, undefined, { live: true, everyMs: 60_000 })
  return (
    <nav aria-label={t("phone.pages")} className="row">
      <Link to="/phone/queue" className={buttonClass()}>
        {t("phone.queueLink", { count: data?.counts.due ?? 0 })}
      </Link>
      <Link to="/phone/statistics" className={buttonClass()}>
        {t("phone.statistics")}
      </Link>
      <Link to="/phone/answers" className={buttonClass()}>
        {t("phone.answers")}
      </Link>
    </nav>
  )
}
