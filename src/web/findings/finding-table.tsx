import { clockOf, dayOf, type Instant } from "../../core/kit/dates.ts"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { dayText, today } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { type Finding, useFindingText } from "./finding-text.ts"

type FindingTableProps = {
  caption: string
  findings: readonly Finding[]
  ended: boolean
  onOpen: (finding: Finding) => void
  onAt: (finding: Finding) => void
}

/** Findings, one a line; a press on whom it is about opens it. */
export function FindingTable({ caption, findings, ended, onOpen, onAt }: FindingTableProps) {
  const { t, language } = useWords()
  const text = useFindingText()
  const when = (at: string) => {
    const day = dayOf(at as Instant)
    return day === today() ? clockOf(at as Instant) : dayText(day, language)
  }
  const columns: Column<Finding>[] = [
    {
      key: "what",
      label: t("findings.columns.what"),
      cell: (finding) => (
        <span className="finding-what">
          <span className="finding-kind">{t(`findings.kind.${finding.kind}`)}</span>
          <button
            type="button"
            className="finding-open"
            data-finding={finding.id}
            onClick={() => onOpen(finding)}
            onFocus={() => onAt(finding)}
          >
            {text.subject(finding)}
          </button>
        </span>
      ),
    },
    {
      key: "said",
      label: t("findings.columns.said"),
      cell: (finding) => (
        <span>
          {text.what(finding)}
          {text.sides(finding).map(([source, value]) => (
            <span key={source} className="finding-side">
              <span className="quiet">{source}</span> {value}
            </span>
          ))}
          {finding.kind === "double" && finding.chance !== null && (
            <span className="quiet"> · {t("findings.sure", { percent: text.percent(finding.chance) })}</span>
          )}
          {finding.kind === "missing" && finding.other && (
            <span className="quiet">
              {" "}
              · {t("findings.maybe")} {text.who(finding.other)}
            </span>
          )}
        </span>
      ),
    },
    { key: "found", whole: true, label: t("findings.columns.found"), cell: ({ foundAt }) => when(foundAt) },
  ]
  const end: Column<Finding> = {
    key: "ended",
    label: t("findings.columns.ended"),
    cell: (finding) => <EndText finding={finding} />,
  }
  return (
    <div className="finding-table">
      <DataTable
        caption={caption}
        rows={findings}
        keyOf={({ id }) => id}
        columns={ended ? [...columns, end] : columns}
      />
    </div>
  )
}

/** What became of a finding, by whom and why. */
export function EndText({ finding }: { finding: Finding }) {
  const { t } = useWords()
  if (finding.endedAs === null) return null
  return (
    <span>
      {t(`findings.ended.${finding.endedAs}`)}
      <span className="quiet">
        {[finding.endedBy === null ? "" : t("findings.by", { who: finding.endedBy }), finding.reason]
          .filter(Boolean)
          .map((words) => ` · ${words}`)}
      </span>
    </span>
  )
}
