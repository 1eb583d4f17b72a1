import type { Indicator, Summary } from "../../core/report/summary.ts"
import { useWords } from "../parts/i18n.ts"
import type { RowsKey } from "./rows-key.ts"
import { type SummaryLine, summaryGroups } from "./summary-lines.ts"
import { NumberCell } from "./summary-list.tsx"

type SummarySheetProps = {
  summary: Summary
  opened: RowsKey | null
  onOpen?: ((rows: RowsKey) => void) | undefined
}

/** All indicators of a day on one A4 page, in two columns of groups. */
export function SummarySheet({ summary, opened, onOpen }: SummarySheetProps) {
  const { t } = useWords()
  return (
    <div className="summary-sheet">
      {summaryGroups.map((group) => (
        <table key={group.key}>
          <caption>{t(`table.group.${group.key}`)}</caption>
          <thead>
            <tr>
              <th scope="col">{t("board.indicatorColumn")}</th>
              <th scope="col">{t("board.today")}</th>
              <th scope="col">{t("board.toDate")}</th>
              <th scope="col">
                <span className="unseen">{t("table.unit")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {group.lines.map((line) => (
              <Line key={line.key} line={line} summary={summary} opened={opened} onOpen={onOpen} />
            ))}
          </tbody>
        </table>
      ))}
      <Stock stock={summary.物资库存} />
    </div>
  )
}

function Line({ line, ...cells }: SummarySheetProps & { line: SummaryLine }) {
  const { t } = useWords()
  const nameOf = (one: Indicator | undefined) => (one === undefined ? "" : t(`indicator.${one}`))
  return (
    <tr>
      <th scope="row">{t(`board.lines.${line.key}`)}</th>
      <td>
        <NumberCell name={nameOf(line.today)} indicator={line.today} {...cells} />
      </td>
      <td>
        {line.note && <span className="quiet small">{t(`board.toDateNote.${line.note}`)} </span>}
        <NumberCell name={nameOf(line.toDate)} indicator={line.toDate} {...cells} />
      </td>
      <td className="quiet small">{t(`board.units.${line.unit}`)}</td>
    </tr>
  )
}

function Stock({ stock }: { stock: Summary["物资库存"] }) {
  const { t } = useWords()
  const items = Object.entries(stock).sort(([one], [other]) => one.localeCompare(other, "zh"))
  return (
    <table>
      <caption>{t("table.stock")}</caption>
      <thead>
        <tr>
          <th scope="col">{t("table.item")}</th>
          <th scope="col">{t("table.left")}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(([item, left]) => (
          <tr key={item}>
            <th scope="row">{item}</th>
            <td>{left}</td>
          </tr>
        ))}
        {items.length === 0 && (
          <tr>
            <td colSpan={2} className="quiet">
              {t("table.noStock")}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}
