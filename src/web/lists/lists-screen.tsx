import "./lists.css"
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router"
import { useState } from "react"
import { listLists, takeBackList } from "../../contract/lists.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useKeys } from "../parts/use-keys.ts"
import { openOf } from "./bar-parts.ts"
import { CountBar } from "./count-bar.tsx"
import { dueText } from "./due.ts"
import { ListDue } from "./list-due.tsx"
import type { ListHead } from "./list-types.ts"
import { TakeIn } from "./take-in.tsx"
import { TakeInForm } from "./take-in-form.tsx"

const route = getRouteApi("/framed/lists")

/** Every list that was sent from above: the most pressing first, those answered below. */
export function ListsScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listLists, undefined, { live: true, everyMs: 60_000 })
  const { id: removed } = route.useSearch()
  const [source, setSource] = useState<File | string | null>(null)
  const open = data?.lists.filter(({ answeredAt }) => answeredAt === null) ?? []
  const answered = data?.lists.filter(({ answeredAt }) => answeredAt !== null) ?? []
  return (
    <Page title={t("lists.title")} intro={t("lists.intro")}>
      {removed !== undefined && <Removed key={removed} id={removed} />}
      {source === null ? (
        <TakeIn onSource={setSource} />
      ) : (
        <TakeInForm source={source} senders={data?.senders ?? []} onCancel={() => setSource(null)} />
      )}
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data?.lists.length === 0 && (
        <EmptyNote title={t("lists.none")}>
          <p>{t("lists.noneHint")}</p>
        </EmptyNote>
      )}
      {data && data.lists.length > 0 && (
        <section className="stack">
          <h2>{t("lists.open")}</h2>
          {open.length === 0 && <p className="quiet">{t("lists.noneOpen")}</p>}
          <ListCards lists={open} />
        </section>
      )}
      {answered.length > 0 && (
        <section className="stack">
          <h2>{t("lists.answered")}</h2>
          <ListCards lists={answered} />
        </section>
      )}
    </Page>
  )
}

/** A list that was removed a moment ago; whoever removed the wrong one has it back with one key. */
function Removed({ id }: { id: string }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const { tell, busy, refused } = useTell(takeBackList, [listLists])
  const undo = async () => {
    if ((await tell({ id, undo: true })).ok) void navigate({ to: "/lists/one", search: { id } })
  }
  useKeys({ z: () => void undo() })
  return (
    <DoneNote title={t("lists.removed")}>
      {refused && <ErrorNote refusal={refused.refusal} />}
      <Button kind="quiet" aria-keyshortcuts="Z" busy={busy} onClick={() => void undo()}>
        <kbd aria-hidden>Z</kbd> {t("common.undo")}
      </Button>
    </DoneNote>
  )
}

function ListCards({ lists }: { lists: readonly ListHead[] }) {
  return (
    <ul className="list-cards">
      {lists.map((list) => (
        <ListCard key={list.id} list={list} />
      ))}
    </ul>
  )
}

function ListCard({ list }: { list: ListHead }) {
  const { t, language } = useWords()
  const { id, sender, title, asks, by, madeAt, counts } = list
  const left = openOf(counts)
  return (
    <li className="list-card">
      <div className="list-card-head">
        <h3>
          <Link to="/lists/one" search={{ id }}>
            <span lang="zh-CN">
              {sender} · {title}
            </span>
          </Link>
        </h3>
        <ListDue list={list} />
      </div>
      <p className="quiet small">
        {[
          t(`lists.asks.${asks}`),
          t("lists.rows", { count: counts.rows }),
          left === 0 ? t("lists.allDone") : t("lists.left", { count: left }),
          t("lists.takenIn", { by, at: dueText(madeAt as Instant, now(), language) }),
        ].join(" · ")}
      </p>
      <CountBar counts={counts} />
    </li>
  )
}
