import "./swaps.css"
import { useState } from "react"
import { listSwaps } from "../../contract/swaps.ts"
import { useAsk } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { Tabs } from "../parts/tabs.tsx"
import { EnterPanel } from "./enter-panel.tsx"
import { SwapCard } from "./swap-card.tsx"

const views = ["agreed", "open", "settled"] as const
type View = (typeof views)[number]

/** The swap board: what waits for the office, what waits for an answer, what was settled. */
export function SwapsScreen() {
  const { t } = useWords()
  const [view, setView] = useState<View>("agreed")
  const [enters, setEnters] = useState(false)
  const [done, setDone] = useState<string | null>(null)
  const waiting = useAsk(listSwaps, { show: "waiting" }, { live: true, everyMs: 60_000 })
  const settled = useAsk(listSwaps, { show: "settled" }, { live: true, enabled: view === "settled" })
  const { data, error } = view === "settled" ? settled : waiting
  const open = waiting.data?.swaps.filter(({ stage }) => stage === "open").length
  const shown = data?.swaps.filter(({ stage }) => view === "settled" || stage === view) ?? []
  const show = (to: View) => {
    setDone(null)
    setView(to)
  }
  return (
    <div className="with-panel">
      <Page
        title={t("swaps.title")}
        intro={t("swaps.intro")}
        actions={
          <Button kind="main" onClick={() => setEnters(true)}>
            {t("swaps.enter")}
          </Button>
        }
      >
        <Tabs
          legend={t("swaps.which")}
          value={view}
          tabs={views.map((value) => ({
            value,
            label: t(`swaps.view.${value}`),
            count: value === "agreed" ? waiting.data?.toApprove : value === "open" ? open : undefined,
          }))}
          onShow={show}
        />
        {done && <DoneNote title={t(`swaps.done.${done}`)} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && shown.length === 0 && (
          <EmptyNote title={t(`swaps.empty.${view}.title`)}>
            <p>{t(`swaps.empty.${view}.text`)}</p>
          </EmptyNote>
        )}
        <ul className="swap-cards">
          {shown.map((swap) => (
            <SwapCard key={swap.id} swap={swap} onDone={setDone} />
          ))}
        </ul>
      </Page>
      {enters && (
        <SidePanel title={t("swaps.enterTitle")} onClose={() => setEnters(false)}>
          <EnterPanel
            onEntered={() => {
              setEnters(false)
              setView("agreed")
              setDone("entered")
            }}
          />
        </SidePanel>
      )}
    </div>
  )
}
