import "./cell-panel.css"
import { useEffect } from "react"
import { askStreet } from "../../contract/duty.ts"
import { readShiftWeek } from "../../contract/shifts.ts"
import { listTasks } from "../../contract/tasks.ts"
import { useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"
import { SidePanel } from "../parts/side-panel.tsx"
import { LeadMark } from "./lead-mark.tsx"
import { cellText, stateTexts, verdictText } from "./say-week.ts"
import type { PlanOfWeek } from "./use-plan.ts"
import {
  type Cell,
  changesTo,
  isWarning,
  type Unit,
  type Verdict,
  verdictOn,
  type WeekState,
} from "./week-state.ts"

type CellPanelProps = {
  state: WeekState
  cell: Cell
  plan: PlanOfWeek
  onPick: (row: number, cell: Cell) => void
  onClose: () => void
}

/** Everything that can be done with one shift: who stands there, who could, and what to do when nobody can. */
export function CellPanel({ state, cell, plan, onPick, onClose }: CellPanelProps) {
  const say = useWords()
  const { t } = say
  const texts = stateTexts(cell, say)
  // beside the panel the board is narrower and longer, and its shift elsewhere
  useEffect(() => {
    document.querySelector(`[data-cell="${cell.key}"]`)?.scrollIntoView({ block: "nearest" })
  }, [cell.key])
  const others = state.units
    .filter(({ row, isUnseen }) => !isUnseen && !cell.rows.includes(row))
    .map((unit) => ({ unit, verdict: verdictOn(state, unit.row, null, cell) }))
  const fit = others.filter(({ verdict }) => !verdict.isNever).toSorted(byFit(cell.lacksLeads > 0))
  const never = others.filter(({ verdict }) => verdict.isNever)
  const add = ({ row }: Unit) => plan.change(changesTo(state, row, null, cell))
  return (
    <SidePanel title={cellText(cell, say)} onClose={onClose}>
      <div className="week-cell-panel">
        {texts.length > 0 && <p className="week-cell-state">{texts.join(" ")}</p>}
        <h3>{t("shifts.here")}</h3>
        {cell.count === 0 && <p className="quiet">{t("shifts.nobody")}</p>}
        <ul className="week-here">
          {cell.rows.map((row) => {
            const unit = state.units.find((each) => each.row === row)
            const isPinned = state.isPinned(row, cell.day)
            return (
              <li key={row}>
                <span>
                  {unit?.name} {unit?.isLead && <LeadMark />}
                </span>
                {unit?.isUnseen === false && (
                  <>
                    <Button
                      kind="quiet"
                      onClick={() => plan.change(changesTo(state, row, cell.day, cell, !isPinned))}
                    >
                      {t(isPinned ? "shifts.unpin" : "shifts.pin")}
                    </Button>
                    <Button kind="quiet" onClick={() => onPick(row, cell)}>
                      {t("shifts.pick")}
                    </Button>
                    <Button kind="quiet" onClick={() => plan.change(changesTo(state, row, cell.day, null))}>
                      {t("shifts.remove")}
                    </Button>
                  </>
                )}
              </li>
            )
          })}
          {cell.stood.map(({ workerId, isLead }) => (
            <li key={workerId}>
              <span>
                {state.nameOf(workerId)} {isLead && <LeadMark />}
              </span>
            </li>
          ))}
        </ul>
        {cell.closureId === null && (
          <>
            <h3>{t("shifts.candidates")}</h3>
            {fit.length === 0 && <p className="quiet">{t("shifts.candidatesNone")}</p>}
            <ul className="week-candidates">
              {fit.map(({ unit, verdict }) => (
                <li key={unit.row}>
                  <button type="button" className="week-candidate" onClick={() => add(unit)}>
                    <strong>{unit.name}</strong> {unit.isLead && <LeadMark />}{" "}
                    <span>{t("shifts.turns", { count: unit.turns })}</span>
                    {(verdict.objections.some(isWarning) || verdict.left !== null) && (
                      <small>
                        {verdictText(
                          state,
                          { ...verdict, objections: verdict.objections.filter(isWarning) },
                          say,
                          unit.workerIds,
                        )}
                      </small>
                    )}
                  </button>
                </li>
              ))}
            </ul>
            <details>
              <summary>{t("shifts.cannot", { count: never.length })}</summary>
              <ul className="week-never-list">
                {never.map(({ unit, verdict }) => (
                  <li key={unit.row}>{verdictText(state, verdict, say)}</li>
                ))}
              </ul>
            </details>
          </>
        )}
        <Measures cell={cell} plan={plan} />
      </div>
    </SidePanel>
  )
}

type Candidate = { readonly unit: Unit; readonly verdict: Verdict }

/** Few objections first, then, where nobody leads, whoever can, then whoever is furthest below the same share, then by name. */
function byFit(lacksLead: boolean): (one: Candidate, other: Candidate) => number {
  const weight = ({ verdict }: Candidate) =>
    verdict.objections.filter(isWarning).length * 2 + (verdict.left === null ? 0 : 1)
  const follows = ({ unit }: Candidate) => (lacksLead && !unit.isLead ? 1 : 0)
  const away = ({ unit }: Candidate) =>
    unit.fatigue === null ? 0 : unit.fatigue.taken - unit.fatigue.fairShare
  return (one, other) =>
    weight(one) - weight(other) ||
    follows(one) - follows(other) ||
    away(one) - away(other) ||
    one.unit.name.localeCompare(other.unit.name, "zh")
}

function Measures({ cell, plan }: { cell: Cell; plan: PlanOfWeek }) {
  const { t } = useWords()
  const ask = useTell(askStreet, [listTasks, readShiftWeek])
  const place = { day: cell.date, postId: cell.post.id, hoursId: cell.hours.id }
  return (
    <>
      <h3>{t("shifts.measures")}</h3>
      {ask.refused && <ErrorNote refusal={ask.refused.refusal} />}
      {cell.isStreetAsked && <DoneNote title={t("lastResort.asked")} />}
      <div className="row">
        {cell.closureId === null ? (
          <>
            {cell.lacks > 0 && !cell.isOver && !cell.isStreetAsked && (
              <Button busy={ask.busy} onClick={() => ask.tell({ id: newId(), ...place, heads: cell.lacks })}>
                {t("lastResort.askStreet", { count: cell.lacks })}
              </Button>
            )}
            <Button onClick={() => plan.close({ id: newId(), ...place, undo: false })}>
              {t("lastResort.closePost")}
            </Button>
          </>
        ) : (
          <Button
            busy={plan.busy}
            onClick={() => plan.close({ id: cell.closureId ?? "", ...place, undo: true })}
          >
            {t("lastResort.openPost")}
          </Button>
        )}
      </div>
    </>
  )
}
