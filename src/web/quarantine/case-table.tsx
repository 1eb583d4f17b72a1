import { Link } from "@tanstack/react-router"
import type { TFunction } from "i18next"
import { daysBetween, type PlainDate } from "../../core/kit/dates.ts"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { CaseDay } from "./case-day.tsx"
import { lineMarks } from "./case-filter.ts"
import type { Line } from "./case-type.ts"

type CaseTableProps = { caption: string; cases: readonly Line[]; today: PlainDate; over?: boolean }

/** Cases, one a line; `over`: those that have ended, without what is only of today. */
export function CaseTable({ caption, cases, today, over = false }: CaseTableProps) {
  const { t } = useWords()
  const columns: Column<Line>[] = [
    {
      key: "door",
      label: t("cases.door"),
      whole: true,
      cell: ({ id, door, person }) => (
        <Link to="/cases/$caseId" params={{ caseId: id }} aria-label={t("cases.openOf", { door, person })}>
          {door}
        </Link>
      ),
    },
    { key: "person", label: t("cases.person"), whole: true, cell: (line) => line.person },
    { key: "day", label: t("cases.day"), whole: true, cell: (line) => <CaseDay line={line} today={today} /> },
    {
      key: "due",
      label: over ? t("cases.ended") : t("cases.due"),
      whole: true,
      cell: (line) => <DueCell line={line} today={today} />,
    },
    ...(over
      ? []
      : [
          { key: "papers", label: t("cases.papers"), cell: (line: Line) => <PapersCell line={line} /> },
          {
            key: "today",
            label: t("cases.today"),
            whole: true,
            cell: (line: Line) => <ReadingsCell line={line} />,
          },
          {
            key: "marks",
            label: t("cases.marks"),
            cell: (line: Line) => <Marks line={line} today={today} />,
          },
        ]),
    {
      key: "owner",
      label: t("cases.owner"),
      cell: (line) => line.owner ?? <span className="quiet">{t("cases.nobody")}</span>,
    },
  ]
  return <DataTable caption={caption} columns={columns} rows={cases} keyOf={({ id }) => id} />
}

function DueCell({ line, today }: { line: Line; today: PlainDate }) {
  const { t, language } = useWords()
  const text = (day: string) => dayText(day as PlainDate, language)
  if (line.followedUntil !== null) return t("cases.follow", { day: text(line.followedUntil) })
  if (line.endedOn !== null) {
    return t(`case.end.${line.endReason ?? "released"}`, { day: text(line.endedOn) })
  }
  const late = daysBetween(line.dueOn as PlainDate, today)
  if (late > 0) return <span className="case-late">{t("cases.overdueBy", { days: late })}</span>
  return late === 0 ? <strong>{t("cases.dueToday")}</strong> : text(line.dueOn)
}

function PapersCell({ line }: { line: Line }) {
  const { t } = useWords()
  if (line.suitable === false) return <strong>{t("cases.unsuitable")}</strong>
  if (line.papersMissing === null) return <span className="quiet">{t("cases.papersUnknown")}</span>
  if (line.papersMissing.length === 0) return <span className="quiet">{t("cases.papersWhole")}</span>
  return (
    <span className="case-missing">
      {line.papersMissing.map((paper) => (
        <span key={paper}>{t(`cases.paper.${paper}`)}</span>
      ))}
    </span>
  )
}

function ReadingsCell({ line }: { line: Line }) {
  const { t } = useWords()
  const [morning = null, afternoon = null] = line.readings
  const untaken = (isMissing: boolean) => t(isMissing ? "cases.notTaken" : "cases.notYet")
  const [isMorningMissing = false, isAfternoonMissing = false] = line.missing
  return (
    <span className="case-readings-today">
      <span className={isMorningMissing ? "case-untaken" : undefined}>
        {t("cases.morning", { celsius: morning?.toFixed(1) ?? untaken(isMorningMissing) })}
      </span>
      <span className={isAfternoonMissing ? "case-untaken" : undefined}>
        {t("cases.afternoon", { celsius: afternoon?.toFixed(1) ?? untaken(isAfternoonMissing) })}
      </span>
    </span>
  )
}

/** What calls for somebody, in words, each with its sign. */
export function Marks({ line, today }: { line: Line; today: PlainDate }) {
  const { t } = useWords()
  return (
    <span className="case-marks">
      {lineMarks(line, today).map((mark) => (
        <span key={mark} className={`case-mark case-mark-${mark}`}>
          {mark === "fever" ? feverWord(line, today, t) : t(`cases.mark.${mark}`)}
        </span>
      ))}
    </span>
  )
}

/** Beside today's temperatures the mark says whose day the fever was. */
function feverWord({ feverOn }: Line, today: PlainDate, t: TFunction): string {
  return t(feverOn === today ? "cases.feverToday" : "cases.feverYesterday")
}
