import { doorOutcomes } from "../../core/rounds/attempt.ts"
import { useWords } from "../parts/i18n.ts"
import type { Home } from "./round-type.ts"

/** The stairwell's sheet on paper: a box to tick for each thing a knock may come to. */
export function PrintSheet({ homes }: { homes: readonly Home[] }) {
  const { t } = useWords()
  return (
    <table className="paper-table only-print-table">
      <thead>
        <tr>
          <th>{t("paper.door")}</th>
          <th>{t("paper.known")}</th>
          <th>{t("rounds.result")}</th>
          <th>{t("paper.time")}</th>
          <th className="paper-wide">{t("rounds.note")}</th>
        </tr>
      </thead>
      <tbody>
        {homes.map((home) => (
          <tr key={home.id}>
            <th scope="row">
              {home.stairwell.number}-{home.room}
            </th>
            <td>
              {home.people.map((person) => person.name).join("、")}{" "}
              {home.tenure !== null && home.tenure !== "owner-occupied" && t(`tenure.${home.tenure}`)}
            </td>
            <td className="paper-boxes">
              {doorOutcomes.map((outcome) => (
                <span key={outcome}>
                  {home.checks[0]?.outcome === outcome ? "☑" : "☐"}
                  {t(`rounds.outcome.${outcome}`)}
                </span>
              ))}
            </td>
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  )
}
