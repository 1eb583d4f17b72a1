import { expect, it } from "vitest"
import { endedAlike, groupsOf, portionsOf, saidOf } from "./confirm-groups.ts"

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

it("ends rows again as they had ended, those with a task with a task; a registration cannot be had again so", () => {
  const ended = (
    id: string,
    outcome: "wrong" | "missed",
    reason: string,
    kind: "task" | "person" | "rejection",
  ) => ({
    ...{ id, outcome, reason },
    end: { kind, id: null },
  })
  const rows = [
    ended("a", "wrong", "空号", "rejection"),
    ended("b", "missed", "", "task"),
    ended("c", "wrong", "空号", "rejection"),
    ended("d", "wrong", "同名", "rejection"),
  ]
  expect(endedAlike(rows).map(({ rowIds, isTask, isWhole }) => [rowIds, isTask, isWhole])).toEqual([
    [["a", "c"], false, true],
    [["b"], true, true],
    [["d"], false, true],
  ])
  expect(endedAlike([ended("e", "missed", "", "person")])).toMatchObject([{ isWhole: false }])
})

it("says of rows again who they were said to be", () => {
  const person = { id: "wang" } as NonNullable<Parameters<typeof saidOf>[0][number]["person"]>
  expect(
    saidOf([
      { id: "a", identity: "same", person },
      { id: "b", identity: "new", person: null },
      { id: "c", identity: "later", person },
      { id: "d", identity: "doubtful", person },
    ]),
  ).toEqual([
    { rowId: "a", is: "same", personId: "wang" },
    { rowId: "b", is: "new", personId: null },
    { rowId: "c", is: "later", personId: null },
  ])
})
