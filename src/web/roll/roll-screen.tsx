import "./roll.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useState } from "react"
import { listRoll, returnWorker } from "../../contract/roll.ts"
import { countRoll, needsConsent } from "../../core/roster/roll.ts"
import { useAsk, useTell } from "../app/query.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { returnedText } from "../parts/returned-words.ts"
import { SidePanel } from "../parts/side-panel.tsx"
import { Tabs } from "../parts/tabs.tsx"
import { useLatest } from "../parts/use-latest.ts"
import { AddPanel } from "./add-panel.tsx"
import { MarkBar } from "./mark-bar.tsx"
import { OthersPanel } from "./others-panel.tsx"
import { RollFilters } from "./roll-filters.tsx"
import { RollGlance } from "./roll-glance.tsx"
import { RollTable } from "./roll-table.tsx"
import { nothingChosen, type RollChoice, useFoundWorkers } from "./use-roll-choice.ts"
import { WorkerPanel } from "./worker-panel.tsx"
import type { Worker } from "./worker-type.ts"

const route = getRouteApi("/framed/volunteers")
const stages = ["active", "asked", "ended"] as const

type Done = { readonly title: string; readonly undo?: string }

/** The roll: who stands duty, who waits to be taken on, who has left. */
export function RollScreen() {
  const say = useWords()
  const { t } = say
  const { show = "active", worker } = route.useSearch()
  const navigate = route.useNavigate()
  const { data, error } = useAsk(listRoll, undefined, { live: true })
  const returning = useTell(returnWorker, [listRoll])
  const [choice, setChoice] = useState<RollChoice>(nothingChosen)
  const [beside, setBeside] = useState<"add" | "others" | null>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const found = useFoundWorkers(choice.text)
  const all = data?.workers ?? []
  const shown = all.filter((one) => one.stage === show && fits(one, choice, found))
  // what the list shows no more is not meant
  const ticked = chosen.filter((id) => shown.some((one) => one.id === id))
  const atWorker = useLatest(worker)
  const open = (id: string | null) => {
    setBeside(null)
    void navigate({
      search: { ...(show === "active" ? {} : { show }), ...(id === null ? {} : { worker: id }) },
      // the list stays where it was scrolled to
      resetScroll: false,
    })
  }
  const turnTo = (to: (typeof stages)[number]) =>
    void navigate({ search: to === "active" ? {} : { show: to } })
  const bringBack = async (id: string) => {
    const answer = await returning.tell({ id, undo: true })
    if (answer.ok) setDone({ title: [t("roll.undone"), returnedText(say, answer.value)].join(" ") })
  }
  return (
    <div className="with-panel">
      <Page
        title={t("roll.title")}
        intro={t("roll.intro")}
        actions={
          <>
            <Button kind="main" onClick={() => setBeside("add")}>
              {t("roll.add")}
            </Button>
            <Link to="/volunteers/poster" className={buttonClass()}>
              {t("roll.poster")}
            </Link>
            <Button onClick={() => setBeside("others")}>{t("roll.others")}</Button>
          </>
        }
      >
        {done && (
          <DoneNote title={done.title}>
            {done.undo !== undefined && (
              <Button kind="quiet" busy={returning.busy} onClick={() => bringBack(done.undo ?? "")}>
                {t("roll.undo")}
              </Button>
            )}
          </DoneNote>
        )}
        {returning.refused && <ErrorNote refusal={returning.refused.refusal} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && (
          <>
            {show === "active" && <RollGlance counts={countRoll(all)} choice={choice} onChoose={setChoice} />}
            <div className="roll-bar">
              <Tabs
                legend={t("roll.show")}
                value={show}
                tabs={stages.map((stage) => ({
                  value: stage,
                  label: t(`roll.stage.${stage}`),
                  count: all.filter((one) => one.stage === stage).length,
                }))}
                onShow={turnTo}
              />
              <RollFilters choice={choice} workers={all} onChoose={setChoice} />
            </div>
            {shown.length > 0 ? (
              <>
                {show === "active" && (
                  <MarkBar
                    chosen={ticked}
                    shown={shown.map(({ id }) => id)}
                    onChoose={setChosen}
                    onDone={(title) => setDone({ title })}
                  />
                )}
                <RollTable
                  caption={t(`roll.stage.${show}`)}
                  workers={shown}
                  all={all}
                  chosen={show === "active" ? ticked : null}
                  onChoose={setChosen}
                  onOpen={open}
                />
              </>
            ) : (
              <Nothing isAll={all.every((one) => one.stage !== show)} show={show} />
            )}
          </>
        )}
      </Page>
      {beside === "add" && <AddPanel workers={all} onOpen={open} onClose={() => setBeside(null)} />}
      {beside === "others" && (
        <SidePanel title={t("roll.others")} onClose={() => setBeside(null)}>
          <OthersPanel onDone={(title) => setDone({ title })} />
        </SidePanel>
      )}
      {worker && beside === null && (
        <WorkerPanel
          key={worker}
          id={worker}
          workers={all}
          onOpen={open}
          onClose={() => open(null)}
          onDone={(title, undo) => {
            setDone({ title, ...(undo === undefined ? {} : { undo }) })
            // whoever has gone on to somebody else meanwhile stays there
            if ((undo !== undefined || show === "asked") && atWorker.current === worker) open(null)
          }}
        />
      )}
    </div>
  )
}

function Nothing({ isAll, show }: { isAll: boolean; show: (typeof stages)[number] }) {
  const { t } = useWords()
  return isAll ? (
    <EmptyNote title={t(`roll.none.${show}`)}>
      <p>{t(`roll.noneHint.${show}`)}</p>
    </EmptyNote>
  ) : (
    <p className="quiet" role="status">
      {t("roll.noneFit")}
    </p>
  )
}

function fits(worker: Worker, choice: RollChoice, found: readonly string[] | null): boolean {
  const { free, skill, kind, only } = choice
  return (
    (found === null || found.includes(worker.id)) &&
    (free === null || worker.free.includes(free)) &&
    (skill === "" || worker.skills.includes(skill)) &&
    (kind === "" || worker.kind === kind) &&
    (only === null ||
      (only === "experienced" && worker.isExperienced) ||
      (only === "away" && worker.isAway) ||
      (only === "unasked" && needsConsent(worker)))
  )
}
