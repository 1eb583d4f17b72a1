import "./lists.css"
import "./queue.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { downloadReply, getList } from "../../contract/lists.ts"
import { addressOf } from "../app/client.ts"
import { useAsk } from "../app/query.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useKeys } from "../parts/use-keys.ts"
import { NoList } from "./list-screen.tsx"
import type { WholeList } from "./list-types.ts"
import { RowCard } from "./row-card.tsx"
import { useQueue } from "./use-queue.ts"

const route = getRouteApi("/framed/lists/queue")

/** What is doubtful, one card after the other, by keys alone. */
export function QueueScreen() {
  const { id } = route.useSearch()
  return id === undefined ? <NoList /> : <Queue key={id} id={id} />
}

function Queue({ id }: { id: string }) {
  const { t } = useWords()
  const { data: list, error: listError } = useAsk(getList, { id }, { live: true })
  const { place, rows, left, error, refused, decide, undo, canUndo } = useQueue(id)
  const [last, setLast] = useState("")
  const at = typeof place === "string" ? undefined : rows?.find(({ row }) => row.id === place.row)
  const takeBack = () => {
    if (!canUndo) return
    undo()
    setLast(t("listQueue.said.undone"))
  }
  useKeys({ z: takeBack })
  return (
    <Page
      title={t("listQueue.title")}
      intro={
        list && (
          <Link to="/lists/one" search={{ id }}>
            <span lang="zh-CN">
              {list.list.sender} · {list.list.title}
            </span>
          </Link>
        )
      }
      actions={
        <>
          {left !== null && <strong className="list-left">{t("listQueue.left", { count: left })}</strong>}
          <Button aria-keyshortcuts="Z" onClick={takeBack}>
            <kbd aria-hidden>Z</kbd> {t("listQueue.undo")}
          </Button>
        </>
      }
    >
      {listError && <ErrorNote refusal={listError.refusal} />}
      {error && <ErrorNote refusal={error.refusal} />}
      {refused && (
        <ErrorNote refusal={refused}>
          <p>{t("listQueue.notSaved")}</p>
        </ErrorNote>
      )}
      <p role="status" className="list-last">
        {last}
      </p>
      {place === "end" && list && <Finished list={list} />}
      {place !== "end" && (place === "asking" || rows === null) && !error && !refused && <WaitNote />}
      {typeof place !== "string" && rows !== null && at && list && (
        <RowCard
          key={place.row}
          at={at}
          rows={rows}
          list={list}
          onDecide={(said, words) => {
            decide(said)
            setLast(words)
          }}
        />
      )}
      <p className="quiet small list-keys">{t("listQueue.keys")}</p>
    </Page>
  )
}

/** Nothing is doubtful any more: what comes next. */
function Finished({ list }: { list: WholeList }) {
  const { t } = useWords()
  const { id, counts } = list.list
  const steps = [
    { show: "certain", words: "listQueue.toCertain" },
    { show: "fresh", words: "listQueue.toFresh" },
    { show: "later", words: "listQueue.toLater" },
    { show: "calling", words: "listQueue.toCalls" },
  ] as const
  const open = steps.filter(({ show }) => counts[show] > 0)
  return (
    <section className="note stack list-finished">
      <h2>{t("listQueue.done")}</h2>
      <p>{t("listQueue.next")}</p>
      <p className="row">
        {open.map(({ show, words }, at) => (
          <Link
            key={show}
            to="/lists/one"
            search={{ id, show }}
            className={buttonClass(at === 0 ? "main" : "plain")}
          >
            {t(words, { count: counts[show] })}
          </Link>
        ))}
        {open.length === 0 && (
          <a href={addressOf(downloadReply, { id })} className={buttonClass("main")}>
            {t("listQueue.toReply")}
          </a>
        )}
        <Link to="/lists/one" search={{ id }} className={buttonClass()}>
          {t("listQueue.toList")}
        </Link>
      </p>
    </section>
  )
}
