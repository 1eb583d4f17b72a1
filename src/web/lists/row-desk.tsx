import { useNavigate } from "@tanstack/react-router"
import { useEffect, useRef, useState } from "react"
import type { Instant } from "../../core/kit/dates.ts"
import { type RowOutcome, rowOutcomes } from "../../core/reconcile/row-outcome.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote, WaitNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { useKeys } from "../parts/use-keys.ts"
import { useOpened } from "../parts/use-opened.ts"
import { CallForm } from "./call-form.tsx"
import { countOf as countChosen, nothingChosen, toggle, toggleAll } from "./choice-of-rows.ts"
import { DeedBar } from "./deed-bar.tsx"
import { EndForm } from "./end-form.tsx"
import { type Row, type RowShow, type WholeList, workShows } from "./list-types.ts"
import { reasonOfProposal } from "./reasons.ts"
import { RegisterForm } from "./register-form.tsx"
import { RowTable } from "./row-table.tsx"
import { isOpenRow, mayBeScreened, numberOf } from "./row-text.ts"
import { useChosen } from "./use-chosen.ts"
import { useDeeds } from "./use-deeds.ts"
import { useOutcomeWord } from "./use-outcome-word.ts"
import { useRows } from "./use-rows.ts"

/** Where the keys are: at a row, and how far down it stood. */
type At = { readonly id: string; readonly place: number } | null

type Panel = { readonly rows: readonly Row[]; readonly outcome: RowOutcome | "call" | "register" }

type RowDeskProps = { list: WholeList; show: RowShow; onShow: (show: RowShow) => void }

