import { useWords } from "../parts/i18n.ts"
import { WhySteps } from "../people/why-steps.tsx"
import type { Compared } from "./compared.ts"

/** Why the machine takes two records for one person or for two: a waterfall, on demand. */
export function Why({ compared }: { compared: Compared }) {
  const { t } = useWords()
  const { steps, chance, against, mergeId } = compared
  if (mergeId !== null || steps.length === 0) return null
  const title =
    chance < 0.5
      ? t("compare.chanceLow")
      : t("compare.chance", { percent: `${Math.min(99, Math.round(chance * 100))}%` })
  return (
    <details className="why-asked">
      <summary>
        {title} · {t("compare.why")}
      </summary>
      <WhySteps against={against} steps={steps} />
    </details>
  )
}
