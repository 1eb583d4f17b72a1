import { daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import { dayText, fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { dayOfCase } from "./case-day.tsx"
import { Marks } from "./case-table.tsx"
import type { Case } from "./case-type.ts"

/** Where the case stands: day n of n in large, until when, by which rule, where to object. */
export function CaseHead({ about }: { about: Case }) {
  const { t, language } = useWords()
  const { line, rule } = about
  const today = about.today as PlainDate
  const { day, length } = dayOfCase(line, today)
  const text = (given: string) => dayText(given as PlainDate, language)
  return (
    <section className="case-head-card">
      <p className="case-big">
        <strong>{t("case.dayBig", { day })}</strong>
        <span>{t("case.dayLength", { length })}</span>
      </p>
      <div className="case-head-text">
        <p className="case-state-line">
          <StateText about={about} />
          <Marks line={line} today={today} />
        </p>
        <p>
          {[
            t("case.arrived", { day: text(about.arrivedOn) }),
            about.origin && t("case.from", { origin: about.origin }),
            t("case.opened", { day: text(line.openedOn) }),
            t("case.counted", { anchor: t(`case.anchors.${rule.anchor}`), day: text(line.countedFrom) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
        <p className="small quiet">
          {t("case.rule", { document: rule.document })}
          {line.order && ` · ${t("case.order", { order: line.order })}`}
        </p>
        <p className="small quiet">{t("case.objectTo", { place: about.objectTo })}</p>
        {about.doubts.length > 0 && line.dueOn <= today && (
          <ul className="small">
            {about.doubts.map((doubt) => (
              <li key={doubt}>{t(`case.doubts.${doubt}`)}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}

function StateText({ about: { line, today } }: { about: Case }) {
  const { t, language } = useWords()
  const text = (given: string) => fullDayText(given as PlainDate, language)
  if (line.endedOn !== null) {
    return <strong>{t(`case.end.${line.endReason ?? "released"}`, { day: text(line.endedOn) })}</strong>
  }
  const days = daysBetween(line.dueOn as PlainDate, today as PlainDate)
  if (days > 0) {
    return <strong className="case-late">{t("case.overdue", { days, day: text(line.dueOn) })}</strong>
  }
  return <strong>{t("case.dueOn", { day: text(line.dueOn) })}</strong>
}
