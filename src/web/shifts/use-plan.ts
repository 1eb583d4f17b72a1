import { useMemo, useState } from "react"
import { closeShift } from "../../contract/duty.ts"
import type { Endpoint } from "../../contract/endpoint.ts"
import * as contract from "../../contract/shifts.ts"
import { type Instant, instantOf, type PlainDate } from "../../core/kit/dates.ts"
import type { DraftChange } from "../../core/roster/draft.ts"
import type { TurnObjection } from "../../core/roster/turn-objection.ts"
import { useAsk, useTell } from "../app/query.ts"
import { now } from "../parts/days.ts"
import { useWords } from "../parts/i18n.ts"
import { weekState } from "./week-state.ts"
import { wordsOf } from "./words-of.ts"

const read = [contract.readShiftWeek, contract.listDutyMessages] as const

/** A week's plan, and the steps on it. */
export function usePlan(week: PlainDate) {
  const { t } = useWords()
  const { data, error } = useAsk(contract.readShiftWeek, { week }, { live: true })
  const at = lastQuarter()
  const state = useMemo(() => (data === undefined ? null : weekState(data, at, wordsOf(t))), [data, at, t])
  const change = useStep(contract.changeDraft)
  const undo = useStep(contract.undoDraft)
  const copy = useStep(contract.copyLastWeek)
  const close = useTell(closeShift, read)
  const [against, setAgainst] = useState<readonly TurnObjection[]>([])
  const plan = { week, draftVersion: data?.draftVersion ?? 0 }
  const steps = [change, undo, copy, close]
  const first = steps.find(({ refused }) => refused !== null)
  return {
    ...{ data, state, plan },
    error: error?.refusal ?? null,
    refused: first?.refused ?? null,
    busy: steps.some(({ busy }) => busy),
    against,
    forget: () => {
      setAgainst([])
      for (const step of steps) step.forget()
    },
    change: async (changes: readonly DraftChange[]) => {
      const answer = await change.tell({ ...plan, changes: [...changes] })
      const objections = answer.ok ? (answer.value.objections as TurnObjection[]) : []
      setAgainst(objections)
      return answer.ok && objections.length === 0
    },
    undo: (again: boolean) => undo.tell({ ...plan, again }),
    copy: () => copy.tell(plan),
    close: (shift: { id: string; day: string; postId: string; hoursId: string; undo: boolean }) =>
      close.tell(shift),
  }
}

/** As often as that the board looks what is over by now. */
const QUARTER_MS = 15 * 60_000

export function lastQuarter(): Instant {
  const at = Date.parse(now())
  return instantOf(at - (at % QUARTER_MS))
}

export type PlanOfWeek = ReturnType<typeof usePlan>

function useStep<E extends Endpoint>(endpoint: E) {
  return useTell(endpoint, read)
}
