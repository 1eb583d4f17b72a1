import { type Instant, type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { dayText, momentText, today } from "../parts/days.ts"
import { type Language, useWords } from "../parts/i18n.ts"
import type { Candidate, Opened } from "./list-types.ts"

/** What was said before with somebody's home, so that nobody is called twice for the same thing. */
export function Contacts({ contacts }: { contacts: Candidate["contacts"] }) {
  const { t, language } = useWords()
  return (
    <section>
      <h3>{t("listQueue.contacts")}</h3>
      {contacts.length === 0 && <p className="quiet">{t("listQueue.noContacts")}</p>}
      <ul className="list-lines">
        {contacts.map(({ id, kind, at, what, text, who, open, byNumber }) => (
          <li key={id}>
            <span className="quiet small">{writtenText(at, language)}</span>{" "}
            <strong>
              {kind === "call" && t(`callCategory.${what}`, { defaultValue: what })}
              {kind === "visit" && t("listQueue.visit")}
              {kind === "attempt" && t(`callOutcome.${what}`, { defaultValue: t("listQueue.atDoor") })}
            </strong>{" "}
            {text !== "" && <span lang="zh-CN">{text} </span>}
            <span className="quiet small">
              <span lang="zh-CN">{who}</span>
              {byNumber && ` · ${t("listQueue.byNumber")}`}
              {open && ` · ${t("listQueue.openMatter")}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Rows of earlier lists that were the same person, and how they ended. */
export function EarlierLists({ earlier }: { earlier: Opened["earlier"] }) {
  const { t, language } = useWords()
  if (earlier.length === 0) return <p className="quiet">{t("listQueue.noEarlier")}</p>
  return (
    <section>
      <h3>{t("listQueue.earlier")}</h3>
      <ul className="list-lines">
        {earlier.map(({ listId, sender, madeAt, outcome, reason }) => (
          <li key={listId}>
            <span className="quiet small">{momentText(madeAt as Instant, language)}</span>{" "}
            <span lang="zh-CN">{sender}</span>{" "}
            <strong>{outcome === null ? t("listQueue.earlierOpen") : t(`lists.outcome.${outcome}`)}</strong>{" "}
            <span className="quiet small" lang="zh-CN">
              {reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** When somebody was registered as having come back. */
export function Screened({ days }: { days: Candidate["screenedOn"] }) {
  const { t, language } = useWords()
  const said = days.flatMap((text) => {
    const day = parsePlainDate(text)
    return day === null ? [] : [dayText(day, language)]
  })
  return (
    <p className={said.length === 0 ? "quiet" : undefined}>
      {said.length === 0
        ? t("listQueue.notScreened")
        : t("listQueue.screenedOn", { days: said.join(language === "zh" ? "、" : ", ") })}
    </p>
  )
}

/** `2020-02-12 18:20`, or the day alone, as people say it. */
function writtenText(written: string, language: Language): string {
  const day = written.slice(0, 10) as PlainDate
  const clock = written.slice(11, 16)
  if (day === today()) return clock === "" ? dayText(day, language) : clock
  return `${dayText(day, language)} ${clock}`.trim()
}
