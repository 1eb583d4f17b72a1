import "./cases.css"
import { getRouteApi } from "@tanstack/react-router"
import { useState } from "react"
import { findCases, listCases } from "../../contract/quarantine.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { caseShows } from "../../core/quarantine/urgency.ts"
import { call } from "../app/client.ts"
import { useFound } from "../app/found-homes.ts"
import { useAsk } from "../app/query.ts"
import { type CaseFilter, caseFilters } from "../app/search.ts"
import { useSession } from "../app/session.ts"
import { Button } from "../parts/button.tsx"
import { today as todayHere } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { TextField } from "../parts/inputs.tsx"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { Tabs } from "../parts/tabs.tsx"
import { isIn } from "./case-filter.ts"
import { CaseTable } from "./case-table.tsx"
import type { Line } from "./case-type.ts"

const route = getRouteApi("/framed/cases")

/** Everybody in home quarantine, the most pressing first; those followed afterwards; those that are over. */
export function CasesScreen() {
  const { t } = useWords()
  const { show = "open", only = "all", from = 0 } = route.useSearch()
  const navigate = route.useNavigate()
  const [text, setText] = useState("")
  const found = useFound(text, search)
  const { data, error } = useAsk(listCases, { show, offset: from }, { live: true })
  const today = (data?.today ?? todayHere()) as PlainDate
  return (
    <Page title={t("cases.title")} intro={t("cases.intro")}>
      <div className="cases-find">
        <TextField
          label={t("cases.search")}
          hint={t("cases.searchHint")}
          autoComplete="off"
          maxLength={60}
          value={text}
          onChange={setText}
        />
        <Tabs
          legend={t("cases.showLabel")}
          value={show}
          tabs={caseShows.map((each) => ({
            value: each,
            label: t(`cases.show.${each}`),
            count: data?.counts[each],
          }))}
          onShow={(each) => {
            setText("")
            void navigate({ search: each === "open" ? {} : { show: each } })
          }}
        />
      </div>
      {error && <ErrorNote refusal={error.refusal} />}
      {!data && !error && <WaitNote />}
      {data && text.trim() !== "" ? (
        <Found found={found} today={today} />
      ) : (
        data && (
          <>
            {show === "open" && data.cases.length > 0 && (
              <Filters
                cases={data.cases}
                today={today}
                only={only}
                onOnly={(filter) => void navigate({ search: filter === "all" ? {} : { only: filter } })}
              />
            )}
            <Lines show={show} only={only} cases={data.cases} today={today} />
            {data.more && (
              <Button onClick={() => void navigate({ search: { show, from: from + 100 } })}>
                {t("cases.more")}
              </Button>
            )}
          </>
        )
      )}
    </Page>
  )
}

async function search(text: string): Promise<readonly Line[]> {
  const answer = await call(findCases, { body: { text } })
  return answer.ok ? answer.value.cases : []
}

function Found({ found, today }: { found: readonly Line[] | null; today: PlainDate }) {
  const { t } = useWords()
  if (found === null) return <WaitNote />
  return (
    <>
      <p role="status" className="quiet">
        {found.length === 0 ? t("cases.searchNone") : t("cases.searchFound", { count: found.length })}
      </p>
      {found.length > 0 && <CaseTable caption={t("cases.title")} cases={found} today={today} />}
    </>
  )
}

type FiltersProps = {
  cases: readonly Line[]
  today: PlainDate
  only: CaseFilter
  onOnly: (filter: CaseFilter) => void
}

/** What the list can be narrowed to, with how many each; only what there is, and what is for this role. */
function Filters({ cases, today, only, onOnly }: FiltersProps) {
  const { t } = useWords()
  const { who, may } = useSession()
  const forDoctor: readonly CaseFilter[] = ["sign", "assess"]
  const counts = caseFilters
    .filter((filter) => may("sign-health") || !forDoctor.includes(filter))
    .map((filter) => ({
      filter,
      count: cases.filter((line) => isIn(filter, line, today, who?.accountId ?? null)).length,
    }))
    .filter(({ filter, count }) => count > 0 || filter === "all" || filter === only)
  return (
    <fieldset className="cases-filters">
      <legend className="unseen">{t("cases.filterLabel")}</legend>
      {counts.map(({ filter, count }) => (
        <button
          key={filter}
          type="button"
          className="cases-filter"
          aria-pressed={filter === only}
          onClick={() => onOnly(filter)}
        >
          {t(`cases.filter.${filter}`)} <strong>{count}</strong>
        </button>
      ))}
    </fieldset>
  )
}

const noneWords = {
  open: { title: "cases.none", hint: "cases.noneHint" },
  followed: { title: "cases.noneFollowed", hint: "cases.noneFollowedHint" },
  ended: { title: "cases.noneEnded", hint: "cases.noneEndedHint" },
} as const

type LinesProps = {
  show: (typeof caseShows)[number]
  only: CaseFilter
  cases: readonly Line[]
  today: PlainDate
}

function Lines({ show, only, cases, today }: LinesProps) {
  const { t } = useWords()
  const { who } = useSession()
  const none = noneWords[show]
  if (cases.length === 0) {
    return (
      <EmptyNote title={t(none.title)}>
        <p>{t(none.hint)}</p>
      </EmptyNote>
    )
  }
  const shown =
    show === "open" ? cases.filter((line) => isIn(only, line, today, who?.accountId ?? null)) : cases
  if (shown.length === 0) return <p className="quiet">{t("cases.noneLike")}</p>
  return <CaseTable caption={t(`cases.show.${show}`)} cases={shown} today={today} over={show !== "open"} />
}
