import { listPolicies } from "../../contract/access.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { useAsk } from "../app/query.ts"
import { DataTable } from "../parts/data-table.tsx"
import { fullDayText } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { valueText } from "../parts/policy-text.ts"

export function PoliciesScreen() {
  const { t, language } = useWords()
  const { data, error } = useAsk(listPolicies, undefined)
  const dayIn = (text: string) => {
    const day = parsePlainDate(text)
    return day === null ? text : fullDayText(day, language)
  }
  return (
    <Page title={t("policies.title")} intro={t("policies.intro")}>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data?.policies.length === 0 && (
        <EmptyNote title={t("policies.emptyTitle")}>
          <p>{t("policies.empty")}</p>
        </EmptyNote>
      )}
      {data && data.policies.length > 0 && (
        <DataTable
          caption={t("policies.title")}
          rows={data.policies}
          keyOf={({ rule, inForceFrom }) => `${rule} ${inForceFrom}`}
          columns={[
            {
              key: "rule",
              whole: true,
              label: t("policies.rule"),
              cell: ({ rule }) => t(`policies.rules.${rule}`, { defaultValue: rule }),
            },
            { key: "value", label: t("policies.value"), cell: (policy) => valueText(policy, t) },
            {
              key: "from",
              whole: true,
              label: t("policies.from"),
              cell: ({ inForceFrom }) => dayIn(inForceFrom),
            },
            { key: "document", label: t("policies.document"), cell: ({ document }) => document },
          ]}
        />
      )}
    </Page>
  )
}
