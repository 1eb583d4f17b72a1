import { type Instant, type PlainDate, writtenMoment } from "../../core/kit/dates.ts"
import { dayText, writtenText } from "../parts/days.ts"
import { type Language, useWords } from "../parts/i18n.ts"
import type { Card } from "./use-caller-card.ts"

/** Who is on the phone: door, people, day n of their quarantine. */
export function CallerHead({ card }: { card: Card }) {
  const { t, language } = useWords()
  const { home, passes } = card
  if (home === null) return <p className="phone-head">{t("phone.unknownNumber")}</p>
  return (
    <div className="phone-head">
      <strong className="phone-door">{home.door}</strong>
      <ul aria-label={t("phone.people")}>
        {home.people.map((person) => (
          <li key={person.id}>
            {person.name}
            {person.standing !== "" && (
              <span className="quiet"> {t(`standing.${person.standing}`, { defaultValue: "" })}</span>
            )}
            {person.quarantine && (
              <span
                className={
                  person.quarantine.late ? "phone-tag phone-tag-late" : "phone-tag phone-tag-quarantine"
                }
              >
                {t(person.quarantine.late ? "phone.overdue" : "phone.dayOf", {
                  ...{ day: person.quarantine.day, of: person.quarantine.of },
                  dueOn: dayText(person.quarantine.dueOn as PlainDate, language),
                })}
              </span>
            )}
            {person.care !== "" && (
              <span className="phone-tag" lang="zh">
                {person.care}
              </span>
            )}
          </li>
        ))}
      </ul>
      {passes !== null && passes.last !== null && (
        <span className="small quiet">
          {t("phone.passes", { good: passes.good, last: t(`passStatus.${passes.last}`) })}
        </span>
      )}
    </div>
  )
}

/** What is not over in the home. */
export function OpenMatters({ matters }: { matters: Card["matters"] }) {
  const { t, language } = useWords()
  if (matters.length === 0) return <p className="quiet">{t("phone.noMatters")}</p>
  return (
    <ul className="phone-lines">
      {matters.map(({ kind, id, text, what, person, since, dueAt, late, who }) => (
        <li key={`${kind} ${id}`} className={late ? "phone-late" : undefined}>
          <strong>
            {kind === "task"
              ? t(`phone.taskKind.${what}`, { defaultValue: t("phone.matter.task") })
              : t(`phone.matter.${kind}`)}
          </strong>{" "}
          {kind === "reading" && <span>{t(what === "上午" ? "phone.morning" : "phone.afternoon")} </span>}
          {person !== null && <span>{person} </span>}
          {text !== "" && <span lang="zh">{text} </span>}
          <span className="small quiet">
            {[
              since === null ? "" : writtenText(since, language),
              who ?? "",
              dueAt === null ? "" : t("phone.by", { at: momentShort(dueAt as Instant, language) }),
              late ? t("phone.late") : "",
            ]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** What was said before with this home or number, and by whom. */
export function PastContacts({ history }: { history: Card["history"] }) {
  const { t, language } = useWords()
  if (history.length === 0) return <p className="quiet">{t("phone.noHistory")}</p>
  return (
    <ul className="phone-lines">
      {history.map(({ id, kind, at, what, text, who, open, byNumber }) => (
        <li key={id}>
          <span className="small quiet">{writtenText(at, language)}</span>{" "}
          <strong>
            {kind === "call" && t(`callCategory.${what}`, { defaultValue: what })}
            {kind === "visit" && t("phone.visit")}
            {kind === "attempt" && t(`callOutcome.${what}`, { defaultValue: t("phone.atDoor") })}
          </strong>{" "}
          {text !== "" && <span lang="zh">{text} </span>}
          <span className="small quiet">
            {[who, byNumber ? t("phone.byNumber") : "", open ? t("phone.open") : ""]
              .filter((part) => part !== "")
              .join(" · ")}
          </span>
        </li>
      ))}
    </ul>
  )
}

export function momentShort(at: Instant, language: Language): string {
  return writtenText(writtenMoment(at), language)
}
