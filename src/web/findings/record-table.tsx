import type { ReactNode } from "react"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Compared } from "./compared.ts"
import { shortDoor } from "./finding-text.ts"

export const identityFields = ["name", "sex", "idNumber", "phone"] as const
export type IdentityField = (typeof identityFields)[number]
export type Side = "one" | "other"
const sides: readonly Side[] = ["one", "other"]

type RecordTableProps = {
  compared: Compared
  /** What stands before a side's value of a field: where it can be chosen. */
  choice?: (field: IdentityField, side: Side) => ReactNode
}

/** Two records line by line; what differs is marked in words too. */
export function RecordTable({ compared, choice }: RecordTableProps) {
  const { t, language } = useWords()
  const since = ({ since: from, hangs }: Compared[Side]) => {
    if (hangs["stay"] === undefined) return ""
    const day = from === null ? null : parsePlainDate(from)
    return day === null ? t("compare.always") : dayText(day, language)
  }
  const hangs = (counts: Readonly<Record<string, number>>) =>
    Object.entries(counts)
      .map(([what, count]) => `${t(`compare.hang.${what}`)} ${count}`)
      .join(language === "zh" ? "、" : ", ") || t("compare.nothing")
  const lines: readonly { row: string; field?: IdentityField; of: (side: Side) => string }[] = [
    ...identityFields.map((field) => ({ row: field, field, of: (side: Side) => compared[side][field] })),
    { row: "door", of: (side) => shortDoor(compared[side].person.door ?? "") },
    { row: "since", of: (side) => since(compared[side]) },
    { row: "hangs", of: (side) => hangs(compared[side].hangs) },
  ]
  return (
    <div className="table-scroll">
      <table className="table record-table">
        <caption className="unseen">{t("compare.title")}</caption>
        <thead>
          <tr>
            <td />
            {sides.map((side) => (
              <th key={side} scope="col">
                {t(`compare.${side}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ row, field, of }) => {
            const differs = field !== undefined && of("one") !== of("other")
            return (
              <tr key={row} data-differs={differs || undefined}>
                <th scope="row">
                  {t(`compare.row.${row}`)}
                  {differs && <span className="record-differs"> {t("compare.differs")}</span>}
                </th>
                {sides.map((side) => (
                  <td key={side}>{differs && field && choice ? choice(field, side) : of(side) || "—"}</td>
                ))}
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
