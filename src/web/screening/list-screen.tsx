import "./screening.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { listScreenings } from "../../contract/screening.ts"
import { parsePlainDate } from "../../core/kit/dates.ts"
import { dispositions } from "../../core/policy/policy.ts"
import { screeningChannels } from "../../core/quarantine/screening-words.ts"
import { useAsk } from "../app/query.ts"
import type { ScreeningListSearch } from "../app/search.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { DayField } from "../parts/day-field.tsx"
import { useWords } from "../parts/i18n.ts"
import { ChoiceField } from "../parts/inputs.tsx"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { useOpened } from "../parts/use-opened.ts"
import { CorrectPanel } from "./correct-panel.tsx"
import { CountsLine } from "./counts-line.tsx"
import { type Line, ScreeningTable } from "./screening-table.tsx"

const route = getRouteApi("/framed/screening/list")
const A_PAGE = 50

/** Registrations of a day or of all days, of returnees or tenants, by channel and disposition. */
export function ScreeningListScreen() {
  const { t } = useWords()
  const search = route.useSearch()
  const { opened: correcting, open: correct, close } = useOpened<Line>()
  const kind = search.kind ?? "returnee"
  const { offset = 0 } = search
  const { data, error } = useAsk(listScreenings, { ...search, kind }, { live: true })
  const on = search.on === undefined ? null : parsePlainDate(search.on)
  return (
    <div className="with-panel">
      <Page
        title={t("screening.list")}
        intro={t("screening.listIntro")}
        actions={
          <Link to="/screening" search={{}} className={buttonClass("main")}>
            {t("screening.register")}
          </Link>
        }
      >
        <CountsLine kind={kind} {...(on === null ? {} : { on })} />
        <Filters search={search} />
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data?.lines.length === 0 && (
          <EmptyNote title={t("screening.none")}>
            <p>{t("screening.noneHint")}</p>
          </EmptyNote>
        )}
        {data && data.lines.length > 0 && (
          <>
            <p className="quiet">{t("screening.total", { count: data.total })}</p>
            <ScreeningTable kind={kind} lines={data.lines} onCorrect={correct} />
            <Pages search={search} offset={offset} total={data.total} />
          </>
        )}
      </Page>
      {correcting && <CorrectPanel key={correcting.id} line={correcting} onClose={close} />}
    </div>
  )
}

function Filters({ search }: { search: ScreeningListSearch }) {
  const { t } = useWords()
  const navigate = route.useNavigate()
  const narrow = (changed: { [Key in keyof ScreeningListSearch]: ScreeningListSearch[Key] | undefined }) => {
    const { offset: _first, ...others } = { ...search, ...changed }
    const kept = Object.fromEntries(Object.entries(others).filter(([, value]) => value !== undefined))
    void navigate({ search: kept as ScreeningListSearch, replace: true })
  }
  const all = { value: "all" as const, label: t("screening.all") }
  const on = search.on === undefined ? null : parsePlainDate(search.on)
  return (
    <div className="screening-filters">
      <ChoiceField
        label={t("screening.kind")}
        value={search.kind ?? "returnee"}
        choices={[
          { value: "returnee", label: t("screening.returnees") },
          { value: "tenant", label: t("screening.tenantRows") },
        ]}
        onChange={(kind) => narrow({ kind, disposition: undefined })}
      />
      <DayField label={t("screening.day")} value={on} onChange={(day) => narrow({ on: day ?? undefined })} />
      <ChoiceField
        label={t("screening.channel")}
        value={search.channel ?? "all"}
        choices={[
          all,
          ...screeningChannels.map((value) => ({ value, label: t(`screening.channels.${value}`) })),
        ]}
        onChange={(value) => narrow({ channel: value === "all" ? undefined : value })}
      />
      {search.kind !== "tenant" && (
        <ChoiceField
          label={t("screening.disposition")}
          value={search.disposition ?? "all"}
          choices={[
            all,
            ...dispositions.map((value) => ({ value, label: t(`screening.dispositions.${value}`) })),
          ]}
          onChange={(value) => narrow({ disposition: value === "all" ? undefined : value })}
        />
      )}
    </div>
  )
}

function Pages({ search, offset, total }: { search: ScreeningListSearch; offset: number; total: number }) {
  const { t } = useWords()
  const navigate = route.useNavigate()
  if (total <= A_PAGE) return null
  const go = (to: number) => void navigate({ search: { ...search, offset: to } })
  return (
    <p className="row">
      {offset > 0 && <Button onClick={() => go(Math.max(0, offset - A_PAGE))}>{t("screening.newer")}</Button>}
      {offset + A_PAGE < total && <Button onClick={() => go(offset + A_PAGE)}>{t("screening.older")}</Button>}
    </p>
  )
}
