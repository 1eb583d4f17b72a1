import type { TFunction } from "i18next"
import { memo, useMemo } from "react"
import type { Indicator, Summary } from "../../core/report/summary.ts"
import { useWords } from "../parts/i18n.ts"
import type { RowsKey } from "./rows-key.ts"
import { Sparkline } from "./sparkline.tsx"
import { type SummaryLine, summaryGroups } from "./summary-lines.ts"

type SummaryListProps = {
  summaries: readonly Summary[]
  /** Place of the shown day in `summaries`. */
  at: number
  opened: RowsKey | null
  onOpen?: ((rows: RowsKey) => void) | undefined
}

const allLines = summaryGroups.flatMap((group) => group.lines)

/** The summary table beside the map: the day, the sum to date, the course; every number opens its rows. */
export const SummaryList = memo(function SummaryList({ summaries, at, opened, onOpen }: SummaryListProps) {
  const { t } = useWords()
  const courses = useMemo(() => coursesOf(summaries), [summaries])
  // words are looked up once, not with every day of a glide
  const lines = useMemo(() => allLines.map((line) => wordsOf(line, t)), [t])
  const summary = summaries[at]
  if (summary === undefined) return null
  return (
    <table className="summary-list">
      <caption className="unseen">{t("board.summary")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("board.indicatorColumn")}</th>
          <th scope="col">{t("board.today")}</th>
          <th scope="col">{t("board.toDate")}</th>
          <th scope="col">{t("board.trend")}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ line, label, note, today, toDate }) => (
          <tr key={line.key}>
            <th scope="row">{label}</th>
            <td>
              <NumberCell name={today} indicator={line.today} {...{ summary, opened, onOpen }} />
            </td>
            <td>
              {note && <span className="quiet small">{note} </span>}
              <NumberCell name={toDate} indicator={line.toDate} {...{ summary, opened, onOpen }} />
            </td>
            <td>
              <Sparkline values={courses.get(line) ?? []} at={at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
})

function wordsOf(line: SummaryLine, t: TFunction) {
  return {
    line,
    label: t(`board.lines.${line.key}`),
    note: line.note === undefined ? "" : t(`board.toDateNote.${line.note}`),
    today: line.today === undefined ? "" : t(`indicator.${line.today}`),
    toDate: line.toDate === undefined ? "" : t(`indicator.${line.toDate}`),
  }
}

type NumberCellProps = Pick<SummaryListProps, "opened" | "onOpen"> & {
  /** The number in words, for who hears it. */
  name: string
  indicator: Indicator | undefined
  summary: Summary
}

/** A number, and the way to the rows that it counts. */
export function NumberCell({ name, indicator, summary, opened, onOpen }: NumberCellProps) {
  if (indicator === undefined) return null
  const value = summary[indicator]
  if (onOpen === undefined) return value
  return (
    <button
      type="button"
      className={value === 0 ? "number-button number-zero" : "number-button"}
      aria-label={`${name} ${value}`}
      aria-expanded={opened === indicator}
      onClick={() => onOpen(indicator)}
    >
      {value}
    </button>
  )
}

function coursesOf(summaries: readonly Summary[]): ReadonlyMap<SummaryLine, readonly number[]> {
  return new Map(
    allLines.map((line) => {
      const indicator = line.today ?? line.toDate
      return [line, indicator === undefined ? [] : summaries.map((summary) => summary[indicator])]
    }),
  )
}
