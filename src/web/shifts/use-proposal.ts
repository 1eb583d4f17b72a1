import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useMemo, useRef, useState } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import {
  dropProposal,
  findProposal,
  readProposal,
  startProposal,
  stopProposal,
  takeProposal,
} from "../../contract/proposals.ts"
import { readShiftWeek } from "../../contract/shifts.ts"
import type { DraftTurn } from "../../core/roster/draft.ts"
import { refreshAll, useAsk, useTell } from "../app/query.ts"
import { useWords } from "../parts/i18n.ts"
import { lastQuarter, type PlanOfWeek } from "./use-plan.ts"
import { weekState } from "./week-state.ts"
import { wordsOf } from "./words-of.ts"

export type Proposal = NonNullable<ReplyOf<typeof findProposal>["proposal"]>

export type Proposals = ReturnType<typeof useProposal>

/** Asking for a proposal, watching it become better, looking at what it has for this week, taking weeks of it or leaving it. */
export function useProposal({ plan, data }: PlanOfWeek) {
  const { t } = useWords()
  const client = useQueryClient()
  const read = [findProposal, readProposal, readShiftWeek]
  const start = useTell(startProposal, [findProposal])
  const stop = useTell(stopProposal, [findProposal])
  const drop = useTell(dropProposal, [findProposal])
  const take = useTell(takeProposal, read)
  const [looksAtDraft, setLooksAtDraft] = useState(false)
  const found = useAsk(findProposal, { week: plan.week }, { everyMs: 700 }).data
  const proposal = found?.proposal ?? null
  const isRunning = proposal?.phase === "running"
  const waits =
    proposal?.phase === "ready" &&
    proposal.byWeek.some(({ week, taken }) => week === plan.week && taken === null)
  const turns = useAsk(readProposal, { week: plan.week }, { enabled: waits }).data
  const seen = `${proposal?.id} ${proposal?.phase}`
  const last = useRef(seen)
  useEffect(() => {
    if (last.current !== seen) void refreshAll(client, [readProposal])
    last.current = seen
  }, [seen, client])
  const at = lastQuarter()
  const preview = useMemo(() => {
    if (data === undefined || !waits || turns?.id !== proposal?.id) return null
    const draft = (turns?.turns ?? []) as DraftTurn[]
    return weekState({ ...data, ground: { ...data.ground, draft } }, at, wordsOf(t))
  }, [data, waits, turns, proposal?.id, at, t])
  const id = proposal?.id ?? ""
  return {
    ...{ proposal, isRunning, preview, waits },
    /** The board shows what is proposed. */
    isShown: preview !== null && !looksAtDraft,
    refused: (start.refused ?? take.refused)?.refusal ?? null,
    busy: start.busy || isRunning,
    taking: take.busy,
    start: (weeks: number) => {
      setLooksAtDraft(false)
      take.forget()
      return start.tell({ ...plan, weeks })
    },
    stop: () => stop.tell({ id }),
    drop: () => {
      start.forget()
      take.forget()
      return drop.tell({ id })
    },
    take: (weeks: readonly string[]) => take.tell({ id, weeks: [...weeks] }),
    turnOver: () => setLooksAtDraft(!looksAtDraft),
  }
}
