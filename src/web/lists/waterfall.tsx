import { explainRow } from "../../contract/lists.ts"
import { useAsk } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { barOf, likelyOf } from "./likely.ts"
import type { Steps } from "./list-types.ts"
import { useLevelWords } from "./use-level-words.ts"

/** Why a row and somebody have their score: step by step, each as a bar and in words. */
export function Waterfall({ row, person }: { row: string; person: string }) {
  const { t } = useWords()
  const { data, error } = useAsk(explainRow, { row, person })
  return (
    <section className="list-why" aria-label={t("listWhy.title")}>
      <h3>{t("listWhy.title")}</h3>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && (
        <>
          <p className="quiet">
            {t("listWhy.intro")} {t(`listWhy.against.${data.against}`)}
          </p>
          <ol>
            {data.steps.map((step, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps have their order
              <WhyStep key={at} step={step} longest={longestOf(data.steps)} />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function WhyStep({ step, longest }: { step: Steps["steps"][number]; longest: number }) {
  const { t } = useWords()
  const levelText = useLevelWords()
  const { weight } = step
  const likely = likelyOf(weight)
  const field = step.field === null ? "" : t(`lists.kind.${step.field}`, { defaultValue: step.field })
  const level = step.field === null || step.level === null ? "" : levelText(step.field, step.level)
  const width = `${barOf(weight, longest) * 50}%`
  return (
    <li className={step.step === "total" ? "list-why-total" : undefined}>
      <span className="list-why-step">{t(`listWhy.step.${step.step}`, { field, level })}</span>
      <span className="list-why-track" aria-hidden="true">
        <span
          className={weight < 0 ? "list-why-bar list-why-less" : "list-why-bar"}
          style={{ width, ...(weight < 0 ? { right: "50%" } : { left: "50%" }) }}
        />
      </span>
      <span className="list-why-words">
        {t(`listWhy.${likely.way}${likely.many ? "Many" : ""}`, { times: likely.times })}
      </span>
    </li>
  )
}

function longestOf(steps: Steps["steps"]): number {
  return Math.max(...steps.map(({ weight }) => Math.abs(weight)), 1)
}
