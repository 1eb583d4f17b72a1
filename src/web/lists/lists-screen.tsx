import "./lists.css"
import { Link } from "@tanstack/react-router"
import { useState } from "react"
import { listLists } from "../../contract/lists.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { openOf } from "./bar-parts.ts"
import { CountBar } from "./count-bar.tsx"
import { dueText } from "./due.ts"
import { ListDue } from "./list-due.tsx"
import type { ListHead } from "./list-types.ts"
import { TakeIn } from "./take-in.tsx"
import { TakeInForm } from "./take-in-form.tsx"

/** Every list that was sent from above: the most pressing first, those answered below. */
export function ListsScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listLists, undefined, { live: true, everyMs: 60_000 })
  const [source, setSource] = useState<File | string | null>(null)
  const open = data?.lists.filter(({ answeredAt }) => answeredAt === null) ?? []
  const answered = data?.lists.filter(({ answeredAt }) => answeredAt !== null) ?? []
  return (
    <Page title={t("lists.title")} intro={t("lists.intro")}>
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
