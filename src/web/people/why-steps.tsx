import "./why-steps.css"
import type { ReplyOf } from "../../contract/endpoint.ts"
import type { explainRow } from "../../contract/lists.ts"
import { useWords } from "../parts/i18n.ts"
import { barOf, likelyOf } from "./likely.ts"
import { useLevelWords } from "./use-level-words.ts"

type Explained = ReplyOf<typeof explainRow>

/** Why two records have their score: step by step, each as a bar and in words. */
export function WhySteps({ against, steps }: Explained) {
  const { t } = useWords()
  const longest = Math.max(...steps.map(({ weight }) => Math.abs(weight)), 1)
  return (
    <div className="why">
      <p className="quiet">
        {t("listWhy.intro")} {t(`listWhy.against.${against}`)}
      </p>
      <ol>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps have their order
          <WhyStep key={at} step={step} longest={longest} />
        ))}
      </ol>
    </div>
  )
}

function WhyStep({ step, longest }: { step: Explained["steps"][number]; longest: number }) {
  const { t } = useWords()
  const levelText = useLevelWords()
  const { weight } = step
  const likely = likelyOf(weight)
  const field = step.field === null ? "" : t(`lists.kind.${step.field}`, { defaultValue: step.field })
  const level = step.field === null || step.level === null ? "" : levelText(step.field, step.level)
  const width = `${barOf(weight, longest) * 50}%`
  return (
    <li className={step.step === "total" ? "why-total" : undefined}>
      <span>{t(`listWhy.step.${step.step}`, { field, level })}</span>
      <span className="why-track" aria-hidden="true">
        <span
          className={weight < 0 ? "why-bar why-less" : "why-bar"}
          style={{ width, ...(weight < 0 ? { right: "50%" } : { left: "50%" }) }}
        />
      </span>
      <span>{t(`listWhy.${likely.way}${likely.many ? "Many" : ""}`, { times: likely.times })}</span>
    </li>
  )
}
