import { describe, expect, it } from "vitest"
import { type Finding, findFindings, type Source } from "./findings.ts"
import { homesOf } from "./homes.ts"
import { listOf } from "./list.ts"
import { matchLists } from "./match.ts"
import { createRoomTable } from "./room-table.ts"

const rooms = createRoomTable(
  ["101", "102", "201", "202"].map((room) => ({ lane: "288", number: "1", block: "1", unit: "1", room })),
)

// enough people who stand everywhere the same for the engine to learn from
const surnames = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
const crowd = Array.from(surnames, (surname, at) => [
  `${surname}${"伟芳娜敏静强磊洋勇军"[at % 10]}${"明华国英"[at % 4]}`,
  `1380000${1000 + 37 * at}`,
  `288弄1号${["101", "102", "201", "202"][at % 4]}室`,
])
const header = ["id", "姓名", "电话", "住址"]

const register = listOf(header, [
  ...crowd.map((cells, at) => [`r${at}`, ...cells]),
  ["r-twice", ...(crowd[0] as string[])],
  ["r-gone", "欧阳慧", "13911112222", "288弄1号101室"],
])
const visit = listOf(header, [
  ...crowd.map(([name = "", phone = "", door = ""], at) => [
    `v${at}`,
    name,
    at === 3 ? "13955556666" : phone,
    door,
  ]),
  ["v-new", "司马青云", "13933334444", "1号102室"],
])
const sent = listOf(header, [
  ["s-ours", ...(crowd[5] as string[])],
  ["s-stranger", "诸葛孔雀", "13977778888", "上海市徐汇区天平路9号303室"],
])
const lists = [register, visit, sent]
const matching = matchLists(lists, { seed: 1, thisYear: 2026, rooms })

function found(change: Partial<Source> = {}): Finding[] {
  const roles = ["register", "visit", "sent"] as const
  const sources = lists.map((list, at): Source => {
    const source = { role: roles[at] as Source["role"], ids: list.ids, homeOf: homesOf(list, rooms) }
    return at === 0 ? { ...source, ...change } : source
  })
  return findFindings(sources, matching)
}

function idsOf(findings: readonly Finding[], kind: Finding["kind"]): string[] {
  return findings.filter((finding) => finding.kind === kind).flatMap(({ rows }) => rows.map(({ id }) => id))
}

describe("findings", () => {
  it.each([
    ["missing", ["v-new"]],
    ["double", ["r-twice", "r0"]],
    ["stale", ["r-gone"]],
    ["not-ours", ["s-stranger"]],
    ["silent", []],
  ] as const)("%s", (kind, ids) => {
    expect(idsOf(found(), kind).sort()).toEqual(ids)
  })

  it("say which field contradicts what is registered", () => {
    const contradictions = found().filter((finding) => finding.kind === "contradictory")
    expect(contradictions).toEqual([
      {
        kind: "contradictory",
        field: "phone",
        rows: [
          { list: 0, id: "r3" },
          { list: 1, id: "v3" },
        ],
      },
    ])
  })

  it("call nobody stale who is known to be away, and those silent who should have reported", () => {
    const findings = found({ isHere: (id) => id !== "r-gone", shouldReport: (id) => id === "r7" })
    expect(idsOf(findings, "stale")).toEqual([])
    expect(idsOf(findings, "silent")).toEqual(["r7"])
  })
})
