import { useState } from "react"
import { listErasures } from "../../contract/access.ts"
import type { Instant } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { DataTable } from "../parts/data-table.tsx"
import { momentText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { EraseCampaignForm } from "./erase-campaign-form.tsx"
import { ErasePersonForm } from "./erase-person-form.tsx"

export function ErasuresScreen() {
  const { t } = useWords()
  const [done, setDone] = useState(false)
  return (
    <Page title={t("erasures.title")} intro={t("erasures.intro")}>
      {done && <DoneNote title={t("erasures.done")} />}
      <div className="columns no-print">
        <ErasePersonForm onDone={() => setDone(true)} />
        <EraseCampaignForm onDone={() => setDone(true)} />
      </div>
      <section className="stack">
        <h2>{t("erasures.certificates")}</h2>
        <Certificates />
      </section>
    </Page>
  )
}

function Certificates() {
  const { t, language } = useWords()
  const { data, error } = useAsk(listErasures, undefined)
  if (error) return <ErrorNote refusal={error.refusal} />
  if (!data) return <WaitNote />
  if (data.erasures.length === 0) {
    return (
      <EmptyNote title={t("erasures.emptyTitle")}>
        <p>{t("erasures.empty")}</p>
      </EmptyNote>
    )
  }
  return (
    <>
      <DataTable
        caption={t("erasures.certificates")}
        rows={data.erasures}
        keyOf={({ id }) => id}
        columns={[
          {
            key: "at",
            whole: true,
            label: t("erasures.at"),
            cell: ({ at }) => momentText(at as Instant, language),
          },
          {
            key: "scope",
            whole: true,
            label: t("erasures.scope"),
            cell: ({ scope }) =>
              t(scope === "campaign" ? "erasures.scopes.campaign" : "erasures.scopes.subject"),
          },
          { key: "reason", label: t("erasures.reason"), cell: ({ reason }) => reason },
          {
            key: "counts",
            label: t("erasures.counts"),
            number: true,
            cell: ({ counts }) => t("common.rows", { count: sumOf(counts) }),
          },
        ]}
      />
      <p className="no-print">
        <Button onClick={() => window.print()}>{t("erasures.print")}</Button>
      </p>
    </>
  )
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
