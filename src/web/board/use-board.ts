import { useMemo, useRef } from "react"
import { listPolicies } from "../../contract/access.ts"
import { getBoard } from "../../contract/board.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { type Policy, policyOn } from "../../core/policy/policy.ts"
import type { BoardBundle } from "../../core/report/board.ts"
import { type BoardIndex, indexBoard } from "../../core/report/board-index.ts"
import { readingsDueBy } from "../../core/report/readings-due.ts"
import { useNewDay } from "../app/new-day.ts"
import { useAsk } from "../app/query.ts"
import { useSession } from "../app/session.ts"
import { now } from "../parts/days.ts"

/** The board for every day, kept live; null until it is there. */
export function useBoard(): { index: BoardIndex | null; refusal: string | null } {
  const { data, error } = useAsk(getBoard, undefined, { live: true })
  useNewDay(data?.today, getBoard)
  const index = useBoardIndex(data)
  return { index, refusal: index === null ? (error?.refusal ?? null) : null }
}

/** The bundle's index; states that a new version has not changed stay the same objects. */
function useBoardIndex(bundle: BoardBundle | undefined): BoardIndex | null {
  const kept = useRef<BoardIndex | null>(null)
  return useMemo(() => {
    if (bundle === undefined) return null
    kept.current = indexBoard(bundle, kept.current ?? undefined)
    return kept.current
  }, [bundle])
}

/** How many of a day's readings are missing by now where they were not taken, by the rule in force that day. */
export function useReadingsDue(): (day: PlainDate) => 0 | 1 | 2 {
  const { may } = useSession()
  const { data } = useAsk(listPolicies, undefined, { enabled: may("see-policies") })
  return useMemo(() => {
    // the wire's policies are the store's own, checked there
    const policies = (data?.policies ?? []) as unknown as readonly Policy[]
    return (day) => {
      const slots = policyOn(policies, "reading-slots", day)
      // without a rule nobody is missing anything
      return slots === null ? 0 : readingsDueBy(now(), day, slots)
    }
  }, [data])
}
