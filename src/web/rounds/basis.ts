import { useState } from "react"
import { type Instant, instantOfShanghai, type PlainDate } from "../../core/kit/dates.ts"
import { useSession } from "../app/session.ts"
import { now, today } from "../parts/days.ts"
import { readClock } from "./read-clock.ts"

/** What entries made one after the other have in common: who was there, and when. */
export type Basis = {
  readonly by: string
  readonly clock: string
  readonly set: (change: { readonly by?: string; readonly clock?: string }) => void
  /** The moment that a clock on a day names; empty on the day it is: now. A key of words where it names none. */
  readonly moment: (day: PlainDate, clock?: string) => { readonly at: Instant } | { readonly error: string }
}

export function useBasis(): Basis {
  const { who } = useSession()
  const [typed, setTyped] = useState<{ by?: string; clock?: string }>({})
  const by = typed.by ?? who?.name ?? ""
  const clock = typed.clock ?? ""
  return {
    by,
    clock,
    set: (change) => setTyped((before) => ({ ...before, ...change })),
    moment: (day, own = clock) => momentOf(day, own),
  }
}

function momentOf(day: PlainDate, typed: string): { readonly at: Instant } | { readonly error: string } {
  if (day > today()) return { error: "rounds.notYet" }
  if (typed.trim() === "") return day === today() ? { at: now() } : { error: "rounds.needsClock" }
  const clock = readClock(typed)
  const at = clock === null ? null : instantOfShanghai(day, clock)
  if (at === null) return { error: "rounds.noClock" }
  return at > now() ? { error: "rounds.notYet" } : { at }
}
