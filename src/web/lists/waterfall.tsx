import { explainRow } from "../../contract/lists.ts"
import { useAsk } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { WhySteps } from "../people/why-steps.tsx"

/** Why a row and somebody have their score. */
export function Waterfall({ row, person }: { row: string; person: string }) {
  const { t } = useWords()
  const { data, error } = useAsk(explainRow, { row, person })
  return (
    <section className="list-why" aria-label={t("listWhy.title")}>
      <h3>{t("listWhy.title")}</h3>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && <WhySteps {...data} />}
    </section>
  )
}
