import type { PlainDate } from "../../core/kit/dates.ts"
import { useSession } from "../app/session.ts"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { Unmask } from "../people/unmask.tsx"
import { HomeCases } from "./home-cases.tsx"
import { HomeFacts } from "./home-facts.tsx"
import { HomePeople } from "./home-people.tsx"
import type { Home } from "./home-type.ts"

type HomeDetailsProps = {
  home: Home
  on: PlainDate
  purpose: string | null
  onPurpose: (purpose: string | null) => void
  /** The rank of its headings: below the panel's or the page's own. */
  heading: "h2" | "h3"
}

/** Everything of one home, the most pressing first: who is in quarantine, who lives here, what happened. */
export function HomeDetails({ home, on, purpose, onPurpose, heading: Heading }: HomeDetailsProps) {
  const { t, language } = useWords()
  const { may } = useSession()
  return (
    <div className="home">
      {home.ended && home.ended <= on && (
        <p className="note">{t("home.ended", { day: fullDayText(home.ended as PlainDate, language) })}</p>
      )}
      {home.cases.length > 0 && (
        <section aria-label={t("home.cases")}>
          <Heading>{t("home.cases")}</Heading>
          <HomeCases cases={home.cases} on={on} />
        </section>
      )}
      <section aria-label={t("home.people")}>
        <Heading>{t("home.people")}</Heading>
        <HomePeople home={home} mayChange={may("change-register")} />
        <Unmask purpose={purpose} onPurpose={onPurpose} />
      </section>
      <section aria-label={t("home.facts")}>
        <Heading>{t("home.facts")}</Heading>
        <HomeFacts facts={home.facts} />
      </section>
      {home.changes.length > 0 && (
        <section aria-label={t("home.changes")}>
          <Heading>{t("home.changes")}</Heading>
          <ul className="home-facts">
            {home.changes.map((change) => (
              <li key={change.id}>
                <span className="small quiet">{fullDayText(change.on as PlainDate, language)}</span>
                <span>
                  {t(`registerChange.actions.${change.action}`, { defaultValue: t("registerChange.other") })}
                  {change.reason && <span className="quiet"> · {change.reason}</span>}
                  <span className="quiet"> · {change.who}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
