import "./findings.css"
import { getRouteApi, Link } from "@tanstack/react-router"
import { useEffect, useRef, useState } from "react"
import { listFindings, reopenFindings, seekFindings } from "../../contract/findings.ts"
import { countTasks, listTasks } from "../../contract/tasks.ts"
import { findingKinds } from "../../core/reconcile/finding-kind.ts"
import { useAsk, useTell } from "../app/query.ts"
import type { FindingsSearch } from "../app/search.ts"
import { isAtHand } from "../parts/at-hand.ts"
import { Button, buttonClass } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, EmptyNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { Page } from "../parts/page.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { Tabs } from "../parts/tabs.tsx"
import { useKeys } from "../parts/use-keys.ts"
import { useOpened } from "../parts/use-opened.ts"
import { DoublesNote } from "./doubles-note.tsx"
import { type Ending, FindingPanel } from "./finding-panel.tsx"
import { FindingTable } from "./finding-table.tsx"
import type { Finding } from "./finding-text.ts"

const route = getRouteApi("/framed/findings")

const NONE: readonly Finding[] = []

function lineOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-finding="${id}"]`)
}

type Opened = { readonly finding: Finding; readonly asking: Ending | null }
type Done = { readonly what: Ending | "undone"; readonly id: string }

/** What does not agree: missing, double, contradictory, silent, unseen; the newest first, by keys alone if one likes. */
export function FindingsScreen() {
  const { t } = useWords()
  const { kind, show = "open" } = route.useSearch()
  const navigate = route.useNavigate()
  const [offset, setOffset] = useState(0)
  const query = { show, ...(kind === undefined ? {} : { kind }), ...(offset === 0 ? {} : { offset }) }
  const { data, error } = useAsk(listFindings, query, { live: true, everyMs: 30_000 })
  const seek = useTell(seekFindings, [listFindings])
  const reopen = useTell(reopenFindings, [listFindings, listTasks, countTasks])
  const { opened, open, close, follow } = useOpened<Opened>()
  const [done, setDone] = useState<Done | null>(null)
  const at = useRef<string | null>(null)
  /** The line that takes the focus as soon as it is there: the hands stay on the keys. */
  const [wanted, setWanted] = useState<string | null>(null)
  const findings = data?.findings ?? NONE
  useEffect(() => {
    const line = wanted === null ? null : lineOf(wanted)
    if (line === null || !findings.some(({ id }) => id === wanted)) return
    if (isAtHand(line.closest("table"))) line.focus()
    setWanted(null)
  }, [wanted, findings])
  const look = (wanted: FindingsSearch) => {
    close()
    setOffset(0)
    void navigate({ search: wanted })
  }
  const current = () => findings.find(({ id }) => id === at.current) ?? findings[0]
  const focusOn = (place: number) => {
    const next = findings[Math.min(findings.length - 1, Math.max(0, place))]
    if (next) lineOf(next.id)?.focus()
  }
  const step = (by: number) => () => {
    const place = findings.findIndex(({ id }) => id === at.current)
    focusOn(place + by)
  }
  const ask = (asking: Ending) => () => {
    const finding = opened?.finding ?? current()
    if (finding?.endedAs === null) open({ finding, asking })
  }
  const compare = () => {
    const finding = opened?.finding ?? current()
    if (finding?.kind !== "double" || !finding.person || !finding.other) return
    void navigate({ to: "/findings/compare", search: { one: finding.person.id, other: finding.other.id } })
  }
  const takeBack = async (id: string) => {
    close()
    if (!(await reopen.tell({ findingIds: [id] })).ok) return
    setDone({ what: "undone", id })
    setWanted(id)
  }
  useKeys({
    ...{ ArrowDown: step(1), ArrowUp: step(-1), j: step(1), k: step(-1) },
    ...{ t: ask("task"), x: ask("dismissed"), m: compare },
    z: () => done !== null && done.what !== "undone" && void takeBack(done.id),
  })
  const rest = (data?.total ?? 0) - offset - findings.length
  return (
    <div className="with-panel">
      <Page
        title={t("findings.title")}
        intro={t("findings.intro")}
        actions={
          <>
            <Button busy={seek.busy} onClick={() => seek.tell({})}>
              {t("findings.seek")}
            </Button>
            <Link to="/findings/merges" className={buttonClass()}>
              {t("findings.merges")}
            </Link>
          </>
        }
      >
        <DoublesNote />
        <div className="finding-choices">
          <Tabs
            legend={t("findings.kindLabel")}
            value={kind ?? "all"}
            tabs={["all" as const, ...findingKinds].map((one) => ({
              value: one,
              label: t(`findings.kind.${one}`),
              count: data && (one === "all" ? sumOf(data.open) : (data.open[one] ?? 0)),
            }))}
            onShow={(one) => look({ show, ...(one === "all" ? {} : { kind: one }) })}
          />
          <Tabs
            legend={t("findings.showLabel")}
            value={show}
            tabs={(["open", "ended"] as const).map((one) => ({
              value: one,
              label: t(`findings.show.${one}`),
            }))}
            onShow={(one) => look({ show: one, ...(kind === undefined ? {} : { kind }) })}
          />
        </div>
        {done && (
          <DoneNote title={t(`findings.did.${done.what}`)}>
            {done.what !== "undone" && (
              <Button kind="quiet" onClick={() => takeBack(done.id)}>
                {t("findings.undo")}
              </Button>
            )}
          </DoneNote>
        )}
        {seek.done && !done && <DoneNote title={t("findings.sought")} />}
        {(seek.refused ?? reopen.refused) && (
          <ErrorNote refusal={(seek.refused ?? reopen.refused)?.refusal ?? ""} />
        )}
        {error && <ErrorNote refusal={error.refusal} />}
        {!data && !error && <WaitNote />}
        {data && findings.length === 0 && (
          <EmptyNote title={t(`findings.emptyTitle.${show}`)}>
            <p>{t(`findings.empty.${show}`)}</p>
          </EmptyNote>
        )}
        {findings.length > 0 && (
          <>
            <p className="quiet" role="status">
              {t("findings.count", { count: data?.total ?? 0 })}
            </p>
            <FindingTable
              caption={t("findings.title")}
              findings={findings}
              ended={show === "ended"}
              onOpen={(finding) => open({ finding, asking: null })}
              onAt={({ id }) => {
                at.current = id
              }}
            />
            {rest > 0 && (
              <p>
                <Button onClick={() => setOffset(offset + findings.length)}>
                  {t("findings.more", { count: rest })}
                </Button>
              </p>
            )}
            <p className="quiet small finding-keys">{t("findings.keys")}</p>
          </>
        )}
      </Page>
      {opened && (
        <SidePanel key={`${opened.finding.id} ${opened.asking}`} title={t("findings.panel")} onClose={close}>
          <FindingPanel
            finding={opened.finding}
            asking={opened.asking}
            onAsk={(asking) => follow({ ...opened, asking })}
            onEnded={(what) => {
              const place = findings.findIndex(({ id }) => id === opened.finding.id)
              setDone({ what, id: opened.finding.id })
              close()
              setWanted(findings[place + 1]?.id ?? findings[place - 1]?.id ?? null)
            }}
            onReopen={() => takeBack(opened.finding.id)}
          />
        </SidePanel>
      )}
    </div>
  )
}

function sumOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0)
}
