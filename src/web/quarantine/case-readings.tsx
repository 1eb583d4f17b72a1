import type { PlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Case } from "./case-type.ts"

/** Two temperatures a day, the newest day first; what is missing is said. */
export function CaseReadings({ about }: { about: Case }) {
  const { t, language } = useWords()
  const days = Object.entries(about.readings).toSorted(([one], [other]) => (one < other ? 1 : -1))
  return (
    <section aria-label={t("case.readings")} className="case-section">
      <h2>{t("case.readings")}</h2>
      {days.length === 0 ? (
        <p className="quiet">{t("case.noReadings")}</p>
      ) : (
        <table className="table case-readings">
          <thead>
            <tr>
              <th scope="col">{t("case.readingDay")}</th>
              <th scope="col" className="number">
                {t("case.readingMorning")}
              </th>
              <th scope="col" className="number">
                {t("case.readingAfternoon")}
              </th>
            </tr>
          </thead>
          <tbody>
            {days.map(([day, pair]) => (
              <tr key={day}>
                <th scope="row">{dayText(day as PlainDate, language)}</th>
                {[0, 1].map((slot) => (
                  <td key={slot} className="number">
                    <Celsius
                      value={pair[slot] ?? null}
                      feverFrom={about.feverFrom}
                      untaken={untakenOn(about, day, slot)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** Why there is none. */
function untakenOn({ today, line, spared }: Case, day: string, slot: number): string {
  if (day === line.openedOn && slot < spared) return "cases.notOwed"
  return day < today || line.missing[slot] ? "cases.notTaken" : "cases.notYet"
}

type CelsiusProps = { value: number | null; untaken: string; feverFrom: number }

function Celsius({ value, untaken, feverFrom }: CelsiusProps) {
  const { t } = useWords()
  if (value === null) {
    return untaken === "cases.notTaken" ? <span className="case-untaken">{t(untaken)}</span> : t(untaken)
  }
  return value >= feverFrom ? <strong className="case-fever">{value.toFixed(1)}</strong> : value.toFixed(1)
}
