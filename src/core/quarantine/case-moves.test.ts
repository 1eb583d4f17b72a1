import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, getPlainDate } from "../kit/dates.ts"
import { emptyFile } from "./case-file.ts"
import { endReasons } from "./case-fold.ts"
import { type CaseStanding, caseMoveRules, movesOf } from "./case-moves.ts"
import { type CaseMove, type CaseStep, caseMoves } from "./case-step.ts"
import { checkStep } from "./check-step.ts"

const today = getPlainDate("2020-02-20")
const open: CaseStanding = {
  ...{ openedOn: addDays(today, -14), dueOn: today, endedOn: null, endReason: null },
  ...{ file: emptyFile, isLast: true, doubts: [], rules: { length: true, central: true }, today },
}
const transferred: CaseStanding = { ...open, endedOn: today, endReason: "transferred" }
const released: CaseStanding = {
  ...{ ...open, endedOn: today, endReason: "released" },
  file: { ...emptyFile, followUp: { until: addDays(today, 7), ended: null } },
}
const unsuitable = { ...open, file: { ...emptyFile, dwelling: { step: "1", on: today, suitable: false } } }

describe("moves of a case", () => {
  const table: readonly (readonly [string, CaseMove, CaseStanding, string | null])[] = [
    ["released on its day", "release", open, null],
    ["not before it", "release", { ...open, dueOn: addDays(today, 1) }, "not-due-yet"],
    ["overdue, still", "release", { ...open, dueOn: addDays(today, -3) }, null],
    ["not twice", "release", released, "case-move-not-allowed"],
    ["extended under a rule", "extend", open, null],
    [
      "extended under none",
      "extend",
      { ...open, rules: { length: false, central: true } },
      "no-rule-in-force",
    ],
    ["elsewhere from a fit dwelling", "centralise", open, "dwelling-not-unsuitable"],
    ["elsewhere from an unfit one", "centralise", unsuitable, null],
    [
      "elsewhere where the rule keeps them at home",
      "centralise",
      { ...unsuitable, rules: { length: true, central: false } },
      "no-rule-in-force",
    ],
    ["back from hospital", "return", transferred, null],
    ["back twice", "return", { ...transferred, isLast: false }, "case-move-not-allowed"],
    ["back on the day it was opened", "return", { ...transferred, openedOn: today }, "case-move-not-allowed"],
    [
      "back without a rule",
      "return",
      { ...transferred, rules: { length: false, central: true } },
      "no-rule-in-force",
    ],
    ["back from home", "return", open, "case-move-not-allowed"],
    ["followed no longer", "end-follow-up", released, null],
    ["followed while open", "end-follow-up", open, "case-move-not-allowed"],
    ["objected to after its end", "object", released, null],
    ["answered without an objection", "answer", open, "case-move-not-allowed"],
    ["undone without a step", "undo", open, "case-move-not-allowed"],
  ]
  it.each(table)("%s: %s", (_name, move, standing, refusal) => {
    expect(caseMoveRules[move].refuse(standing)).toBe(refusal)
  })

  it("shows everybody only what is theirs, what the case waits for first", () => {
    expect(movesOf(open, ["sign-health"])).toEqual(["release", "assess-dwelling", "transfer", "object"])
    expect(movesOf({ ...open, dueOn: addDays(today, 1) }, ["run-cases"]).slice(0, 4)).toEqual([
      ...["give-notice", "sign-undertaking", "set-team", "set-contact"],
    ])
    expect(movesOf(unsuitable, ["run-cases"])[0]).toBe("centralise")
    expect(movesOf(open, [])).toEqual([])
  })

  it("never releases before the due day, never moves an ended case but back, on, or in dispute", () => {
    const standings = fc.record({
      openedOn: fc.integer({ min: -30, max: 0 }).map((days) => addDays(today, days)),
      dueOn: fc.integer({ min: -10, max: 30 }).map((days) => addDays(today, days)),
      ended: fc.option(fc.constantFrom(...endReasons)),
      isLast: fc.boolean(),
      rules: fc.record({ length: fc.boolean(), central: fc.boolean() }),
    })
    fc.assert(
      fc.property(standings, ({ ended, ...rest }) => {
        const standing: CaseStanding = {
          ...{ ...open, ...rest },
          ...(ended === null ? {} : { endedOn: today, endReason: ended }),
        }
        const allowed = caseMoves.filter((move) => caseMoveRules[move].refuse(standing) === null)
        if (standing.dueOn > today) expect(allowed).not.toContain("release")
        if (ended !== null) expect(allowed.filter((move) => !["object", "return"].includes(move))).toEqual([])
        if (!standing.rules.length) expect(allowed).not.toContain("extend")
      }),
    )
  })
})

describe("checkStep", () => {
  const later = addDays(today, 7)
  const table: readonly (readonly [string, CaseStep, CaseStanding, string | null])[] = [
    ["an order and a later day", { move: "extend", order: "3号", until: later, reason: "确诊" }, open, null],
    ["no order", { move: "extend", order: " ", until: later, reason: "确诊" }, open, "bad-input"],
    [
      "no later day",
      { move: "extend", order: "3号", until: today, reason: "确诊" },
      open,
      "extension-not-later",
    ],
    ["a fever", { move: "release", reason: "" }, { ...open, doubts: ["fever"] }, "fever-unanswered"],
    ["a fever, answered", { move: "release", reason: "复测正常" }, { ...open, doubts: ["fever"] }, null],
    [
      "no readings",
      { move: "release", reason: "" },
      { ...open, doubts: ["readings-missing"] },
      "readings-missing",
    ],
    ["a notice of tomorrow", { move: "give-notice", on: later, by: "徐" }, open, "wrong-day"],
    [
      "an objection nobody upheld",
      { move: "withdraw", ground: "objection-upheld", reason: "x" },
      open,
      "objection-not-upheld",
    ],
    ["unfit for no reason", { move: "assess-dwelling", suitable: false, found: "" }, open, "bad-input"],
  ]
  it.each(table)("%s", (_name, step, standing, refusal) => {
    expect(checkStep(step, standing)?.refusal ?? null).toBe(refusal)
  })
})
