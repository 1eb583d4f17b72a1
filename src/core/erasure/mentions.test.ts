import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { blackedOut, isAbout, mentions, type Traces, withoutMentions } from "./mentions.ts"

const traces: Traces = {
  names: { own: ["欧阳晓岚"], shared: ["王丽"] },
  numbers: { own: ["13800001111", "11010519491231002X"], shared: ["02164001234"] },
}

describe("the mention of a person who is to be forgotten", () => {
  it.each([
    ["a number however it is spaced", "电话 138-0000 1111", false, true],
    ["a document number with a small x", "11010519491231002x", false, true],
    ["a name that no one else bears", "欧阳晓岚", false, true],
    ["that name among words", "请转告欧阳晓岚,药已送到", false, true],
    ["a common name at another door", "王丽", false, false],
    ["a common name at their door", "王丽", true, true],
    ["someone whose longer name begins like theirs", "王丽华", true, false],
    ["a number shared with the family, elsewhere", "021-64001234", false, false],
    ["that number at their door", "021-64001234", true, true],
  ])("is found: %s", (_, text, near, expected) => {
    expect(mentions(traces, text, near)).toBe(expected)
  })

  it("leaves a row about somebody else but for the name in it", () => {
    const tenant = { 姓名: "李强", 房东: "欧阳晓岚" }
    expect(isAbout(traces, tenant, false)).toBe(false)
    expect(withoutMentions(traces, tenant, false)).toEqual({ 姓名: "李强", 房东: "" })
  })

  it("is taken out of any JSON, and what does not hold it comes back as the same value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(withoutMentions(traces, value, true)).toBe(value)
        const planted = { first: [value, "欧阳晓岚"], second: { phone: "13800001111" } }
        const cleaned = JSON.stringify(withoutMentions(traces, planted, false))
        expect(cleaned).toBe(JSON.stringify({ first: [value, ""], second: { phone: "" } }))
      }),
    )
  })

  it("is blacked out in a reason", () => {
    expect(blackedOut(traces, "欧阳晓岚已搬离")).toBe("□□□□已搬离")
  })
})
