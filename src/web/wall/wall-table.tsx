import type { Summary } from "../../core/report/summary.ts"
import { useWords } from "../parts/i18n.ts"
import { type WallLine, wallLines } from "./wall-lines.ts"

/** The main lines of the summary table. */
export function WallTable({ summary }: { summary: Summary }) {
  const { t } = useWords()
  const numberOf = (indicator: WallLine["today"]) => (indicator === undefined ? "" : summary[indicator])
  return (
    <table className="wall-table">
      <caption className="unseen">{t("board.summary")}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span className="unseen">{t("board.indicatorColumn")}</span>
          </th>
          <th scope="col">{t("board.today")}</th>
          <th scope="col">{t("board.toDate")}</th>
        </tr>
      </thead>
      <tbody>
        {wallLines.map((line) => (
          <tr key={line.key}>
            <th scope="row">{t(`board.lines.${line.key}`)}</th>
            <td>{numberOf(line.today)}</td>
            <td>{numberOf(line.toDate)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
