import { expect, it } from "vitest"
import { groupsOf, portionsOf } from "./confirm-groups.ts"

const row = (id: string, proposed: "known" | "missed" | null, outcome: "wrong" | null = null) => ({
  ...{ id, proposed, outcome },
})

it("confirms rows by what is proposed, and leaves those without a proposal and those that ended", () => {
  const rows = [
    row("a", "known"),
    row("b", "missed"),
    row("c", "known"),
    row("d", null),
    row("e", "known", "wrong"),
  ]
  expect(groupsOf(rows)).toEqual({
    groups: [
      { outcome: "known", rowIds: ["a", "c"] },
      { outcome: "missed", rowIds: ["b"] },
    ],
    left: 1,
  })
})

it("sends no more at a time than is taken", () => {
  expect(portionsOf(["a", "b", "c"], 2)).toEqual([["a", "b"], ["c"]])
  expect(portionsOf([])).toEqual([])
})
