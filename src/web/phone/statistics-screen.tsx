import "./phone.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { getCallStatistics } from "../../contract/phone.ts"
import { type PlainDate, parsePlainDate } from "../../core/kit/dates.ts"
import { callCategories, readCallCategory } from "../../core/phone/call-category.ts"
import { useAsk } from "../app/query.ts"
import { DayField } from "../parts/day-field.tsx"
import { dayWithWeekday, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"

const route = getRouteApi("/framed/phone/statistics")

type Count = { readonly hour: number | null; readonly category: string; readonly count: number }

/** Calls of a day and to date, by hour and kind: the board's own numbers. */
export function StatisticsScreen() {
  const { t, language } = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const on: PlainDate = parsePlainDate(search.on ?? "") ?? today()
  const { data, error } = useAsk(getCallStatistics, { on }, { live: true })
  return (
    <Page
      title={t("phoneStatistics.title")}
      intro={t("phoneStatistics.intro")}
      back={<Link to="/phone">{t("phone.back")}</Link>}
    >
      <DayField
        key={on}
        label={t("phoneStatistics.day")}
        value={on}
        onChange={(day) => void navigate({ search: day === null || day === today() ? {} : { on: day } })}
      />
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && (
        <>
          <dl className="phone-counts">
            <Figure name={t("phoneStatistics.ofDay")} value={sum(data.day)} />
            <Figure name={t("phoneStatistics.toDate")} value={sum(data.toDate)} />
            <Figure name={t("phoneStatistics.open")} value={data.open} />
          </dl>
          {sum(data.toDate) === 0 && (
            <EmptyNote title={t("phoneStatistics.none")}>
              <p>{t("phoneStatistics.noneHint")}</p>
            </EmptyNote>
          )}
          <div className="columns">
            <Cross caption={dayWithWeekday(on, language)} counts={data.day} />
            <Cross caption={t("phoneStatistics.toDate")} counts={data.toDate} />
          </div>
          {data.answered.length > 0 && (
            <section aria-labelledby="answered">
              <h2 id="answered">{t("phoneStatistics.answered")}</h2>
              <ul className="phone-answered">
                {data.answered.map(({ who, count }) => (
                  <li key={who}>
                    {who === "" ? t("phoneStatistics.nobody") : who} <strong>{count}</strong>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </>
      )}
    </Page>
  )
}

function Figure({ name, value }: { name: string; value: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

/** Hour by kind, with a bar for each hour's sum. */
function Cross({ caption, counts }: { caption: string; counts: readonly Count[] }) {
  const { t } = useWords()
  const hours = [...new Set(counts.map(({ hour }) => hour))].toSorted(
    (one, other) => (one ?? -1) - (other ?? -1),
  )
  const kinds = [
    ...callCategories,
    ...new Set(counts.map(({ category }) => category).filter((kind) => readCallCategory(kind) === null)),
  ]
  const of = (fits: (count: Count) => boolean) => sum(counts.filter(fits))
  const most = Math.max(1, ...hours.map((hour) => of((count) => count.hour === hour)))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: on a phone it is scrolled by keyboard too
    <section className="table-scroll" aria-label={caption} tabIndex={0}>
      <table className="table phone-cross">
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t("phoneStatistics.hour")}</th>
            {kinds.map((kind) => (
              <th key={kind} scope="col" className="number">
                {t(`callCategory.${kind}`, { defaultValue: kind })}
              </th>
            ))}
            <th scope="col">{t("phoneStatistics.sum")}</th>
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => {
            const total = of((count) => count.hour === hour)
            return (
              <tr key={hour ?? "none"}>
                <th scope="row">
                  {hour === null ? t("phoneStatistics.noHour") : t("phoneStatistics.hourOf", { hour })}
                </th>
                {kinds.map((kind) => (
                  <td key={kind} className="number">
                    {of((count) => count.hour === hour && count.category === kind) || ""}
                  </td>
                ))}
                <td>
                  <span className="phone-bar-cell">
                    <span aria-hidden="true" style={{ inlineSize: `${(total / most) * 100}%` }} />
                    <strong>{total}</strong>
                  </span>
                </td>
              </tr>
            )
          })}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("phoneStatistics.sum")}</th>
            {kinds.map((kind) => (
              <td key={kind} className="number">
                {of(({ category }) => category === kind)}
              </td>
            ))}
            <td>
              <span className="phone-bar-cell">
                <span aria-hidden="true" style={{ inlineSize: 0 }} />
                <strong>{sum(counts)}</strong>
              </span>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  )
}

function sum(counts: readonly Count[]): number {
  return counts.reduce((total, { count }) => total + count, 0)
}
