import type { Instant, PlainDate } from "../../core/kit/dates.ts"
import { dayText, momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import type { Case } from "./case-type.ts"

type Step = Case["history"][number]

/** Every step with who and when, the newest first; what was taken back stays and is struck out. */
export function CaseHistory({ about }: { about: Case }) {
  const { t, language } = useWords()
  return (
    <section aria-label={t("case.history")} className="case-section">
      <h2>{t("case.history")}</h2>
      {about.history.length === 0 && <p className="quiet">{t("case.noHistory")}</p>}
      <ol className="case-history">
        {about.history.map((step) => (
          <li key={step.id}>
            <p>
              {step.isUndone ? (
                <>
                  <s>{t(`case.move.${step.move}`)}</s> <span className="quiet">{t("case.undone")}</span>
                </>
              ) : (
                <strong>{t(`case.move.${step.move}`)}</strong>
              )}
              <StepText step={step} />
            </p>
            <p className="small quiet">
              {momentText(step.at as Instant, language)} · {step.who}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function StepText({ step: { move, data, detail } }: { step: Step }) {
  const { t, language } = useWords()
  const day = (text: string | undefined) => (text === undefined ? "" : dayText(text as PlainDate, language))
  const isYes = (name: string) => data[name] === "yes"
  const said: Partial<Record<Step["move"], string>> = {
    "assess-dwelling": t(isYes("suitable") ? "case.suitable" : "case.unsuitable"),
    "give-notice": day(data["on"]),
    "sign-undertaking": day(data["on"]),
    "set-contact": `${t("case.wechat")}: ${t(isYes("wechat") ? "case.wechatYes" : "case.wechatNo")}`,
    extend: t("case.extendedTo", { previous: day(data["previous"]), until: day(data["until"]) }),
    withdraw: data["ground"] === undefined ? "" : t(`case.grounds.${data["ground"]}`),
    "end-follow-up": t(isYes("fine") ? "case.foundFine" : "case.foundNotFine"),
    object: data["channel"] === undefined ? "" : t(`case.channels.${data["channel"]}`),
    answer: t(isYes("upheld") ? "case.upheldYes" : "case.upheldNo"),
  }
  const words = Object.entries(detail)
    .filter(([name]) => name !== "previousOrder")
    .map(([, text]) => text)
  const whole = [said[move] ?? "", ...words].filter((text) => text !== "").join(" · ")
  return whole === "" ? null : <span> {whole}</span>
}
