import { useState } from "react"
import {
  enterDeliveries,
  enterRoundEntries,
  enterWasteEntries,
  getDeliveryRound,
  getRound,
  getWasteRound,
  listKnockRounds,
  listPaperLines,
} from "../../contract/rounds.ts"
import type { PlainDate } from "../../core/kit/dates.ts"
import { useTell } from "../app/query.ts"
import { now } from "../parts/days.ts"
import { newId } from "../parts/ids.ts"
import type { Basis } from "./basis.ts"
import type { Entry, Said } from "./round-type.ts"

/** What shows other than before once something was written down of a door. */
export const refreshed = [getRound, getWasteRound, getDeliveryRound, listKnockRounds, listPaperLines]

/** Writes down what was done at one home: the key of the words that say what to mend, or a refusal, where it was not taken. */
export function useEnter(basis: Basis, homeId: string, day: PlainDate) {
  const rounds = useTell(enterRoundEntries, refreshed)
  const waste = useTell(enterWasteEntries, refreshed)
  const deliveries = useTell(enterDeliveries, refreshed)
  const [error, setError] = useState<string | null>(null)
  const [refusal, setRefusal] = useState<string | null>(null)
  // kept until it was taken: a second press after a lost connection writes nothing twice
  const [kept, setKept] = useState<{ text: string; entries: Entry[] } | null>(null)
  const momentOf = (said: readonly Said[], clock = basis.clock) => {
    // a temperature belongs to a half of its day: it needs no clock
    const needsNone = clock.trim() === "" && said.every((one) => one.what === "reading")
    return needsNone ? { at: now() } : basis.moment(day, clock)
  }
  const enter = async (said: readonly Said[], by: "round" | "waste" | "delivery", clock?: string) => {
    setRefusal(null)
    const moment = momentOf(said, clock)
    const found = basis.by.trim() === "" ? "rounds.needsBy" : "error" in moment ? moment.error : null
    setError(found)
    if (found !== null || "error" in moment) return false
    const text = JSON.stringify([said, basis.by, day, clock ?? basis.clock])
    const entries =
      kept?.text === text
        ? kept.entries
        : said.map((one) => ({ ...one, id: newId(), at: moment.at, by: basis.by.trim(), homeId }) as Entry)
    setKept({ text, entries })
    // each endpoint takes the entries of its own round, and says so where it does not
    const answer =
      by === "waste"
        ? await waste.tell({ entries: entries as never })
        : by === "delivery"
          ? await deliveries.tell({ entries: entries as never })
          : await rounds.tell({ entries: entries as never })
    setKept(answer.ok ? null : { text, entries })
    setRefusal(answer.ok ? null : answer.refusal)
    return answer.ok
  }
  return { enter, error, refusal, busy: rounds.busy || waste.busy || deliveries.busy }
}
