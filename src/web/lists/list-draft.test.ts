import { expect, it } from "vitest"
import { getPlainDate, type Instant, instantOfShanghai } from "../../core/kit/dates.ts"
import { checkDraft, faultOfKinds, type ListDraft, largestOf, titleOfFile } from "./list-draft.ts"

const now = instantOfShanghai(getPlainDate("2020-02-12"), "23:10") as Instant
const draft: ListDraft = { sender: "街道", title: "返沪人员", asks: "return", due: "today", ownDue: "" }

it("asks for a sender, a title and a deadline that is to come", () => {
  expect(checkDraft(draft, now)).toEqual({})
  expect(checkDraft({ ...draft, sender: " ", title: "" }, now)).toEqual({
    sender: "form.required",
    title: "form.required",
  })
  const own = (ownDue: string) => checkDraft({ ...draft, due: "own", ownDue }, now)
  expect(own("2020-02-12T23:00")).toEqual({ ownDue: "listAdd.dueToCome" })
  expect(own("")).toEqual({ ownDue: "listAdd.dueToCome" })
  expect(own("2020-02-13T08:00")).toEqual({})
})

it("asks for one column of names", () => {
  expect(faultOfKinds(["name", "phone"])).toBeNull()
  expect(faultOfKinds(["phone", "note"])).toBe("listAdd.needName")
  expect(faultOfKinds(["name", "name"])).toBe("listAdd.oneName")
})

it("reads the largest sheet first", () => {
  const sheet = (name: string, rows: number) => ({
    ...{ sheet: name, rows },
    header: [],
    kinds: [],
    sample: [],
  })
  expect(largestOf([sheet("说明", 3), sheet("名单", 273)])?.sheet).toBe("名单")
})

it("proposes the file's name as title", () => {
  expect(titleOfFile("返沪人员2月12日.xlsx")).toBe("返沪人员2月12日")
  expect(titleOfFile("2020-02-12.csv")).toBe("")
})
