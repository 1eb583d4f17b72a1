import { Link } from "@tanstack/react-router"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useSession } from "../app/session.ts"
import { dayText, writtenText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Case } from "./case-type.ts"

/** The home around the case: who else lives there, what it needed, who came, another quarantine of the same person. */
export function CaseHome({ about }: { about: Case }) {
  const { t, language } = useWords()
  const { may } = useSession()
  const text = (day: string) => dayText(day as PlainDate, language)
  const { line, members, facts, others } = about
  return (
    <>
      <section aria-label={t("case.members")} className="case-section">
        <h2>{t("case.members")}</h2>
        {members.length === 0 && <p className="quiet">{t("case.noMembers")}</p>}
        <ul className="case-lines">
          {members.map(({ personId, name, relation, caseId }) => (
            <li key={personId}>
              <span>{name}</span>
              <span className="quiet">{relation}</span>
              {caseId ? (
                <Link to="/cases/$caseId" params={{ caseId }}>
                  {t("case.memberCase")}
                </Link>
              ) : (
                may("screen") && (
                  <Link to="/screening" search={{ person: personId }} title={t("case.screenHint")}>
                    {t("case.screen")}
                  </Link>
                )
              )}
            </li>
          ))}
        </ul>
        <p className="case-prints">
          <Link to="/home/$id" params={{ id: line.homeId }} search={{ on: about.today }}>
            {t("case.homePage")}
          </Link>
        </p>
      </section>
      <section aria-label={t("case.facts")} className="case-section">
        <h2>{t("case.facts")}</h2>
        {facts.length === 0 && <p className="quiet">{t("case.noFacts")}</p>}
        <ul className="case-lines">
          {facts.map((fact) => (
            <li key={fact.id}>
              <span className="quiet">{writtenText(fact.at, language)}</span>
              <span>{t(`home.factKind.${fact.kind}`)}</span>
              <span>
                {Object.entries(fact.cells)
                  .filter(([column]) => shown.has(column))
                  .map(([, value]) => value)
                  .join(" · ")}
              </span>
            </li>
          ))}
        </ul>
      </section>
      {others.length > 0 && (
        <section aria-label={t("case.others")} className="case-section">
          <h2>{t("case.others")}</h2>
          <ul className="case-lines">
            {others.map(({ id, openedOn, endedOn }) => (
              <li key={id}>
                <Link to="/cases/$caseId" params={{ caseId: id }}>
                  {endedOn === null
                    ? t("case.otherCaseOpen", { from: text(openedOn) })
                    : t("case.otherCase", { from: text(openedOn), to: text(endedOn) })}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

const shown: ReadonlySet<string> = new Set(["类别", "内容", "情况", "袋数"])
