import "./lists.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { getList } from "../../contract/lists.ts"
import { useAsk } from "../app/query.ts"
import { buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page, usePageTitle } from "../parts/page.tsx"
import { Tabs } from "../parts/tabs.tsx"
import { ListActions, ListStanding } from "./list-head.tsx"
import { type RowShow, rowShows, type WholeList, workShows } from "./list-types.ts"
import { RowDesk } from "./row-desk.tsx"

const route = getRouteApi("/framed/lists/one")

/** One list: how far it is, its rows by what is to be done with them, its reply. */
export function ListScreen() {
  const { id } = route.useSearch()
  return id === undefined ? <NoList /> : <OneList key={id} id={id} />
}

/** The address names no list. */
export function NoList() {
  const { t } = useWords()
  return (
    <Page title={t("lists.title")}>
      <EmptyNote title={t("lists.missing")}>
        <p>{t("lists.missingHint")}</p>
        <p>
          <Link to="/lists">{t("lists.back")}</Link>
        </p>
      </EmptyNote>
    </Page>
  )
}

function OneList({ id }: { id: string }) {
  const { t } = useWords()
  const [waiting, setWaiting] = useState(true)
  // while it is matched nothing else says that it goes on
  const { data, error } = useAsk(getList, { id }, { live: true, ...(waiting ? { everyMs: 1000 } : {}) })
  const isWaiting = data === undefined || data.list.counts.waiting > 0
  if (isWaiting !== waiting) setWaiting(isWaiting)
  usePageTitle(data === undefined ? t("lists.title") : data.list.title)
  if (error) return <ErrorNote refusal={error.refusal} />
  if (data === undefined) return <WaitNote />
  return <Whole list={data} />
}

function Whole({ list }: { list: WholeList }) {
  const { t } = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { counts, sender, title } = list.list
  // chosen once it is matched, and then it stays: nothing moves under somebody's hands
  const [first, setFirst] = useState<RowShow | null>(null)
  if (first === null && counts.waiting === 0) setFirst(firstShow(counts))
  const show = search.show ?? first ?? "all"
  return (
    <div className="page list-page">
      <div className="page-head">
        <div>
          <p className="no-print">
            <Link to="/lists">{t("lists.back")}</Link>
          </p>
          <h1 lang="zh-CN">{title}</h1>
          <p className="page-intro" lang="zh-CN">
            {sender}
          </p>
        </div>
        <div className="row no-print">
          <ListActions list={list} />
        </div>
      </div>
      <ListStanding list={list} />
      <Tabs
        legend={t("lists.parts")}
        value={show}
        tabs={rowShows.map((one) => ({
          value: one,
          label: t(`lists.part.${one}`),
          count: countOf(counts, one),
        }))}
        onShow={(one) => void navigate({ search: { id: list.list.id, show: one } })}
      />
      {show === "doubtful" && counts.doubtful > 0 && (
        <p>
          <Link to="/lists/queue" search={{ id: list.list.id }} className={buttonClass("main")}>
            {t("listOne.queue", { count: counts.doubtful })}
          </Link>
        </p>
      )}
      {show === "calling" && counts.calling > 0 && (
        <p>
          <Link to="/phone/queue">{t("listOne.toCalls")}</Link>
        </p>
      )}
      <RowDesk
        key={show}
        list={list}
        show={show}
        onShow={(next) => void navigate({ search: { id: list.list.id, show: next } })}
      />
    </div>
  )
}

function firstShow(counts: WholeList["list"]["counts"]): RowShow {
  return workShows.find((one) => counts[one] > 0) ?? "all"
}

function countOf(counts: WholeList["list"]["counts"], show: RowShow): number {
  return show === "all" ? counts.rows : counts[show]
}
