import { groupedPassNumber } from "../../core/gate/pass-number.ts"
import { useWords } from "../parts/i18n.ts"
import { daysOf, PassKindName, PassStanding } from "./pass-table.tsx"
import type { Pass } from "./pass-type.ts"

/** One pass in a few lines, its number first. */
export function PassSummary({ pass }: { pass: Pass }) {
  const { t, language } = useWords()
  return (
    <div className="passes-summary">
      <p className="passes-summary-number pass-number">{groupedPassNumber(pass.number)}</p>
      <p>
        <PassKindName kind={pass.kind} /> · {pass.door} · {pass.holder}
      </p>
      <p>
        {daysOf(pass, language) ?? t("passes.noDays")} · <PassStanding pass={pass} />
      </p>
      {!pass.hasCode && <p className="quiet">{t("passes.onPaper")}</p>}
    </div>
  )
}
