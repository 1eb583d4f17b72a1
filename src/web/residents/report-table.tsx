import { clockOf, dayOf, type Instant } from "../../core/kit/dates.ts"
import { Button } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { dayText } from "../parts/days.ts"
import { type Language, useWords } from "../parts/i18n.ts"
import type { ReportLine } from "./report-type.ts"

type ReportTableProps = {
  caption: string
  reports: readonly ReportLine[]
  onOpen: (line: ReportLine) => void
}

/** One line for each thing that was written; who wrote it stands masked. */
export function ReportTable({ caption, reports, onOpen }: ReportTableProps) {
  const { t, language } = useWords()
  return (
    <DataTable
      caption={caption}
      rows={reports}
      keyOf={({ id }) => id}
      columns={[
        { key: "number", whole: true, label: t("reports.number"), cell: (line) => line.number },
        {
          key: "kind",
          whole: true,
          label: t("reports.kind"),
          cell: (line) => (
            <span>
              {line.isLate && <strong className="reports-late">{t("reports.late")}</strong>}{" "}
              {t(`report.kind.${line.kind}`)}
            </span>
          ),
        },
        {
          key: "door",
          whole: true,
          label: t("reports.door"),
          cell: (line) => <span lang="zh-CN">{line.door ?? "—"}</span>,
        },
        {
          key: "name",
          whole: true,
          label: t("reports.name"),
          cell: (line) => <span lang="zh-CN">{line.name || "—"}</span>,
        },
        {
          key: "text",
          label: t("reports.text"),
          cell: (line) => (
            <span lang="zh-CN" className="reports-text">
              {line.text}
            </span>
          ),
        },
        {
          key: "came",
          whole: true,
          label: t("reports.came"),
          cell: (line) =>
            `${t(`reports.channel.${line.channel}`)} · ${cameText(line.at as Instant, language)}`,
        },
        ...(reports.every(({ status }) => status === "open")
          ? []
          : [
              {
                key: "status",
                label: t("reports.status"),
                cell: (line: ReportLine) => <Standing line={line} />,
              },
            ]),
        {
          key: "open",
          label: t("common.actions"),
          actions: true,
          whole: true,
          cell: (line) => (
            <Button
              kind="quiet"
              aria-label={t("reports.openOf", { number: line.number })}
              onClick={() => onOpen(line)}
            >
              {t(line.status === "open" ? "reports.settle" : "reports.look")}
            </Button>
          ),
        },
      ]}
    />
  )
}

/** How it stands: what was done, or why it was declined, as it is told to who asks. */
function Standing({ line }: { line: ReportLine }) {
  const { t } = useWords()
  const by = line.doneBy === null && line.status === "done" ? t("reports.byItself") : (line.doneBy ?? "")
  return (
    <span>
      {t(`reports.statuses.${line.status}`)}
      {line.status !== "open" && (
        <span className="quiet" lang="zh-CN">
          {" "}
          {[by, line.answer].filter((part) => part !== "").join(" · ")}
        </span>
      )}
    </span>
  )
}

function cameText(at: Instant, language: Language): string {
  return `${dayText(dayOf(at), language)} ${clockOf(at)}`
}
