import { useWords } from "../parts/i18n.ts"
import type { Compared } from "./compared.ts"

type Step = Compared["steps"][number]

/** Why the machine takes two records for one person or for two: a waterfall, on demand. */
export function Why({ compared }: { compared: Compared }) {
  const { t } = useWords()
  const { steps, chance, against, mergeId } = compared
  if (mergeId !== null || steps.length === 0) return null
  const most = Math.max(1, ...steps.map(({ weight }) => Math.abs(weight)))
  const title =
    chance < 0.5
      ? t("compare.chanceLow")
      : t("compare.chance", { percent: `${Math.min(99, Math.round(chance * 100))}%` })
  return (
    <details className="why">
      <summary>
        {title} · {t("compare.why")}
      </summary>
      <p className="quiet small">
        {t(`compare.against.${against}`)}。{t("compare.whyHint")}
      </p>
      <ol className="why-steps">
        {steps.map((step) => (
          <li key={`${step.step} ${step.field}`} data-total={step.step === "total" || undefined}>
            <span>{stepText(step, t)}</span>
            <span className="why-bar" aria-hidden="true">
              <span
                className={step.weight < 0 ? "why-less" : "why-more"}
                style={{ width: `${(Math.abs(step.weight) / most) * 50}%` }}
              />
            </span>
            <span className="why-bits">
              {t("compare.bits", { bits: `${step.weight > 0 ? "+" : ""}${step.weight.toFixed(1)}` })}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}

function stepText(step: Step, t: ReturnType<typeof useWords>["t"]): string {
  const field = step.field === null ? "" : t(`compare.fieldName.${step.field}`, { defaultValue: step.field })
  const level = step.level === null ? "" : t(`compare.level.${step.level}`, { defaultValue: step.level })
  return t(`compare.step.${step.step}`, { field, level })
}
