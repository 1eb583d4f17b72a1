import { Link } from "@tanstack/react-router"
import { daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import type { EndReason } from "../../core/quarantine/case-fold.ts"
import { useSession } from "../app/session.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Home } from "./home-type.ts"
import { TemperatureChart } from "./temperature-chart.tsx"

type Case = Home["cases"][number]

/** The quarantines of a home as they stand on a day, each with its temperatures. */
export function HomeCases({ cases, on }: { cases: readonly Case[]; on: PlainDate }) {
  return (
    <ul className="home-cases">
      {cases.map((row) => (
        <li key={row.id}>
          <CaseHead row={row} on={on} />
          <TemperatureChart
            readings={row.readings}
            from={row.openedOn as PlainDate}
            to={(row.endedOn ?? (row.dueOn > on ? row.dueOn : on)) as PlainDate}
            on={on}
          />
        </li>
      ))}
    </ul>
  )
}

const endWords = {
  released: "home.caseReleased",
  transferred: "home.caseTransferred",
  centralised: "home.caseCentralised",
  withdrawn: "home.caseWithdrawn",
} as const satisfies Record<EndReason, string>

function CaseHead({ row, on }: { row: Case; on: PlainDate }) {
  const { t, language } = useWords()
  const { may } = useSession()
  const text = (day: string) => dayText(day as PlainDate, language)
  const ended = row.endedOn !== null && row.endedOn <= on
  const late = daysBetween(row.dueOn as PlainDate, on)
  return (
    <>
      <p className="case-head">
        <strong>{row.person}</strong>
        <span className={!ended && late > 0 ? "case-state figure-alarm" : "case-state"}>
          {ended && row.endedOn !== null
            ? t(endWords[row.endReason ?? "released"], {
                day: text(row.endedOn),
              })
            : late > 0
              ? t("home.caseOverdue", { days: late, due: text(row.dueOn) })
              : late === 0
                ? t("home.caseDue")
                : t("home.caseOpen", {
                    day: daysBetween(row.countedFrom as PlainDate, on),
                    term: daysBetween(row.countedFrom as PlainDate, row.dueOn as PlainDate),
                    due: text(row.dueOn),
                  })}
        </span>
      </p>
      <p className="small quiet">
        {t("home.arrived", { day: text(row.arrivedOn), opened: text(row.openedOn) })}
        {row.extensionOrder && ` · ${t("home.caseExtended", { order: row.extensionOrder })}`}
        {may("see-cases") && (
          <>
            {" · "}
            <Link to="/cases/$caseId" params={{ caseId: row.id }}>
              {t("home.casePage")}
            </Link>
          </>
        )}
      </p>
    </>
  )
}
