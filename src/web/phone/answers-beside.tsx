import { Link } from "@tanstack/react-router"
import { listAnswers } from "../../contract/phone.ts"
import { rankAnswers } from "../../core/phone/rank-answers.ts"
import { useAsk } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"

const AT_ONCE = 5

/** Answers that fit what is being typed, the best of them open. */
export function AnswersBeside({ typed, category }: { typed: string; category: string | null }) {
  const { t } = useWords()
  const { data } = useAsk(listAnswers, undefined, { live: true })
  const fitting = rankAnswers(data?.answers ?? [], typed, category).slice(0, AT_ONCE)
  return (
    <section aria-labelledby="phone-answers">
      <h2 id="phone-answers">
        <Link to="/phone/answers">{t("phone.answers")}</Link>
      </h2>
      {data && fitting.length === 0 && <p className="quiet">{t("phone.noAnswers")}</p>}
      <ul className="phone-answers" lang="zh">
        {fitting.map(({ id, question, answer }, index) => (
          <li key={id}>
            <details open={typed.trim() !== "" && index === 0}>
              <summary>{question}</summary>
              <p>{answer}</p>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
