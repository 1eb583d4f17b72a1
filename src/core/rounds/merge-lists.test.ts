import { expect, it } from "vitest"
import { mergeLists } from "./merge-lists.ts"

const home = (id: string, change: object = {}) => ({
  ...{ id, late: false, tenure: null as string | null, people: [] as { personId: string | null }[] },
  ...{ checks: [] as { id: string }[], needs: [] as { id: string }[] },
  ...change,
})

it("has each home once, with all there is to do at it", () => {
  const visits = [
    home("a", { checks: [{ id: "visit" }, { id: "reading" }], people: [{ personId: "wang" }] }),
    home("b"),
  ]
  const readings = [home("a", { checks: [{ id: "reading" }], people: [{ personId: "wang" }], late: true })]
  const needs = [
    home("a", { needs: [{ id: "bread" }], people: [{ personId: null }] }),
    home("c", { people: [{ personId: null }] }),
  ]
  expect(mergeLists([visits, readings, needs])).toEqual([
    home("a", {
      ...{ late: true, people: [{ personId: "wang" }] },
      ...{ checks: [{ id: "visit" }, { id: "reading" }], needs: [{ id: "bread" }] },
    }),
    home("b"),
    home("c", { people: [{ personId: null }] }),
  ])
})
