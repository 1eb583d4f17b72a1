import { Link } from "@tanstack/react-router"
import type { PlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Home } from "./home-type.ts"

type Person = Home["people"][number]

/** The dwelling's households and the people in it, with the ways to the register's forms. */
export function HomePeople({ home, mayChange }: { home: Home; mayChange: boolean }) {
  const { t, language } = useWords()
  return (
    <>
      {home.households.map((household) => (
        <p key={household.id} className="home-household">
          <strong>{t(`tenure.${household.tenure}`)}</strong>
          <span>{t("home.size", { count: household.size })}</span>
          {household.householder && <span>{household.householder}</span>}
          {household.phone && <span>{household.phone}</span>}
          {household.from && (
            <span className="quiet small">
              {t("home.from", { from: dayText(household.from as PlainDate, language) })}
            </span>
          )}
          {mayChange && (
            <RegisterLink what="household" how="correct" home={home.id} id={{ household: household.id }}>
              {t("home.correctStay")}
            </RegisterLink>
          )}
        </p>
      ))}
      {home.people.length === 0 && <p className="quiet">{t("home.noPeople")}</p>}
      <ul className="home-people">
        {home.people.map((person) => (
          <PersonLine key={person.stayId} person={person} home={home.id} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange && (
        <RegisterLink what="stay" how="add" home={home.id} id={{}}>
          {t("home.addStay")}
        </RegisterLink>
      )}
      {home.formerPeople.length > 0 && (
        <details>
          <summary>
            {t("home.formerPeople")} <span className="quiet">{home.formerPeople.length}</span>
          </summary>
          <ul className="home-people">
            {home.formerPeople.map((person) => (
              <PersonLine key={person.stayId} person={person} home={home.id} mayChange={false} />
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function PersonLine({ person, home, mayChange }: { person: Person; home: string; mayChange: boolean }) {
  const { t, language } = useWords()
  const facts = [person.sex, person.relation, t(`standing.${person.standing}`)].filter((text) => text !== "")
  return (
    <li>
      <strong>{person.name || t("common.erased")}</strong>{" "}
      <span className="quiet">{[...new Set(facts)].join(" · ")}</span>
      {person.care && <span className="home-care">◆ {person.care}</span>}
      <div className="small home-numbers">
        {person.idNumber && <span>{person.idNumber}</span>}
        {person.phone && <span>{person.phone}</span>}
        {person.to && <span>{t("home.until", { day: dayText(person.to as PlainDate, language) })}</span>}
        {mayChange && (
          <span className="home-links">
            <RegisterLink what="stay" how="correct" home={home} id={{ stay: person.stayId }}>
              {t("home.correctStay")}
            </RegisterLink>
            <RegisterLink what="stay" how="end" home={home} id={{ stay: person.stayId }}>
              {t("home.endStay")}
            </RegisterLink>
          </span>
        )}
      </div>
    </li>
  )
}

type RegisterLinkProps = {
  what: string
  how: "add" | "correct" | "end"
  home: string
  id: { stay?: string; household?: string }
  children: string
}

function RegisterLink({ what, how, home, id, children }: RegisterLinkProps) {
  return (
    <Link
      to="/register/$what/$how"
      params={{ what, how }}
      search={{ home, ...id }}
      className="small no-print"
    >
      {children}
    </Link>
  )
}
