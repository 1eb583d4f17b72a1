import { useQueryClient } from "@tanstack/react-query"
import { useEffect, useRef } from "react"
import type { ReplyOf } from "../../contract/endpoint.ts"
import { findProposal, readShiftWeek, startProposal, stopProposal } from "../../contract/shifts.ts"
import { refreshAll, useAsk, useTell } from "../app/query.ts"
import { Button } from "../parts/button.tsx"
import { useWords } from "../parts/i18n.ts"
import { DoneNote, ErrorNote } from "../parts/notes.tsx"
import { cellText } from "./say-week.ts"
import { cellKey, type WeekState } from "./week-state.ts"

type Proposal = NonNullable<ReplyOf<typeof findProposal>["proposal"]>

/** Asking for a proposal, watching it become better, and what stood in its way. */
export function useProposal(plan: { week: string; draftVersion: number }) {
  const client = useQueryClient()
  const start = useTell(startProposal, [findProposal])
  const stop = useTell(stopProposal, [findProposal])
  const running = useRef(false)
  const { data } = useAsk(findProposal, { week: plan.week }, { everyMs: 700 })
  const proposal = data?.proposal ?? null
  const isRunning = proposal?.phase === "running"
  useEffect(() => {
    if (running.current && !isRunning) void refreshAll(client, [readShiftWeek])
    running.current = isRunning
  }, [isRunning, client])
  return {
    ...{ proposal, isRunning },
    refused: start.refused?.refusal ?? null,
    busy: start.busy || isRunning,
    start: () => start.tell(plan),
    stop: () => stop.tell({ week: plan.week }),
  }
}

export function ProposalBar({
  state,
  proposals,
  draftVersion,
}: {
  state: WeekState
  proposals: ReturnType<typeof useProposal>
  draftVersion: number
}) {
  const { t } = useWords()
  const { proposal, refused } = proposals
  if (refused) return <ErrorNote refusal={refused} />
  if (proposal === null) return null
  const { phase, wanted, missing, gone, seconds } = proposal
  if (phase === "running")
    return (
      <div className="week-proposal note" role="status">
        <div>
          <strong>{t("shifts.proposing", { gone: Math.round(gone), seconds })}</strong>
          <progress max={seconds} value={gone} aria-label={t("shifts.propose")} />
          <span>
            {missing > 0
              ? t("shifts.proposingShort", { missing, wanted })
              : t("shifts.proposingFull", { wanted })}
          </span>
        </div>
        <Button onClick={proposals.stop}>{t("shifts.proposalStop")}</Button>
      </div>
    )
  if (phase === "done" && proposal.draftVersion !== draftVersion) return null
  const text = {
    done: t("shifts.proposalDone", { wanted, missing }),
    stopped: t("shifts.proposalStopped"),
    "no-roster": t("shifts.proposalNone"),
    "draft-changed": t("shifts.proposalChanged"),
    failed: t("shifts.proposalFailed"),
  }[phase]
  return (
    <DoneNote title={text}>
      {proposal.inTheWay.length > 0 && <InTheWay state={state} proposal={proposal} />}
    </DoneNote>
  )
}

const MOST_SHOWN = 4

function InTheWay({ state, proposal }: { state: WeekState; proposal: Proposal }) {
  const say = useWords()
  const { t } = say
  return (
    <div>
      <p>{t("shifts.inTheWay")}</p>
      <ul>
        {proposal.inTheWay.slice(0, MOST_SHOWN).map(({ rules, workerIds, cover }) => {
          const said = rules
            .map((rule) => t(`ruleName.${rule}`, { defaultValue: rule }))
            .join(t("shifts.and"))
          if (cover === null) {
            const names = workerIds.map(state.nameOf).join(t("shifts.and"))
            return (
              <li key={`${workerIds.join()} ${rules.join()}`}>
                {t("shifts.inTheWayOwn", { names, rules: said })}
              </li>
            )
          }
          const [first] = cover.places
          const shift = state.desk.shifts.findIndex(
            ({ postId, hoursId }) => postId === first?.postId && hoursId === first.hoursId,
          )
          const cell = state.cells.get(cellKey(first?.day ?? 0, shift))
          const one = cell === undefined ? "" : cellText(cell, say)
          const place =
            cover.places.length > 1 ? t("shifts.placesMore", { place: one, count: cover.places.length }) : one
          const key = cover.skill === null ? "shifts.inTheWayCover" : "shifts.inTheWayLead"
          return (
            <li key={`${place} ${cover.skill}`}>
              {t(key, { place, wanted: cover.wanted, most: cover.most, rules: said })}
            </li>
          )
        })}
      </ul>
      <p>{t("shifts.whatToDo")}</p>
    </div>
  )
}
