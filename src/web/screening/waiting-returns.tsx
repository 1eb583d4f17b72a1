import { Link } from "@tanstack/react-router"
import { listReturns } from "../../contract/screening.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"

/** Returns that residents have reported and that nobody has registered yet. */
export function WaitingReturns() {
  const { t, language } = useWords()
  const { data, error } = useAsk(listReturns, undefined, { live: true })
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined || data.returns.length === 0) return null
  return (
    <section className="screening-returns">
      <h2>{t("screening.returns", { count: data.returns.length })}</h2>
      <ul>
        {data.returns.map((one) => {
          const day = one.arrivedOn === null ? null : parsePlainDate(one.arrivedOn)
          return (
            <li key={one.id}>
              <Link to="/screening" search={{ report: one.id }}>
                {one.name} · {one.door}
              </Link>{" "}
              <span className="quiet">
                {one.from} {day && t("screening.arrives", { day: dayText(day, language) })}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
