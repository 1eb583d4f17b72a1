import "./screening.css"
import { Link } from "@tanstack/react-router"
import { useRef, useState } from "react"
import { listPolicies } from "../../contract/access.ts"
import { listLetHomes } from "../../contract/screening.ts"
import type { Policy } from "../../core/policy/policy.ts"
import type { ScreeningChannel } from "../../core/quarantine/screening-words.ts"
import { useAsk } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useLatest } from "../parts/use-latest.ts"
import { CountsLine } from "./counts-line.tsx"
import { coverageOf, type LetHome, nextToScreen } from "./coverage.ts"
import { EntryRule } from "./entry-rule.tsx"
import { LetHomeList } from "./let-home-list.tsx"
import { type Saved, SavedNote } from "./saved-note.tsx"
import { TenantForm } from "./tenant-form.tsx"

/** Goes through the let homes stairwell by stairwell: who was screened, who was not; one home after the other, by keys alone. */
export function TenantsScreen() {
  const { t } = useWords()
  const { data, error } = useAsk(listLetHomes, undefined, { live: true })
  const { data: rules } = useAsk(listPolicies, undefined, { live: true })
  const [homeId, setHomeId] = useState<string | null>(null)
  const [channel, setChannel] = useState<ScreeningChannel>("door")
  const [saved, setSaved] = useState<Saved | null>(null)
  /** How many were screened at each home: another form for each. */
  const [turns, setTurns] = useState<Readonly<Record<string, number>>>({})
  const list = useRef<HTMLDivElement>(null)
  const shown = useLatest(homeId)
  const homes = data?.homes ?? []
  const home = homes.find((one) => one.homeId === homeId)
  const afterwards = (done: Saved, from: LetHome) => {
    setSaved(done)
    setTurns((before) => ({ ...before, [from.homeId]: (before[from.homeId] ?? 0) + 1 }))
    const next = nextToScreen(homes, from, done.personId)
    // whoever has gone on to another home meanwhile stays there
    if (shown.current !== from.homeId) return
    setHomeId(next?.homeId ?? null)
    if (next === null) list.current?.querySelector<HTMLElement>("[tabindex='0']")?.focus()
  }
  return (
    <div className="with-panel">
      <Page
        title={t("screening.tenants")}
        intro={t("screening.tenantsIntro")}
        back={
          <Link to="/screening" search={{}}>
            {t("screening.title")}
          </Link>
        }
      >
        <CountsLine kind="tenant" />
        {rules && <EntryRule policies={rules.policies as Policy[]} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data?.homes.length === 0 && (
          <EmptyNote title={t("screening.noLet")}>
            <p>{t("screening.noLetHint")}</p>
          </EmptyNote>
        )}
        {homes.length > 0 && (
          <div ref={list}>
            <p className="screening-counts">{t("screening.coverage", coverageOf(homes))}</p>
            <LetHomeList homes={homes} open={homeId} onOpen={(one) => setHomeId(one.homeId)} />
          </div>
        )}
      </Page>
      {home && (
        <SidePanel title={home.door} onClose={() => setHomeId(null)}>
          {saved && <SavedNote key={saved.id} saved={saved} />}
          <TenantForm
            key={`${home.homeId} ${turns[home.homeId] ?? 0}`}
            home={home}
            channel={channel}
            goesOn={saved !== null}
            onChannel={setChannel}
            onSaved={(done) => afterwards(done, home)}
          />
        </SidePanel>
      )}
      {!home && saved && (
        <div className="screening-last">
          <SavedNote key={saved.id} saved={saved} />
        </div>
      )}
    </div>
  )
}
