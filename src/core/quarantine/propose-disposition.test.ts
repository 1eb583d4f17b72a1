import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { addDays, getPlainDate } from "../kit/dates.ts"
import { firstPolicies } from "../policy/first-policies.ts"
import { type Disposition, dispositions, type Policy } from "../policy/policy.ts"
import { type Exposure, mayDispose, type Proposal, proposeDisposition } from "./propose-disposition.ts"

const day = getPlainDate
const rule: Policy = {
  rule: "dispositions",
  inForceFrom: day("2020-02-01"),
  value: {
    contact: "central-quarantine",
    keyArea: "quarantine",
    elsewhere: "health-monitoring",
    unsuitable: "central-quarantine",
  },
  document: "街道〔2020〕3号",
}
const length: Policy = {
  rule: "quarantine-length",
  inForceFrom: day("2020-01-12"),
  value: { days: 14, from: "left-key-area" },
  document: "通告",
}
const policies = [rule, length]
const plain: Exposure = {
  registeredOn: day("2020-02-10"),
  arrivedOn: day("2020-02-10"),
  keyArea: false,
  leftKeyAreaOn: null,
  lastContactOn: null,
  suitable: null,
}
const rests = { document: "街道〔2020〕3号", inForceFrom: "2020-02-01" }

describe("what a registration leads to", () => {
  it.each([
    ["no key area, no contact", {}, "health-monitoring", "elsewhere"],
    ["a key area", { keyArea: true }, "quarantine", "key-area"],
    ["a key area, a dwelling found fit", { keyArea: true, suitable: true }, "quarantine", "key-area"],
    [
      "a key area, a dwelling not fit",
      { keyArea: true, suitable: false },
      "central-quarantine",
      "unsuitable",
    ],
    ["a dwelling not fit, nothing asked", { suitable: false }, "health-monitoring", "elsewhere"],
    ["a contact", { lastContactOn: day("2020-02-08") }, "central-quarantine", "contact"],
    [
      "a contact and a key area",
      { keyArea: true, lastContactOn: day("2020-02-08") },
      "central-quarantine",
      "contact",
    ],
    ["a key area left long ago", { keyArea: true, leftKeyAreaOn: day("2020-01-26") }, "none", "term-over"],
    ["one left 14 days ago", { keyArea: true, leftKeyAreaOn: day("2020-01-27") }, "quarantine", "key-area"],
    ["an arrival long ago", { keyArea: true, arrivedOn: day("2020-01-20") }, "none", "term-over"],
    ["an arrival to come", { keyArea: true, arrivedOn: day("2020-02-12") }, "quarantine", "key-area"],
  ] as const)("%s", (_, said, disposition, cause) => {
    expect(proposeDisposition({ ...plain, ...said }, policies)).toEqual({ disposition, cause, rule: rests })
  })

  it("follows the rule of the day it was registered on", () => {
    const later: Policy = {
      ...rule,
      inForceFrom: day("2020-03-01"),
      value: { ...rule.value, keyArea: "none" },
    }
    const on = (registeredOn: string) =>
      proposeDisposition({ ...plain, keyArea: true, registeredOn: day(registeredOn) }, [later, ...policies])
    expect(on("2020-02-11").disposition).toBe("quarantine")
    expect(on("2020-03-01").disposition).toBe("none")
  })

  it("is nothing where no rule is in force", () => {
    const before = { ...plain, keyArea: true, registeredOn: day("2020-01-31") }
    const nothing = { disposition: "none", cause: "no-rule", rule: null }
    expect(proposeDisposition(before, policies)).toEqual(nothing)
    expect(proposeDisposition(plain, [])).toEqual(nothing)
  })

  it("stands on the rules that a neighbourhood starts with", () => {
    const hubei = proposeDisposition({ ...plain, keyArea: true }, firstPolicies)
    expect(hubei).toMatchObject({ disposition: "quarantine", cause: "key-area" })
    expect(hubei.rule?.document).not.toBe("")
  })

  it("sees no difference of hukou, tenure, nationality, age, sex, work or name", () => {
    const someDay = fc.integer({ min: -30, max: 30 }).map((days) => addDays(day("2020-02-10"), days))
    const exposure = fc.record({
      registeredOn: someDay,
      arrivedOn: someDay,
      keyArea: fc.boolean(),
      leftKeyAreaOn: fc.option(someDay),
      lastContactOn: fc.option(someDay),
      suitable: fc.option(fc.boolean()),
    })
    const who = fc.record({
      hukou: fc.constantFrom("上海", "湖北", "安徽", ""),
      tenure: fc.constantFrom("owner-occupied", "let", "vacant"),
      standing: fc.constantFrom("owner", "family", "tenant"),
      nationality: fc.constantFrom("中国", "日本", "Italia", ""),
      age: fc.nat(100),
      sex: fc.constantFrom("男", "女", ""),
      work: fc.string(),
      party: fc.boolean(),
      name: fc.string(),
      idNumber: fc.string(),
    })
    fc.assert(
      fc.property(exposure, who, who, (said, one, other) => {
        const asOne = proposeDisposition({ ...one, ...said }, policies)
        expect(proposeDisposition({ ...other, ...said }, policies)).toEqual(asOne)
        expect(proposeDisposition(said, policies)).toEqual(asOne)
      }),
    )
  })
})

describe("what may be written", () => {
  const proposed = (disposition: Disposition): Proposal => ({
    ...{ disposition, cause: "key-area" },
    rule: { document: "街道〔2020〕3号", inForceFrom: day("2020-02-01") },
  })
  const noRule: Proposal = { disposition: "none", cause: "no-rule", rule: null }

  it.each([
    ["quarantine", proposed("quarantine"), null, "", null],
    ["central-quarantine", proposed("quarantine"), null, "家属要求", "stricter-than-rule"],
    ["quarantine", proposed("health-monitoring"), null, "", "stricter-than-rule"],
    ["health-monitoring", proposed("quarantine"), null, " ", "milder-needs-reason"],
    ["health-monitoring", proposed("quarantine"), null, "已在外地隔离满期", null],
    ["quarantine", noRule, null, "", "no-rule-in-force"],
    ["central-quarantine", noRule, null, "", "no-rule-in-force"],
    ["health-monitoring", noRule, null, "", null],
    ["none", noRule, null, "", null],
    // what an earlier registration of the same return has led to may be said again
    ["quarantine", proposed("none"), "quarantine", "", null],
    ["quarantine", proposed("none"), "central-quarantine", "", null],
    ["central-quarantine", proposed("none"), "quarantine", "", "stricter-than-rule"],
    ["none", proposed("quarantine"), "quarantine", "", "milder-needs-reason"],
  ] as const)("%s where %o is proposed, %s stands", (chosen, proposal, standing, reason, refusal) => {
    expect(mayDispose(chosen, proposal, standing, reason)).toBe(refusal)
  })

  it("is never stricter than the rule for somebody registered for the first time", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...dispositions),
        fc.constantFrom(...dispositions),
        fc.string(),
        (chosen, limit, reason) => {
          const isStricter = dispositions.indexOf(chosen) > dispositions.indexOf(limit)
          expect(mayDispose(chosen, proposed(limit), null, reason) === "stricter-than-rule").toBe(isStricter)
        },
      ),
    )
  })
})
