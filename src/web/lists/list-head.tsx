import { Link, useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { answerList, downloadReply, getList, listLists, takeBackList } from "../../contract/lists.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { rowOutcomes } from "../../core/reconcile/row-outcome.ts"
import { addressOf } from "../app/client.ts"
import { useTell } from "../app/query.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote } from "../parts/notes.tsx"
import { openOf } from "./bar-parts.ts"
import { CountBar } from "./count-bar.tsx"
import { dueText } from "./due.ts"
import { ListDue } from "./list-due.tsx"
import type { WholeList } from "./list-types.ts"
import { useOutcomeWord } from "./use-outcome-word.ts"

/** What can be done with a list as a whole: go through it, send it back, print what is left. */
export function ListActions({ list }: { list: WholeList }) {
  const { t } = useWords()
  const { id, counts, answeredAt } = list.list
  const isReady = openOf(counts) === 0 && answeredAt === null
  return (
    <>
      {counts.doubtful > 0 && (
        <Link to="/lists/queue" search={{ id }} className={buttonClass("main")}>
          {t("listOne.queue", { count: counts.doubtful })}
        </Link>
      )}
      <a
        href={addressOf(downloadReply, { id })}
        className={buttonClass(isReady ? "main" : "plain")}
        title={t("listOne.replyHint")}
      >
        {t("listOne.reply")}
      </a>
      <Link to="/lists/print" search={{ id }} className={buttonClass()}>
        {t("listOne.print")}
      </Link>
    </>
  )
}

/** How far a list is, by when, and the last step: that it was answered. */
export function ListStanding({ list }: { list: WholeList }) {
  const { t, language } = useWords()
  const outcomeWord = useOutcomeWord(list.list.asks)
  const { asks, by, madeAt, counts, answeredAt } = list.list
  const left = openOf(counts)
  const ends = rowOutcomes.filter((outcome) => (list.outcomes[outcome] ?? 0) > 0)
  return (
    <section className="list-standing">
      <p className="row">
        <ListDue list={list.list} />
        <span className="quiet">
          {[
            t(`lists.asks.${asks}`),
            t("listOne.progress", { ended: counts.ended, rows: counts.rows }),
            t("lists.takenIn", { by, at: dueText(madeAt as Instant, now(), language) }),
          ].join(" · ")}
        </span>
      </p>
      <CountBar counts={counts} />
      {counts.waiting > 0 && (
        <p role="status" className="row">
          <progress
            className="list-progress"
            aria-label={t("lists.part.waiting")}
            max={counts.rows}
            value={counts.rows - counts.waiting}
          />
          {t("lists.matching", { count: counts.waiting })}
        </p>
      )}
      {ends.length > 0 && (
        <dl className="list-outcomes" aria-label={t("listOne.outcomes")}>
          {ends.map((outcome) => (
            <div key={outcome}>
              <dt>{outcomeWord(outcome)}</dt>
              <dd>{list.outcomes[outcome]}</dd>
            </div>
          ))}
        </dl>
      )}
      {left === 0 && answeredAt === null && <p>{t("listOne.finished")}</p>}
      <Answered list={list} />
    </section>
  )
}

function Answered({ list }: { list: WholeList }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { id, answeredAt, counts } = list.list
  const answer = useTell(answerList, [getList, listLists])
  const back = useTell(takeBackList, [listLists])
  const [sure, setSure] = useState(false)
  const refused = answer.refused ?? back.refused
  const takeBack = async () => {
    if (!sure) return setSure(true)
    if ((await back.tell({ id })).ok) void navigate({ to: "/lists", search: { id } })
  }
  return (
    <div className="row no-print">
      {refused && <ErrorNote refusal={refused.refusal} />}
      {answeredAt === null ? (
        openOf(counts) === 0 && (
          <Button busy={answer.busy} onClick={() => void answer.tell({ id })}>
            {t("listOne.answer")}
          </Button>
        )
      ) : (
        <>
          <span role="status">{t("listOne.answeredNow")}</span>
          <Button kind="quiet" busy={answer.busy} onClick={() => void answer.tell({ id, undo: true })}>
            {t("listOne.unanswer")}
          </Button>
        </>
      )}
      {counts.ended === 0 && answeredAt === null && (
        <Button kind={sure ? "grave" : "quiet"} busy={back.busy} onClick={() => void takeBack()}>
          {t(sure ? "listOne.takeBackSure" : "listOne.takeBack")}
        </Button>
      )}
    </div>
  )
}
