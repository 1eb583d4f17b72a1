import { describe, expect, it } from "vitest"
import { layList } from "./lay-list.ts"
import { layPasted } from "./lay-pasted.ts"
import { listOf } from "./list.ts"
import { guessListColumn } from "./list-column.ts"
import { listHouseholds } from "./list-households.ts"
import { readArrival } from "./read-arrival.ts"

const row = ["1", "王小明", "310112********1234", "13800001111", "12号302室"]
const header = ["序号", "姓名", "证件号码", "联系电话", "现住址"]

describe("the header of a list", () => {
  it.each([
    ["in the first line", [header, row, row]],
    [
      "below a title and a note",
      [["12号楼返沪人员名单"], ["请于今晚20:00前反馈", "", "", "", "联系人：张老师"], header, row],
    ],
    ["below a header of merged cells", [["", "基本信息", "", "联系方式"], header, row]],
  ])("is found %s", (_, lines) => {
    const laid = layList(lines)
    expect(laid.header).toEqual(header)
    expect(laid.rows.at(-1)).toEqual(row)
  })

  it("is numbered where there is none", () => {
    expect(layList([row, row])).toMatchObject({
      header: ["列1", "列2", "列3", "列4", "列5"],
      rows: [row, row],
    })
  })

  it("may have words nobody knows, and gaps", () => {
    const laid = layList([
      ["甲方", "乙方", ""],
      ["王小明", "13800001111", "武汉"],
    ])
    expect(laid.header).toEqual(["甲方", "乙方", "列3"])
    expect(laid.rows).toHaveLength(1)
  })

  it("keeps every row, however long", () => {
    const laid = layList([["姓名", "电话"], ["王小明", "13800001111", "", "昨晚到"], ["李四"]])
    expect(laid).toEqual({
      places: [1, 2],
      header: ["姓名", "电话", "列3", "列4"],
      rows: [
        ["王小明", "13800001111", "", "昨晚到"],
        ["李四", "", "", ""],
      ],
    })
  })
})

const kindsOf = ({ header: names, rows }: ReturnType<typeof layPasted>) =>
  listOf(
    ["", ...names],
    rows.map((cells, at) => [String(at), ...cells]),
  ).columns.map(guessListColumn)

describe("what was pasted", () => {
  it("is read as lines out of a chat", () => {
    const laid = layPasted(
      "各位：\n1. 张三 13812345678 12号302 武汉回沪\n2、李四丰，139 1234\n(3) 王小明 310112199001011234 2月3日到",
    )
    expect(laid.header[0]).toBe("姓名")
    expect(laid.rows.map(([name]) => name)).toEqual(["张三", "李四丰", "王小明"])
    const [zhang, , wang] = laid.rows
    expect(Object.fromEntries(laid.header.map((name, at) => [name, zhang?.[at]]))).toMatchObject({
      ...{ 姓名: "张三", 手机: "13812345678", 地址: "12号302", 说明: "武汉回沪" },
    })
    expect(wang).toContain("310112199001011234")
    expect(kindsOf(laid).slice(0, 3)).toEqual(["name", "phone", "document"])
  })

  it("is read as a table with tabs, with and without a header", () => {
    const whole = layPasted("姓名\t电话\t住址\n王小明\t13800001111\t12-302\n李四\t13900002222\t3-101")
    expect(whole.header).toEqual(["姓名", "电话", "住址"])
    expect(kindsOf(whole)).toEqual(["name", "phone", "door"])
    const bare = layPasted("王小明\t13800001111\t12-302\n李四\t13900002222\t3-101")
    expect(bare.rows).toHaveLength(2)
    expect(kindsOf(bare)).toEqual(["name", "phone", "door"])
  })
})

it("columns that only a list from above has are known by header and content", () => {
  const rows = [
    ["1", "湖北武汉", "2020-02-03", "请今晚报", "男"],
    ["2", "浙江温州", "2月5日", "", "女"],
  ]
  const { columns } = listOf(["", "来源地", "抵沪日期", "备注", "性别"], rows)
  expect(columns.map(guessListColumn)).toEqual(["from", "arrived-on", "note", "sex"])
})

it.each([
  ["2020-02-03", "2020-02-03"],
  ["2020年2月3日", "2020-02-03"],
  ["20200203", "2020-02-03"],
  ["2.3", "2020-02-03"],
  ["2月3日晚", "2020-02-03"],
  ["12/28", "2019-12-28"],
  ["2020-02-31", null],
  ["武汉", null],
  ["13800001111", null],
])("the arrival %s is %s", (written, day) => {
  expect(readArrival(written, "2020-02-10")).toBe(day)
})

describe("households of a list", () => {
  it("share a door or a number, also through others", () => {
    expect(listHouseholds([["d1"], ["d2", "p1"], ["d1", "p1"], ["d3"], []])).toEqual([0, 0, 0, null, null])
  })

  it("are not made by a number that stands everywhere", () => {
    expect(listHouseholds(Array.from({ length: 12 }, () => ["p1"]))).toEqual(
      Array.from({ length: 12 }, () => null),
    )
  })
})
