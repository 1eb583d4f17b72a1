import { expect, it } from "vitest"
import { earlierRows } from "./earlier-rows.ts"
import { createReaders } from "./readers.ts"

const readers = createReaders({ thisYear: 2020, rooms: null })
const row = (name: string, phone = "", document = "") => ({ name, phone, document })
const wang = row("王小明", "13800001111", "310112199001011234")

it.each([
  ["the same number and name", row("王小明", "138-0000-1111"), true],
  ["a number of several", row("王 小明", "13800001111 / 54001234"), true],
  ["a document as far as it is shown", row("王晓明", "", "310112********1234"), true],
  ["the name alone", row("王小明"), false],
  ["the number of somebody else of the home", row("李四", "13800001111"), false],
  ["another document", row("王小明", "13800001111", "310112199102021239"), false],
  ["nothing", row(""), false],
])("a row with %s is the same: %s", (_, words, same) => {
  const earlier = [
    { id: "a", ...wang },
    { id: "b", ...row("赵六", "13900002222") },
  ]
  expect(earlierRows(readers, earlier)(words)).toEqual(same ? ["a"] : [])
})

it("a number that stands everywhere tells nobody", () => {
  const earlier = Array.from({ length: 5_000 }, (_, at) => ({
    id: String(at),
    ...row("欧阳无名", "13800001111"),
  }))
  expect(earlierRows(readers, earlier)(row("欧阳无名", "13800001111")).length).toBeLessThanOrEqual(50)
})
