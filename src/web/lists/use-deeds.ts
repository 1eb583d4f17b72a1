import { useState } from "react"
import {
  callRows,
  decideRows,
  endRows,
  getList,
  listLists,
  listRows,
  registerRows,
  reopenRows,
  uncallRows,
  undecideRows,
} from "../../contract/lists.ts"
import type { Instant } from "../../core/kit/dates.ts"
import type { RowOutcome } from "../../core/reconcile/row-outcome.ts"
import { useTell } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { newId } from "../parts/ids.ts"
import { endedAlike, groupsOf, portionsOf, saidOf } from "./confirm-groups.ts"
import type { Row, WholeList } from "./list-types.ts"
import { reasonOfProposal } from "./reasons.ts"
import type { Registering } from "./register-form.tsx"
import { useOutcomeWord } from "./use-outcome-word.ts"

/** What was just done with rows, and whether it can be taken back from here. */
export type Done = {
  readonly text: string
  readonly more: string
  readonly undo: (() => Promise<void>) | null
}

export type Task = { readonly id: string; readonly ownerId: string | null; readonly dueAt: Instant | null }

const touched = [listRows, getList, listLists]

/** Everything that is done with rows of a list; what was done last can be taken back. */
export function useDeeds(list: WholeList | undefined) {
  const { t } = useWords()
  const outcomeWord = useOutcomeWord(list?.list.asks)
  const end = useTell(endRows, touched)
  const reopen = useTell(reopenRows, touched)
  const undecide = useTell(undecideRows, touched)
  const call = useTell(callRows, touched)
  const [done, setDone] = useState<Done | null>(null)
  const add = useTell(registerRows, touched)
  const uncall = useTell(uncallRows, touched)
  const decide = useTell(decideRows, touched)
  const all = [end, reopen, undecide, call, add, uncall, decide]
  const busy = all.some((one) => one.busy)
  const refused = all.find((one) => one.refused !== null)?.refused ?? null
  const begin = () => {
    setDone(null)
    for (const one of all) one.forget()
  }
  const endAs = async (ids: readonly string[], outcome: RowOutcome, reason: string, task: Task | null) => {
    begin()
    for (const rowIds of portionsOf(ids)) {
      if (!(await end.tell({ rowIds, outcome, reason, task })).ok) return false
    }
    const text = t("listDeeds.ended", { count: ids.length, outcome: outcomeWord(outcome) })
    setDone({ text, more: task === null ? "" : t("listDeeds.taskMade"), undo: () => reopenAll(ids) })
    return true
  }
  /** Whoever was missed is not registered by that: somebody is told to, by the list's own deadline. */
  const confirm = async (rows: readonly Row[]) => {
    begin()
    const { groups, left } = groupsOf(rows)
    const ended: string[] = []
    for (const { outcome, rowIds } of groups) {
      const reason = reasonOfProposal(outcome)
      const task = outcome === "missed" ? { id: newId(), ownerId: null, dueAt: dueOf(list) } : null
      if (!(await end.tell({ rowIds: [...rowIds], outcome, reason, task })).ok) break
      ended.push(...rowIds)
    }
    if (ended.length === 0 && left === 0) return
    const more = [
      groups.some(({ outcome }) => outcome === "missed") ? t("listDeeds.taskMade") : "",
      left > 0 ? t("listDeeds.leftOpen", { count: left }) : "",
    ]
    setDone({
      text: t("listDeeds.confirmed", { count: ended.length }),
      more: more.filter((part) => part !== "").join(" "),
      undo: ended.length > 0 ? () => reopenAll(ended) : null,
    })
  }
  const plan = async (ids: readonly string[], reason: string, dueAt: Instant) => {
    begin()
    const sums = { planned: 0, noNumber: 0, already: 0 }
    for (const rowIds of portionsOf(ids)) {
      const answer = await call.tell({ rowIds, reason, dueAt })
      if (!answer.ok) return false
      sums.planned += answer.value.planned
      sums.noNumber += answer.value.noNumber
      sums.already += answer.value.already
    }
    const more = [
      sums.noNumber > 0 ? t("listDeeds.noNumber", { count: sums.noNumber }) : "",
      sums.already > 0 ? t("listDeeds.already", { count: sums.already }) : "",
    ]
    const text = t("listDeeds.calls", { planned: sums.planned })
    const undo = sums.planned > 0 ? () => callOff(ids) : null
    setDone({ text, more: more.filter((part) => part !== "").join(" · "), undo })
    return true
  }
  const callOff = async (ids: readonly string[]) => {
    begin()
    for (const rowIds of portionsOf(ids)) if (!(await uncall.tell({ rowIds })).ok) return
    setDone({ text: t("listDeeds.callsOff", { count: ids.length }), more: "", undo: null })
  }
  const register = async (ids: readonly string[], given: Registering) => {
    begin()
    for (const rowIds of portionsOf(ids, 100)) {
      if (!(await add.tell({ rowIds, ...given })).ok) return false
    }
    setDone({ text: t("listDeeds.registered", { count: ids.length }), more: "", undo: () => reopenAll(ids) })
    return true
  }
  const reopenAll = async (ids: readonly string[], undo: Done["undo"] = null) => {
    begin()
    for (const rowIds of portionsOf(ids)) if (!(await reopen.tell({ rowIds })).ok) return
    setDone({ text: t("listDeeds.reopened", { count: ids.length }), more: "", undo })
  }
  const takeBack = (rows: readonly Row[]) => {
    const groups = endedAlike(rows)
    const endAgain = async () => {
      begin()
      for (const { rowIds, outcome, reason, isTask } of groups) {
        const task = isTask ? { id: newId(), ownerId: null, dueAt: dueOf(list) } : null
        if (!(await end.tell({ rowIds: [...rowIds], outcome, reason, task })).ok) return
      }
      setDone({ text: t("listDeeds.endedAgain", { count: rows.length }), more: "", undo: null })
    }
    const ids = rows.map(({ id }) => id)
    return reopenAll(ids, groups.every(({ isWhole }) => isWhole) ? endAgain : null)
  }
  const again = async (rows: readonly Row[]) => {
    begin()
    const ids = rows.map(({ id }) => id)
    for (const rowIds of portionsOf(ids, 500)) if (!(await undecide.tell({ rowIds })).ok) return
    const sayAgain = async () => {
      begin()
      for (const said of portionsOf(saidOf(rows), 50)) if (!(await decide.tell({ said })).ok) return
      setDone({ text: t("listDeeds.saidAgain", { count: ids.length }), more: "", undo: null })
    }
    setDone({ text: t("listDeeds.undecided", { count: ids.length }), more: "", undo: sayAgain })
  }
  const undo = async () => {
    if (done?.undo) await done.undo()
  }
  return { endAs, confirm, plan, register, takeBack, again, undo, busy, refused, done, forget: begin }
}

export type Deeds = ReturnType<typeof useDeeds>

function dueOf(list: WholeList | undefined): Instant | null {
  return (list?.list.late ? null : (list?.list.dueAt ?? null)) as Instant | null
}
