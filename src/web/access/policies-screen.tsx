import "./policies.css"
import { useState } from "react"
import { listPolicyHistory } from "../../contract/policies.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { policyRules } from "../../core/policy/policy-fields.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { type Column, DataTable } from "../parts/data-table.tsx"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { policyValueText } from "../parts/policy-text.ts"
import { SidePanel } from "../parts/side-panel.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { PolicyForm } from "./policy-form.tsx"
import { PolicyHistory } from "./policy-history.tsx"
import type { PolicyVersion } from "./policy-version.ts"

type Opened = { readonly rule: string; readonly changing: boolean }

/** The rules in force and to come, what rests on each, how they came about; the head writes new versions. */
export function PoliciesScreen() {
  const { t, language } = useWords()
  const { may } = useSession()
  const { data, error } = useAsk(listPolicyHistory, undefined, { live: true })
  const { opened, open, close } = useOpened<Opened>()
  const [done, setDone] = useState<{ title: string; more?: string } | null>(null)
  const ruleName = (rule: string) => t(`policies.rules.${rule}`, { defaultValue: rule })
  const dayIn = (day: string) => fullDayText(day as PlainDate, language)
  const shown = data?.versions.filter(({ standing }) => standing === "now" || standing === "coming") ?? []
  const places: readonly string[] = policyRules
  const inOrder = shown.toSorted((one, other) => places.indexOf(one.rule) - places.indexOf(other.rule))
  const versions = (rule: string) => data?.versions.filter((one) => one.rule === rule) ?? []
  const columns: Column<PolicyVersion>[] = [
    { key: "rule", whole: true, label: t("policies.rule"), cell: ({ rule }) => ruleName(rule) },
    {
      key: "value",
      label: t("policies.value"),
      cell: (version) => (
        <>
          {version.standing === "coming" && (
            <strong>{t("policies.standing.coming", { day: dayIn(version.inForceFrom) })} </strong>
          )}
          {policyValueText(version, t)}
        </>
      ),
    },
    {
      key: "from",
      whole: true,
      label: t("policies.from"),
      cell: ({ inForceFrom }) => dayIn(inForceFrom),
    },
    { key: "document", label: t("policies.document"), cell: ({ document }) => document },
    {
      key: "uses",
      label: t("policies.uses"),
      cell: ({ rule }) => <span className="quiet">{t(`policies.usedBy.${rule}`, { defaultValue: "" })}</span>,
    },
    {
      key: "actions",
      label: t("common.actions"),
      actions: true,
      cell: ({ rule, standing }) => (
        <span className="policy-actions">
          <Button
            kind="quiet"
            aria-label={t("policies.historyOf", { rule: ruleName(rule) })}
            onClick={() => open({ rule, changing: false })}
          >
            {t("policies.history")}
          </Button>
          {may("change-policies") && standing === "now" && (
            <Button
              kind="quiet"
              aria-label={t("policies.changeOf", { rule: ruleName(rule) })}
              onClick={() => open({ rule, changing: true })}
            >
              {t("policies.change")}
            </Button>
          )}
        </span>
      ),
    },
  ]
  return (
    <div className="with-panel">
      <Page title={t("policies.title")} intro={t("policies.intro")}>
        {done && <DoneNote title={done.title}>{done.more && <p>{done.more}</p>}</DoneNote>}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data?.versions.length === 0 && (
          <EmptyNote title={t("policies.emptyTitle")}>
            <p>{t("policies.empty")}</p>
          </EmptyNote>
        )}
        {shown.length > 0 && (
          <DataTable caption={t("policies.title")} rows={inOrder} keyOf={({ id }) => id} columns={columns} />
        )}
      </Page>
      {opened && (
        <SidePanel
          key={`${opened.rule} ${opened.changing}`}
          title={t(opened.changing ? "policies.changeOf" : "policies.historyOf", {
            rule: ruleName(opened.rule),
          })}
          onClose={close}
        >
          {opened.changing ? (
            <PolicyForm
              versions={versions(opened.rule)}
              onDone={(inForceFrom, moved) => {
                const title = t("policies.saved", { day: dayIn(inForceFrom) })
                setDone(moved > 0 ? { title, more: t("policies.savedMoved", { count: moved }) } : { title })
                close()
              }}
            />
          ) : (
            <PolicyHistory
              versions={versions(opened.rule)}
              onTakenBack={() => setDone({ title: t("policies.tookBack") })}
            />
          )}
        </SidePanel>
      )}
    </div>
  )
}
