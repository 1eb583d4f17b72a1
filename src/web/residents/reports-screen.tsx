import "./residents.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { listReports } from "../../contract/residents.ts"
import { useAsk } from "../app/query.ts"
import type { ReportsSearch } from "../app/search.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { Tabs } from "../parts/tabs.tsx"
import { useLatest } from "../parts/use-latest.ts"
import { useOpened } from "../parts/use-opened.ts"
import { AddReportForm } from "./add-report-form.tsx"
import { ReportPanel } from "./report-panel.tsx"
import { ReportTable } from "./report-table.tsx"

const route = getRouteApi("/framed/reports")
const shows = ["open", "settled", "thanks"] as const

/** What residents wrote, by card, by phone, on paper: the oldest that is open first. */
export function ReportsScreen() {
  const { t } = useWords()
  const search = route.useSearch()
  const navigate = route.useNavigate()
  const { show = "open", number, after, report } = search
  const query = { show, ...(number ? { number } : {}), ...(after ? { after } : {}) }
  const { data, error } = useAsk(listReports, query, { live: true })
  const adding = useOpened<true>()
  const [done, setDone] = useState<string | null>(null)
  const shown = useLatest(adding.opened ? undefined : report)
  const go = (wanted: ReportsSearch) => {
    adding.close()
    void navigate({ search: wanted })
  }
  const here: ReportsSearch = { ...(show === "open" ? {} : { show }), ...(number ? { number } : {}) }
  const settled = (line: { number: number; id: string }, text: string) => {
    setDone(t("reports.settled", { number: line.number, text }))
    // whoever has gone on to another meanwhile stays there
    if (shown.current !== line.id) return
    // the next of the open ones is opened at once: hands stay on the keyboard
    const next =
      show === "open"
        ? data?.reports.find(({ id, status }) => id !== line.id && status === "open")
        : undefined
    go(next === undefined ? here : { ...here, report: next.id })
  }
  return (
    <div className="with-panel">
      <Page
        title={t("reports.title")}
        intro={t("reports.intro")}
        actions={
          <>
            <Button kind="main" onClick={() => adding.open(true)}>
              {t("reports.add")}
            </Button>
            <Link to="/reports/cards" className={buttonClass()}>
              {t("reports.cards")}
            </Link>
            <Link to="/reports/person" className={buttonClass()}>
              {t("reports.person")}
            </Link>
          </>
        }
      >
        {done !== null && <DoneNote title={done} />}
        <div className="reports-find">
          <Tabs
            legend={t("reports.show")}
            value={number ? null : show}
            tabs={shows.map((each) => ({
              value: each,
              label: t(`reports.shows.${each}`),
              count: each === "open" ? data?.open : undefined,
            }))}
            onShow={(each) => go(each === "open" ? {} : { show: each })}
          />
          <NumberField onFind={(wanted) => go({ number: wanted })} />
        </div>
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && data.reports.length === 0 && (
          <EmptyNote title={t(number ? "reports.noNumber" : `reports.none.${show}`)}>
            <p>{t(number ? "reports.noNumberHint" : "reports.noneHint")}</p>
          </EmptyNote>
        )}
        {data && data.reports.length > 0 && (
          <ReportTable
            caption={t(`reports.shows.${show}`)}
            reports={data.reports}
            onOpen={({ id }) => go({ ...here, report: id })}
          />
        )}
        {data?.next && (
          <p>
            <Button onClick={() => go({ ...here, after: data.next ?? "" })}>{t("reports.more")}</Button>
          </p>
        )}
      </Page>
      {adding.opened && (
        <SidePanel title={t("reports.add")} onClose={adding.close}>
          <AddReportForm
            onDone={(text) => {
              adding.close()
              setDone(text)
            }}
          />
        </SidePanel>
      )}
      {report && !adding.opened && (
        <ReportPanel key={report} id={report} onClose={() => go(here)} onSettled={settled} />
      )}
    </div>
  )
}

function NumberField({ onFind }: { onFind: (number: string) => void }) {
  const { t } = useWords()
  const [text, setText] = useState("")
  return (
    <form
      className="reports-number"
      onSubmit={(event) => {
        event.preventDefault()
        const number = text.replace(/\D/g, "")
        if (number !== "") onFind(number)
      }}
    >
      <TextField
        label={t("reports.number")}
        autoComplete="off"
        inputMode="numeric"
        maxLength={9}
        value={text}
        onChange={setText}
      />
      <Button type="submit">{t("reports.find")}</Button>
    </form>
  )
}