/** The rows of one part of a list, and what is done with them: some at once, by keys alone. */
export function RowDesk({ list, show, onShow }: RowDeskProps) {
  const { t } = useWords()
  const navigate = useNavigate()
  const outcomeWord = useOutcomeWord(list.list.asks)
  const isResidence = list.list.asks === "residence"
  const { rows, total, error, more, showAll } = useRows(list.list.id, show)
  const deeds = useDeeds(list)
  const [at, setAt] = useState<At>(null)
  const chosen = useChosen(list.list.id, show, rows, at?.id ?? null)
  const { choice, setChoice } = chosen
  const { opened: panel, open: openPanel, close: closePanel } = useOpened<Panel>()
  const [reason, setReason] = useState("")
  const [note, setNote] = useState("")
  const box = useRef<HTMLDivElement>(null)
  const count = countChosen(choice, total ?? 0)
  const busy = deeds.busy || chosen.isFetching
  const finish = () => {
    closePanel()
    // what was chosen since stays so
    setChoice((now) => (now === choice ? nothingChosen : now))
  }
  useFocusKept(box, at, rows)
  const withMeant =
    (act: (rows: readonly Row[]) => unknown, fits: (row: Row) => boolean = isOpenRow) =>
    async () => {
      setNote("")
      if (busy) return
      const fitting = (await chosen.meant())?.filter(fits)
      if (fitting === undefined) return
      if (fitting.length === 0) return setNote(t("listDeeds.nobodyChosen"))
      void act(fitting)
    }
  const idsOf = (some: readonly Row[]) => some.map(({ id }) => id)
  const confirm = withMeant(async (some) => {
    finish()
    await deeds.confirm(some)
  })
  const end = (outcome: RowOutcome) =>
    withMeant(async (some) => {
      // whoever is known and joined needs no more words
      if (outcome === "known" && some.every(({ identity }) => identity === "same")) {
        finish()
        await deeds.endAs(idsOf(some), outcome, reasonOfProposal(outcome), null)
      } else openPanel({ rows: some, outcome })
    })
  const plan = withMeant((some) => openPanel({ rows: some, outcome: "call" }))
  // whoever is in the register already is not added to it
  const fitsScreen = (row: Row) => mayBeScreened(row) && !(isResidence && row.identity === "same")
  const screen = withMeant((some) => {
    if (isResidence) return openPanel({ rows: some, outcome: "register" })
    if (some.length > 1) return setNote(t("listDeeds.oneOnly"))
    return navigate({ to: "/screening", search: { row: some[0]?.id ?? "", list: list.list.id } })
  }, fitsScreen)
  const reopen = withMeant(
    async (some) => {
      finish()
      await deeds.takeBack(some)
    },
    ({ outcome }) => outcome !== null,
  )
  const again = withMeant(
    async (some) => {
      finish()
      await deeds.again(some)
    },
    (row) => isOpenRow(row) && row.identity !== "doubtful",
  )
  const chooseAll = () => {
    setChoice(toggleAll(choice))
    showAll()
  }
  const ends = rowOutcomes.map((outcome) => [keyOf(outcome), () => void end(outcome)()] as const)
  const keys: Readonly<Record<string, () => void>> = {
    ...Object.fromEntries(ends),
    ...{ "0": () => void confirm(), a: chooseAll, c: () => void plan(), s: () => void screen() },
    ...{ r: () => void reopen(), b: () => void again(), z: () => void deeds.undo() },
  }
  useKeys(panel === null ? keys : {})
  const open = chosen.shown.length === 0 ? rows : chosen.shown
  const can = {
    confirm: open.some((row) => isOpenRow(row) && row.proposed !== null),
    end: open.some(isOpenRow),
    screen: open.some(fitsScreen),
    reopen: open.some(({ outcome }) => outcome !== null),
    again: open.some((row) => isOpenRow(row) && row.identity !== "doubtful"),
  }
  const panelIds = panel === null ? [] : idsOf(panel.rows)
  return (
    <div className="with-panel" ref={box}>
      <div className="stack list-desk">
        {deeds.done && (
          <DoneNote title={deeds.done.text}>
            {deeds.done.more !== "" && <p>{deeds.done.more}</p>}
            {deeds.done.undo && (
              <Button kind="quiet" aria-keyshortcuts="Z" busy={deeds.busy} onClick={() => void deeds.undo()}>
                <kbd aria-hidden>Z</kbd> {t("common.undo")}
              </Button>
            )}
          </DoneNote>
        )}
        {deeds.refused && panel === null && <ErrorNote refusal={deeds.refused.refusal} />}
        {error && <ErrorNote refusal={error.refusal} />}
        {total === null && !error && <WaitNote />}
        {total === 0 && <NothingHere list={list} show={show} onShow={onShow} />}
        {total !== null && total > 0 && (
          <>
            <DeedBar
              chosen={
                count > 0
                  ? t("listRows.chosen", { count })
                  : chosen.here[0]
                    ? t("listRows.here", { place: numberOf(chosen.here[0]) })
                    : t("listRows.noneChosen")
              }
              asks={list.list.asks}
              busy={busy}
              can={can}
              onConfirm={() => void confirm()}
              onEnd={(outcome) => void end(outcome)()}
              onCall={() => void plan()}
              onScreen={() => void screen()}
              onReopen={() => void reopen()}
              onAgain={() => void again()}
            />
            <p role="status" className="list-note">
              {deeds.progress !== null
                ? t("listDeeds.progress", deeds.progress)
                : chosen.isFetching
                  ? t("listDeeds.fetching")
                  : note}
            </p>
            {chosen.refused !== null && <ErrorNote refusal={chosen.refused} />}
            <RowTable
              caption={t(`lists.part.${show}`)}
              list={list}
              rows={rows}
              total={total}
              choice={choice}
              onToggle={(id) => setChoice(toggle(choice, id))}
              onToggleAll={chooseAll}
              onAt={(id) => setAt({ id, place: rows.findIndex((row) => row.id === id) })}
              onAgain={(row) => void deeds.again([row])}
            />
            {rows.length < total && (
              <p className="row no-print">
                <span className="quiet">{t("listRows.shown", { count: rows.length, total })}</span>
                <Button kind="quiet" onClick={more}>
                  {t("listRows.more")}
                </Button>
              </p>
            )}
            <p className="quiet small no-print list-keys">{t("listRows.keys")}</p>
          </>
        )}
      </div>
      {panel && (
        <SidePanel
          title={
            panel.outcome === "call" || panel.outcome === "register"
              ? t(`listDeeds.${panel.outcome}Title`, { count: panelIds.length })
              : t("listDeeds.endTitle", {
                  count: panelIds.length,
                  outcome: outcomeWord(panel.outcome),
                })
          }
          onClose={closePanel}
        >
          {panel.outcome === "call" ? (
            <CallForm ids={panelIds} list={list} deeds={deeds} onDone={finish} />
          ) : panel.outcome === "register" ? (
            <RegisterForm
              count={panelIds.length}
              busy={deeds.busy}
              refused={deeds.refused?.refusal ?? null}
              onSend={(given) => deeds.register(panelIds, given)}
              onDone={finish}
            />
          ) : (
            <EndForm
              key={panel.outcome}
              ids={panelIds}
              outcome={panel.outcome}
              lastReason={reason}
              dueAt={list.list.dueAt as Instant | null}
              deeds={deeds}
              onDone={(written) => {
                setReason(written)
                finish()
              }}
            />
          )}
        </SidePanel>
      )}
    </div>
  )
}

function keyOf(outcome: RowOutcome): string {
  return String(rowOutcomes.indexOf(outcome) + 1)
}

/** Nothing is left in this part: where to go on. */
function NothingHere({ list, show, onShow }: RowDeskProps) {
  const { t } = useWords()
  const { counts } = list.list
  const next = workShows.find((one) => one !== show && counts[one] > 0)
  return (
    <div className="note note-empty">
      <p>{t(`listRows.empty.${show}`)}</p>
      {next && (
        <p>
          <Button onClick={() => onShow(next)}>
            {t("listRows.goOn", { part: t(`lists.part.${next}`), count: counts[next] })}
          </Button>
        </p>
      )}
    </div>
  )
}

/** When the row that had the focus has gone elsewhere, the row in its place takes it: the hands stay on the keys. */
function useFocusKept(box: React.RefObject<HTMLElement | null>, at: At, rows: readonly Row[]): void {
  useEffect(() => {
    if (at === null || rows.length === 0 || rows.some(({ id }) => id === at.id)) return
    if (document.activeElement !== document.body) return
    const next = rows[Math.min(at.place, rows.length - 1)]
    if (next) box.current?.querySelector<HTMLElement>(`[data-row="${next.id}"]`)?.focus()
  }, [box, at, rows])
}
