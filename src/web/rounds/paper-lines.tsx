import type { PaperWhat } from "../../core/rounds/paper.ts"
import { useWords } from "../parts/i18n.ts"
import type { Pack } from "./round-type.ts"

type Line = Pack["lines"][number]

/** The columns that are filled in by hand, by what the sheet is for. */
const blanks = {
  visit: ["time", "result", "found", "writer"],
  readings: ["morning", "afternoon", "symptoms", "writer"],
  waste: ["time", "bags", "writer"],
  need: ["time", "writer"],
  call: ["time", "result", "found", "writer"],
} as const satisfies Record<PaperWhat, readonly string[]>

/** The lines of one sheet: number, door, whom it is about, and columns to write in. */
export function PaperLines({ what, lines }: { what: PaperWhat; lines: readonly Line[] }) {
  const { t } = useWords()
  if (lines.length === 0) return <p>{t("paper.noLines")}</p>
  const hasPeople = what !== "waste"
  const hasText = what === "need" || what === "call"
  return (
    <table className={`paper-table paper-${what}`}>
      <thead>
        <tr>
          <th>{t("paper.number")}</th>
          <th>{t("paper.door")}</th>
          {hasPeople && <th>{t("paper.name")}</th>}
          {hasText && <th>{t(`paper.text.${what}`)}</th>}
          {blanks[what].map((column) => (
            <th key={column} className={`paper-col-${column}`}>
              {t(`paper.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.number}>
            <td className="paper-number">{line.number}</td>
            <th scope="row">
              {line.stairwell}-{line.room}
              {line.late && <span className="paper-late">{t("rounds.late")}</span>}
            </th>
            {hasPeople && (
              <td>
                {line.people.map((person) => (
                  <span key={person.name} className="paper-person">
                    {person.name}
                    {person.dayNumber !== null && (
                      <span className="small"> {t("rounds.dayNumber", { number: person.dayNumber })}</span>
                    )}
                  </span>
                ))}
              </td>
            )}
            {hasText && (
              <td>{what === "call" ? `${t(`rounds.source.${line.text}`)} ${line.phone}` : line.text}</td>
            )}
            {blanks[what].map((column) => (
              <td key={column} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
