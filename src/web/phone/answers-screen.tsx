import "./phone.css"
import { Link } from "@tanstack/react-router"
import { useEffect, useRef } from "react"
import type { Static } from "typebox"
import {
  addFirstAnswers,
  type CommonAnswer,
  endAnswer,
  listAnswers,
  saveAnswer,
} from "../../contract/phone.ts"
import { type CallCategory, callCategories } from "../../core/phone/call-category.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { errorsOf, missing } from "../parts/checks.ts"
import { useForm } from "../parts/form.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { ChoiceField, LongTextField, TextField } from "../parts/inputs.tsx"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useOpened } from "../parts/use-opened.ts"

type Answer = Static<typeof CommonAnswer>

/** The answers that whoever is on the phone has beside the call, by category. */
export function AnswersScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listAnswers, undefined, { live: true })
  const first = useTell(addFirstAnswers, [listAnswers])
  const { opened, open, close } = useOpened<Answer>()
  const add = () => open({ id: newId(), category: "咨询", question: "", answer: "" })
  const answers = data?.answers ?? []
  return (
    <Page
      title={t("phoneAnswers.title")}
      intro={t("phoneAnswers.intro")}
      back={<Link to="/phone">{t("phone.back")}</Link>}
      actions={
        <>
          <Button kind="main" onClick={add}>
            {t("phoneAnswers.add")}
          </Button>
          <Button busy={first.busy} onClick={() => void first.tell({})}>
            {t("phoneAnswers.first")}
          </Button>
        </>
      }
    >
      {error && <ErrorNote refusal={error.refusal} />}
      {first.refused && <ErrorNote refusal={first.refused.refusal} />}
      {opened && <AnswerForm key={opened.id} answer={opened} onDone={close} />}
      {!data && !error && <WaitNote />}
      {data && answers.length === 0 && (
        <EmptyNote title={t("phoneAnswers.none")}>
          <p>{t("phoneAnswers.noneHint")}</p>
        </EmptyNote>
      )}
      {callCategories.map((category) => {
        const own = answers.filter((answer) => answer.category === category)
        if (own.length === 0) return null
        return (
          <section key={category} aria-labelledby={`answers-${category}`}>
            <h2 id={`answers-${category}`}>{t(`callCategory.${category}`)}</h2>
            <dl className="phone-answer-list" lang="zh">
              {own.map((answer) => (
                <div key={answer.id}>
                  <dt>{answer.question}</dt>
                  <dd>{answer.answer}</dd>
                  <dd className="phone-answer-change">
                    <Change answer={answer} onOpen={() => open(answer)} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        )
      })}
    </Page>
  )
}

function Change({ answer, onOpen }: { answer: Answer; onOpen: () => void }) {
  const { t, language } = useWords()
  const { tell, busy } = useTell(endAnswer, [listAnswers])
  return (
    <span className="row" lang={language === "zh" ? "zh-CN" : "en"}>
      <Button kind="quiet" aria-label={`${t("phoneAnswers.change")} ${answer.question}`} onClick={onOpen}>
        {t("phoneAnswers.change")}
      </Button>
      <Button
        kind="quiet"
        busy={busy}
        aria-label={`${t("phoneAnswers.end")} ${answer.question}`}
        onClick={() => void tell({ id: answer.id })}
      >
        {t("phoneAnswers.end")}
      </Button>
    </span>
  )
}

function AnswerForm({ answer, onDone }: { answer: Answer; onDone: () => void }) {
  const { t } = useWords()
  const { tell, busy, refused } = useTell(saveAnswer, [listAnswers])
  const frame = useRef<HTMLDivElement>(null)
  const { values, set, errors, props } = useForm<Answer>(
    answer,
    ({ question, answer: text }) => errorsOf({ question: missing(question), answer: missing(text) }),
    async (typed) => {
      if (!busy && (await tell(typed)).ok) onDone()
    },
  )
  useEffect(() => frame.current?.querySelector("select")?.focus(), [])
  return (
    <div ref={frame}>
      <form {...props} className="form">
        {refused && <ErrorNote refusal={refused.refusal} />}
        <ChoiceField<CallCategory>
          label={t("phone.category")}
          value={values.category}
          choices={callCategories.map((value) => ({ value, label: t(`callCategory.${value}`) }))}
          onChange={(category) => set("category", category)}
        />
        <TextField
          label={t("phoneAnswers.question")}
          maxLength={200}
          value={values.question}
          error={errors.question && t(errors.question)}
          onChange={(question) => set("question", question)}
        />
        <LongTextField
          label={t("phoneAnswers.answer")}
          maxLength={1000}
          value={values.answer}
          error={errors.answer && t(errors.answer)}
          onChange={(text) => set("answer", text)}
        />
        <p className="row">
          <Button kind="main" type="submit" busy={busy}>
            {t("phoneAnswers.save")}
          </Button>
          <Button kind="quiet" onClick={onDone}>
            {t("common.close")}
          </Button>
        </p>
      </form>
    </div>
  )
}
