import { describe, expect, it } from "vitest"
import { clusterLinks } from "./cluster.ts"
import { listOf } from "./list.ts"
import { matchLists } from "./match.ts"

const header = ["unique_id", "full_name", "first_name", "surname", "postcode"]
const names =
  "john thomas william george henry edward robert charles james richard samuel arthur joseph francis".split(
    " ",
  )
const surnames =
  "clifford wharton horne baxter ellis finch garrick hooper iveson jarvis keller lowther".split(" ")

/** Each person twice, the second time as `again` writes the name. */
function listed(again: (first: string, surname: string) => string) {
  const people = names.flatMap((first, at) =>
    surnames.map((surname, place) => ({ first, surname, at, place })),
  )
  const row = (id: string, full: string, code: string) => {
    const words = full.split(" ")
    return [id, full, words[0] ?? "", words.length > 1 ? (words.at(-1) ?? "") : "", code]
  }
  return listOf(
    header,
    people.flatMap(({ first, surname, at, place }) => {
      const code = `tq${at} ${place}ab`
      const id = `${first}-${surname}`
      return [
        row(`${id} 1`, `${first} ${surname}`, code),
        row(`${id} 2`, place % 6 === 0 ? again(first, surname) : `${first} ${surname}`, code),
      ]
    }),
  )
}

describe("words that stand in another column", () => {
  it.each([
    ["swapped", (first: string, surname: string) => `${surname} ${first}`, ["elsewhere", "elsewhere"]],
    ["behind a title", (first: string, surname: string) => `sir ${first} ${surname}`, ["elsewhere", "same"]],
    ["left alone", (_: string, surname: string) => surname, ["elsewhere", undefined]],
  ])("are found when they are %s", (_, again, levels) => {
    const matching = matchLists([listed(again)], { seed: 1, thisYear: 2026, rooms: null })
    const why = matching.explain({ list: 0, id: "john-clifford 1" }, { list: 0, id: "john-clifford 2" })
    const levelOf = (field: string) =>
      why?.steps.find((one) => one.step === "agreement" && one.field === field)?.level ?? undefined
    expect([levelOf("first_name"), levelOf("surname")]).toEqual(levels)
  })
})

describe("groups with one record near to both", () => {
  const odds = (one: number, other: number) => {
    // 3 says little: it may be any of either group
    if (one === 3 || other === 3) return 6
    return one < 3 === other < 3 ? 9 : -9
  }
  const records = [0, 1, 2, 3, 4, 5, 6, 7]
  const pairs = records.flatMap((one) =>
    records.flatMap((other) => (one < other ? [[one, other] as const] : [])),
  )
  const links = {
    one: Int32Array.from(pairs, ([one]) => one),
    other: Int32Array.from(pairs, ([, other]) => other),
    odds: Float64Array.from(pairs, ([one, other]) => odds(one, other)),
  }

  it("stay two", () => {
    const groups = clusterLinks(links, odds, 0.7)
    expect(groups.map((group) => group.length).sort()).toEqual([4, 4])
  })
})
