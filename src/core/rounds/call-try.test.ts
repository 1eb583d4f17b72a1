import fc from "fast-check"
import { expect, it } from "vitest"
import type { Instant } from "../kit/dates.ts"
import { addMinutes } from "../kit/moments.ts"
import { callOutcomes } from "./attempt.ts"
import { afterTry, goesToDoor } from "./call-try.ts"

const now = "2020-02-12T02:00:00.000Z" as Instant
const rule = { holdMinutes: 10, againMinutes: 60, tries: 3 }
const later = addMinutes(now, 60)
const at15 = addMinutes(now, 300)

it.each([
  [0, "reached", true, null, { status: "fine", attempts: 0, againAt: null, raises: null }],
  [0, "reached", false, null, { status: "not-fine", attempts: 0, againAt: null, raises: "seen-not-fine" }],
  [2, "refused", true, null, { status: "not-fine", attempts: 2, againAt: null, raises: "seen-not-fine" }],
  [0, "wrong-number", true, null, { status: "not-fine", attempts: 0, againAt: null, raises: "missed-call" }],
  [1, "call-again", true, at15, { status: "nobody-there", attempts: 1, againAt: at15, raises: null }],
  [1, "call-again", true, null, { status: "nobody-there", attempts: 1, againAt: later, raises: null }],
  [0, "no-answer", true, null, { status: "nobody-there", attempts: 1, againAt: later, raises: null }],
  [1, "busy", true, null, { status: "nobody-there", attempts: 2, againAt: later, raises: null }],
  [2, "no-answer", true, null, { status: "nobody-there", attempts: 3, againAt: null, raises: "missed-call" }],
] as const)("after %i tries, %s (fine %s)", (attempts, outcome, fine, againAt, after) => {
  expect(afterTry(attempts, { outcome, fine, againAt }, now, rule)).toEqual(after)
})

it("after as many tries as the rule says, and no sooner, somebody goes to the door: nothing is dropped", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.constantFrom(...callOutcomes.filter((outcome) => outcome !== "reached"))),
      (tries, outcomes) => {
        const strict = { ...rule, tries }
        const end = outcomes.reduce(
          (state, outcome) => {
            if (goesToDoor(state, tries) || state.outcome === "refused") return state
            const after = afterTry(state.attempts, { outcome, fine: true, againAt: null }, now, strict)
            return { ...after, outcome: outcome as string | null }
          },
          {
            status: "not-yet" as const,
            attempts: 0,
            againAt: null,
            raises: null,
            outcome: null,
          } as ReturnType<typeof afterTry> & { outcome: string | null },
        )
        const isOver = goesToDoor(end, tries) || end.outcome === "refused"
        // somebody is called again, or somebody has a task
        expect(isOver).toBe(end.raises !== null)
        expect(isOver || end.againAt !== null || outcomes.length === 0).toBe(true)
        expect(end.attempts).toBeLessThanOrEqual(tries)
      },
    ),
  )
})
