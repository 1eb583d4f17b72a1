import { useQueryClient } from "@tanstack/react-query"
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
import { refreshAll, useTell } from "../app/query.ts"
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

/** Of how many rows it is done, where they are so many that it takes a while. */
type Progress = { readonly done: number; readonly rows: number }

export type Task = { readonly id: string; readonly ownerId: string | null; readonly dueAt: Instant | null }

const touched = [listRows, getList, listLists]

/** Everything that is done with rows of a list; what was done last can be taken back. */
export function useDeeds(list: WholeList | undefined) {
  const { t } = useWords()
  const outcomeWord = useOutcomeWord(list?.list.asks)
  const client = useQueryClient()
  const end = useTell(endRows)
  const reopen = useTell(reopenRows)
  const undecide = useTell(undecideRows)
  const call = useTell(callRows)
  const [done, setDone] = useState<Done | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const add = useTell(registerRows)
  const uncall = useTell(uncallRows)
  const decide = useTell(decideRows)
  const all = [end, reopen, undecide, call, add, uncall, decide]
  const busy = progress !== null || all.some((one) => one.busy)
  const refused = all.find((one) => one.refused !== null)?.refused ?? null
  const begin = () => {
    setDone(null)
    for (const one of all) one.forget()
  }
  /** One portion after the other, as many as the contract takes; false where one was refused. The screen looks again after the last. */
  const each = async <Portion extends { readonly length: number }>(
    portions: readonly Portion[],
    send: (portion: Portion, at: number) => Promise<{ readonly ok: boolean }>,
  ): Promise<boolean> => {
    const rows = portions.reduce((sum, { length }) => sum + length, 0)
    let sent = 0
    try {
      for (const [at, portion] of portions.entries()) {
        if (portions.length > 1) setProgress({ done: sent, rows })
        if (!(await send(portion, at)).ok) return false
        sent += portion.length
      }
      return true
    } finally {
      await refreshAll(client, touched)
      setProgress(null)
    }
  }
  const endAs = async (ids: readonly string[], outcome: RowOutcome, reason: string, task: Task | null) => {
    begin()
    // a task is for so many rows as are sent together
    const taskOf = (at: number) => (task === null || at === 0 ? task : { ...task, id: newId() })
    const isDone = await each(portionsOf(ids), (rowIds, at) =>
      end.tell({ rowIds, outcome, reason, task: taskOf(at) }),
    )
    if (!isDone) return false
    const text = t("listDeeds.ended", { count: ids.length, outcome: outcomeWord(outcome) })
    setDone({ text, more: task === null ? "" : t("listDeeds.taskMade"), undo: () => reopenAll(ids) })
    return true
  }
  /** Whoever was missed is not registered by that: somebody is told to, by the list's own deadline. */
  const confirm = async (rows: readonly Row[]) => {
    begin()
    const { groups, left } = groupsOf(rows)
    const ended: string[] = []
    const portions = groups.map((group) => ({ ...group, length: group.rowIds.length }))
    await each(portions, async ({ outcome, rowIds }) => {
      const reason = reasonOfProposal(outcome)
      const task = outcome === "missed" ? { id: newId(), ownerId: null, dueAt: dueOf(list) } : null
      const answer = await end.tell({ rowIds: [...rowIds], outcome, reason, task })
      if (answer.ok) ended.push(...rowIds)
      return answer
    })
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
    const isDone = await each(portionsOf(ids), async (rowIds) => {
      const answer = await call.tell({ rowIds, reason, dueAt })
      if (!answer.ok) return answer
      sums.planned += answer.value.planned
      sums.noNumber += answer.value.noNumber
      sums.already += answer.value.already
      return answer
    })
    if (!isDone) return false
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
    if (!(await each(portionsOf(ids), (rowIds) => uncall.tell({ rowIds })))) return
    setDone({ text: t("listDeeds.callsOff", { count: ids.length }), more: "", undo: null })
  }
  const register = async (ids: readonly string[], given: Registering) => {
    begin()
    if (!(await each(portionsOf(ids, 100), (rowIds) => add.tell({ rowIds, ...given })))) return false
    setDone({ text: t("listDeeds.registered", { count: ids.length }), more: "", undo: () => reopenAll(ids) })
    return true
  }
  const reopenAll = async (ids: readonly string[], undo: Done["undo"] = null) => {
    begin()
    if (!(await each(portionsOf(ids), (rowIds) => reopen.tell({ rowIds })))) return
    setDone({ text: t("listDeeds.reopened", { count: ids.length }), more: "", undo })
  }
  const takeBack = (rows: readonly Row[]) => {
    const groups = endedAlike(rows)
    const endAgain = async () => {
      begin()
      const portions = groups.map((group) => ({ ...group, length: group.rowIds.length }))
      const isDone = await each(portions, ({ rowIds, outcome, reason, isTask }) => {
        const task = isTask ? { id: newId(), ownerId: null, dueAt: dueOf(list) } : null
        return end.tell({ rowIds: [...rowIds], outcome, reason, task })
      })
      if (!isDone) return
      setDone({ text: t("listDeeds.endedAgain", { count: rows.length }), more: "", undo: null })
    }
    const ids = rows.map(({ id }) => id)
    return reopenAll(ids, groups.every(({ isWhole }) => isWhole) ? endAgain : null)
  }
  const again = async (rows: readonly Row[]) => {
    begin()
    const ids = rows.map(({ id }) => id)
    if (!(await each(portionsOf(ids, 500), (rowIds) => undecide.tell({ rowIds })))) return
    const sayAgain = async () => {
      begin()
      if (!(await each(portionsOf(saidOf(rows), 50), (said) => decide.tell({ said })))) return
      setDone({ text: t("listDeeds.saidAgain", { count: ids.length }), more: "", undo: null })
    }
    setDone({ text: t("listDeeds.undecided", { count: ids.length }), more: "", undo: sayAgain })
  }
  const undo = async () => {
    if (done?.undo) await done.undo()
  }
  return {
    endAs,
    confirm,
    plan,
    register,
    takeBack,
    again,
    undo,
    busy,
    progress,
    refused,
    done,
    forget: begin,
  }
}

export type Deeds = ReturnType<typeof useDeeds>

function dueOf(list: WholeList | undefined): Instant | null {
  return (list?.list.late ? null : (list?.list.dueAt ?? null)) as Instant | null
}
