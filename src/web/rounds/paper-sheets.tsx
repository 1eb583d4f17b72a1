import type { ReactNode } from "react"
import { type Instant, parsePlainDate } from "../../core/kit/dates.ts"
import type { PaperWhat } from "../../core/rounds/paper.ts"
import { useSession } from "../app/session.ts"
import { dayText, dayWithWeekday, fullDayText, momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { policyValueText } from "../parts/policy-text.ts"
import { EmptyForms } from "./paper-empty-forms.tsx"
import { PaperLines } from "./paper-lines.tsx"
import type { Pack } from "./round-type.ts"

/** The sheets in the order in which they lie in the folder: each begins a page of its own. */
export function PaperSheets({ pack }: { pack: Pack }) {
  const of = (what: PaperWhat) => pack.lines.filter((line) => line.what === what)
  const stamp = useStamp(pack)
  return (
    <div className="paper-pack">
      {/* a sheet that goes on overleaf says there too for which day it is and that it is to be destroyed */}
      <style>{`@page { @bottom-center { content: ${JSON.stringify(`${stamp} · `)} counter(page); font-size: 9px } }`}</style>
      <Sheet pack={pack} name="cover">
        <Cover pack={pack} />
      </Sheet>
      <Sheet pack={pack} name="quarantined">
        <Quarantined pack={pack} />
      </Sheet>
      {(["visit", "readings", "waste", "need", "call"] as const).map((what) => (
        <Sheet key={what} pack={pack} name={what}>
          <PaperLines what={what} lines={of(what)} />
        </Sheet>
      ))}
      <Sheet pack={pack} name="empty">
        <EmptyForms />
      </Sheet>
    </div>
  )
}

function Sheet({ pack, name, children }: { pack: Pack; name: string; children: ReactNode }) {
  const { t } = useWords()
  const { who } = useSession()
  const stamp = useStamp(pack)
  return (
    <article className="paper-sheet" aria-label={t(`paper.sheet.${name}`)}>
      <header>
        <h2>
          {who?.neighbourhood} {t(`paper.sheet.${name}`)}
        </h2>
        <p>{stamp}</p>
      </header>
      {children}
    </article>
  )
}

/** For which day, by whom and when: on every page. */
function useStamp(pack: Pack): string {
  const { t, language } = useWords()
  const day = parsePlainDate(pack.day)
  return t("paper.stamp", {
    day: day === null ? pack.day : fullDayText(day, language),
    who: pack.printedBy,
    at: momentText(pack.printedAt as Instant, language),
  })
}

function Cover({ pack }: { pack: Pack }) {
  const { t, language } = useWords()
  const day = parsePlainDate(pack.day)
  return (
    <>
      <p className="paper-day">{day && dayWithWeekday(day, language)}</p>
      <p>
        {t("paper.contents", {
          people: pack.quarantined.length,
          ...Object.fromEntries(
            (["visit", "readings", "waste", "need", "call"] as const).map((what) => [
              what,
              pack.lines.filter((line) => line.what === what).length,
            ]),
          ),
        })}
      </p>
      <h3>{t("paper.rules")}</h3>
      <table className="paper-table">
        <tbody>
          {pack.rules.map((policy) => (
            <tr key={policy.rule}>
              <th scope="row">{t(`policies.rules.${policy.rule}`)}</th>
              <td>{policyValueText(policy, t)}</td>
              <td className="small">{policy.document}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3>{t("paper.phones")}</h3>
      <ul className="paper-phones">
        {pack.people.map((person) => (
          <li key={`${person.name} ${person.role}`}>
            {person.name} <span className="quiet small">{t(`role.${person.role}`)}</span>
            <span className="paper-blank" />
          </li>
        ))}
      </ul>
      <p>{t("paper.howTo")}</p>
    </>
  )
}

function Quarantined({ pack }: { pack: Pack }) {
  const { t, language } = useWords()
  const inWords = (text: string) => {
    const day = parsePlainDate(text)
    return day === null ? text : dayText(day, language)
  }
  if (pack.quarantined.length === 0) return <p>{t("paper.nobody")}</p>
  return (
    <table className="paper-table">
      <thead>
        <tr>
          <th>{t("paper.door")}</th>
          <th>{t("paper.name")}</th>
          <th>{t("paper.dayNumber")}</th>
          <th>{t("paper.due")}</th>
          <th className="paper-wide">{t("rounds.note")}</th>
        </tr>
      </thead>
      <tbody>
        {pack.quarantined.map((person) => (
          <tr key={`${person.door} ${person.name}`}>
            <th scope="row">{person.door}</th>
            <td>{person.name}</td>
            <td>{t("rounds.dayNumber", { number: person.dayNumber })}</td>
            <td>{inWords(person.dueOn)}</td>
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
