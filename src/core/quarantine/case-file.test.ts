import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { getPlainDate, type Instant } from "../kit/dates.ts"
import { carriedOn, emptyFile, foldFile, type KeptStep, missingPapers, openObjection } from "./case-file.ts"
import { caseMoves } from "./case-step.ts"

const step = (
  place: number,
  move: KeptStep["move"],
  data: KeptStep["data"] = {},
  at = "2020-02-12T01:00:00.000Z",
): KeptStep => ({ id: `step-${place}`, at: at as Instant, place, move, data })
const signed = { on: "2020-02-12" }

describe("foldFile", () => {
  it("keeps each paper with its day, the later of two of a kind", () => {
    const file = foldFile([
      step(1, "assess-dwelling", { on: "2020-02-12", suitable: "no" }),
      step(2, "give-notice", signed),
      step(3, "assess-dwelling", { on: "2020-02-13", suitable: "yes" }),
    ])
    expect(file.dwelling).toEqual({ step: "step-3", on: "2020-02-13", suitable: true })
    expect(missingPapers(file)).toEqual(["undertaking"])
  })

  it("takes an undone step for one that never was", () => {
    const steps = [step(1, "give-notice", signed), step(2, "undo", { undoes: "step-1" })]
    expect(foldFile(steps)).toEqual(emptyFile)
  })

  it("joins an answer to its objection", () => {
    const asked = [step(1, "object", { channel: "phone" })]
    expect(openObjection(foldFile(asked))?.step).toBe("step-1")
    const answered = foldFile([...asked, step(2, "answer", { objection: "step-1", upheld: "yes" })])
    expect(openObjection(answered)).toBeNull()
    expect(answered.objections[0]?.answer?.upheld).toBe(true)
  })

  it("carries papers and people on after a hospital, and no end", () => {
    const before = foldFile([step(1, "sign-undertaking", signed), step(2, "transfer", { on: "2020-02-14" })])
    const after = foldFile([], carriedOn(before))
    expect(after.undertaking).toEqual({ step: "step-1", on: getPlainDate("2020-02-12") })
    expect(after.end).toBeNull()
  })

  it("does not depend on the order of arrival, and a step that comes twice changes nothing", () => {
    const someSteps = fc
      .array(fc.record({ move: fc.constantFrom(...caseMoves), minute: fc.integer({ min: 0, max: 3 }) }), {
        maxLength: 12,
      })
      .map((moves) =>
        moves.map(({ move, minute }, index) =>
          step(
            index + 1,
            move,
            { on: "2020-02-12", undoes: `step-${index}`, objection: `step-${index}`, follow: "2020-03-01" },
            `2020-02-12T01:0${minute}:00.000Z`,
          ),
        ),
      )
    fc.assert(
      fc.property(
        someSteps.chain((steps) =>
          fc.tuple(fc.constant(steps), fc.shuffledSubarray(steps, { minLength: steps.length })),
        ),
        ([steps, shuffled]) => {
          expect(foldFile(shuffled)).toEqual(foldFile(steps))
          expect(foldFile([...steps, ...shuffled])).toEqual(foldFile(steps))
        },
      ),
    )
  })
})
