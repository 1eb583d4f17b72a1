import { useState } from "react"
import type { PlainDate } from "../../core/kit/dates.ts"
import { dayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { factTime } from "./fact-time.ts"
import type { Home } from "./home-type.ts"

const AT_ONCE = 20

/** A home's story, the newest first, all kinds or one. */
export function HomeFacts({ facts }: { facts: Home["facts"] }) {
  const { t, language } = useWords()
  const [kind, setKind] = useState<string | null>(null)
  const [shown, setShown] = useState(AT_ONCE)
  if (facts.length === 0) return <p className="quiet">{t("home.noFacts")}</p>
  const kinds = [...new Set(facts.map((fact) => fact.kind))]
  const listed = facts
    .filter((fact) => kind === null || fact.kind === kind)
    .sort((a, b) => b.at.localeCompare(a.at))
  const nameOf = (one: string) => t(`home.factKind.${one}`, { defaultValue: t("home.otherFact") })
  return (
    <>
      <fieldset className="filter-bar no-print">
        <legend className="unseen">{t("home.facts")}</legend>
        {[null, ...kinds].map((one) => (
          <button key={one ?? ""} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {one === null ? t("home.allKinds") : nameOf(one)}
          </button>
        ))}
      </fieldset>
      <ul className="home-facts">
        {listed.slice(0, shown).map((fact) => (
          <li key={fact.id}>
            <span className="small quiet">
              {dayText(factTime(fact.at).day, language)} {factTime(fact.at).clock}
            </span>
            <span>
              <strong>{nameOf(fact.kind)}</strong>{" "}
              <span lang="zh-CN">
                {toldCells(fact)
                  .map(([column, cell]) => `${column} ${cell}`)
                  .join(" · ")}
              </span>
              {fact.who && <span className="quiet"> · {fact.who}</span>}
              {fact.kind === "need" && (
                <span className={fact.settledOn === null ? "fact-open" : "quiet"}>
                  {" "}
                  {fact.settledOn === null
                    ? t("home.open")
                    : t("home.settled", { day: dayText(fact.settledOn as PlainDate, language) })}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
      {listed.length > shown && (
        <button type="button" className="text-button" onClick={() => setShown(shown + 100)}>
          {t("home.more", { count: Math.min(100, listed.length - shown) })}
        </button>
      )}
    </>
  )
}

/** Who lives here stands above with number and telephone. */
const saidAbove = new Set(["身份证号", "手机号"])

/** What the line does not say already: its own time and who wrote it stand beside it. */
function toldCells({ cells, at, who }: Home["facts"][number]): [string, string][] {
  return Object.entries(cells).filter(
    ([column, cell]) => cell !== "" && cell !== at && cell !== who && !saidAbove.has(column),
  )
}
