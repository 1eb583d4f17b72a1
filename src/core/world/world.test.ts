import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { recount, rowsOf } from "../../../test/world/recount.ts"
import { formNames } from "../forms/form-name.ts"
import { getPlainDate, type PlainDate } from "../kit/dates.ts"
import { parseDoor } from "../place/door.ts"
import { type Books, booksOnEvening, generateWorld } from "./world.ts"

const world = generateWorld({ seed: 1 })
const size = (books: Books) => Object.fromEntries(formNames.map((form) => [form, books[form].rows.length]))

describe("the demonstration neighbourhood", () => {
  it("is the same for the same seed and another for another", () => {
    const small = { homes: 120, days: 20 }
    expect(generateWorld({ seed: 7, ...small })).toEqual(generateWorld({ seed: 7, ...small }))
    expect(generateWorld({ seed: 8, ...small }).books).not.toEqual(generateWorld({ seed: 7, ...small }).books)
  })

  it("has 1,362 homes in 114 stairwells and about as many rows as a real campaign", () => {
    expect(rowsOf(world.books, "住户")).toHaveLength(1362)
    const stairwells = rowsOf(world.books, "楼栋")
    expect(stairwells).toHaveLength(114)
    expect(stairwells.filter((row) => row.层数 === "6" && row.每层户数 === "2")).toHaveLength(113)
    expect(stairwells.at(-1)).toEqual({ 弄: "288", 号: "114", 层数: "3", 每层户数: "2" })
    const rows = size(world.books)
    const total = Object.values(rows).reduce((sum, count) => sum + count, 0)
    expect(total).toBeGreaterThan(48_000)
    expect(total).toBeLessThan(58_000)
    expect(rows.志愿者名册).toBe(120)
    expect(rows.返沪人员登记).toBeGreaterThan(650)
    expect(rows.居家隔离台账).toBeGreaterThan(370)
    expect(rows.健康监测).toBeGreaterThan(9_000)
    expect(rows.门岗登记).toBeGreaterThan(16_000)
    expect(rows.来电记录).toBeGreaterThan(6_000)
  })

  it("grows to 5,000 homes with the campaign in proportion", { timeout: 60_000 }, () => {
    const large = generateWorld({ seed: 3, homes: 5000 })
    expect(rowsOf(large.books, "住户")).toHaveLength(5000)
    expect(large.books.健康监测.rows.length).toBeGreaterThan(3 * world.books.健康监测.rows.length)
    expect(recount(large.books, getPlainDate("2020-02-12"))).toEqual(large.truth[19])
  })

  it("refuses a size that no stairwells make", () => {
    expect(() => generateWorld({ seed: 1, homes: 1361 })).toThrow(RangeError)
  })

  it("tells of a wave that rises, falls and ends in overdue ones and transfers", () => {
    const active = world.truth.map((day) => day.在隔人数)
    const peak = Math.max(...active)
    expect(peak).toBeGreaterThan(200)
    expect(active.indexOf(peak)).toBeGreaterThan(14)
    expect(active.indexOf(peak)).toBeLessThan(28)
    expect(active.at(-1)).toBeLessThan(peak / 3)
    const calls = world.truth.map((day) => day.今日来电)
    expect(Math.max(...calls)).toBeGreaterThan(260)
    const ledger = rowsOf(world.books, "居家隔离台账")
    expect(
      ledger.filter((row) => row.结束日期 === "" && row.应解除日期 < "2020-03-05").length,
    ).toBeGreaterThan(0)
    expect(ledger.filter((row) => row.结束日期 > row.应解除日期).length).toBeGreaterThan(5)
    expect(ledger.filter((row) => row.结束原因 === "转送就诊").length).toBeGreaterThan(1)
    expect(ledger.filter((row) => row.延长依据 !== "").length).toBeGreaterThan(1)
    expect(ledger.filter((row) => row.身份证号 === "").length).toBeGreaterThan(0)
    expect(ledger.filter((row) => row.身份证号.startsWith("ZZ")).length).toBeGreaterThan(0)
  })
})

describe("its truth", () => {
  it.each(world.days.map((day, index) => [day, index] as const))(
    "is what the books say on %s",
    (day, index) => {
      expect(recount(world.books, day)).toEqual(world.truth[index])
    },
  )

  it("is what the books of that very evening say, for any seed, size and length", { timeout: 60_000 }, () => {
    const options = fc.record({
      seed: fc.nat(),
      homes: fc.integer({ min: 24, max: 120 }).map((half) => half * 2),
      days: fc.integer({ min: 1, max: 60 }),
    })
    fc.assert(
      fc.property(options, fc.nat(), (drawn, at) => {
        const made = generateWorld(drawn)
        const index = at % made.days.length
        const day = made.days[index] as PlainDate
        const { 物资库存: stock, ...truth } = made.truth[index] ?? expect.fail("a day without truth")
        const { 物资库存: counted, ...rest } = recount(booksOnEvening(made, day), day)
        expect(rest).toEqual(truth)
        // Items that come later are not in that evening's book.
        for (const [item, held] of Object.entries(stock)) expect(counted[item] ?? 0).toBe(held)
      }),
      { numRuns: 40 },
    )
  })
})

describe("its books of an evening", () => {
  const evening = getPlainDate("2020-02-12")
  const books = booksOnEvening(world, evening)

  it("end with that day and leave open what happens later", () => {
    expect(rowsOf(books, "门岗登记").at(-1)?.时间.slice(0, 10)).toBe(evening)
    for (const row of rowsOf(books, "生活需求")) expect(row.办结时间.slice(0, 10) <= evening).toBe(true)
    for (const row of rowsOf(books, "居家隔离台账")) expect(row.结束日期 <= evening).toBe(true)
    for (const row of rowsOf(books, "卡点检查")) expect(row.整改完成.slice(0, 10) <= evening).toBe(true)
    for (const row of rowsOf(books, "口罩预约")) expect(row.领取日期 <= evening).toBe(true)
    const open = (of: Books) =>
      rowsOf(of, "来电记录").filter((row) => row.状态 === "待办" && row.时间 < "2020-02-13")
    expect(open(books).length).toBeGreaterThan(open(world.books).length)
  })

  it("hold the register and the roll whole and the facts as the beginning of the last", () => {
    for (const form of ["楼栋", "住户", "人员", "志愿者名册"] as const) {
      expect(books[form]).toEqual(world.books[form])
    }
    for (const form of ["门岗登记", "健康监测", "返沪人员登记", "值班签到"] as const) {
      expect(world.books[form].rows.slice(0, books[form].rows.length)).toEqual(books[form].rows)
    }
  })

  it("show the due date without the extension before its order came", () => {
    const last = rowsOf(world.books, "居家隔离台账")
    const extended = last.findIndex((row) => row.延长依据 !== "")
    const opened = last[extended]?.建档日期 as PlainDate
    const then = rowsOf(booksOnEvening(world, opened), "居家隔离台账")[extended]
    expect(then?.延长依据).toBe("")
    expect(then && last[extended] && then.应解除日期 < last[extended].应解除日期).toBe(true)
  })

  it("are the books themselves on the last", () => {
    expect(booksOnEvening(world, getPlainDate("2020-03-05"))).toEqual(world.books)
  })
})

describe("its people and papers", () => {
  const people = rowsOf(world.books, "人员")
  const ids = people.map((row) => row.身份证号)
  const doors = new Set(rowsOf(world.books, "住户").map((row) => row.门牌))

  it("have valid ID numbers of places that do not exist, each once", () => {
    const numbers = ids.filter((id) => id !== "" && !id.startsWith("ZZ"))
    for (const id of numbers) {
      expect(id).toMatch(/^98\d{15}[\dX]$/)
      const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
      const sum = weights.reduce((total, weight, at) => total + weight * Number(id[at]), 0)
      expect("10X98765432"[sum % 11]).toBe(id[17])
    }
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(ids.filter((id) => id === "").length).toBeGreaterThan(0)
  })

  it("have an ID number that tells birth and sex, and a name of their generation", () => {
    for (const row of people.filter((one) => one.身份证号.length === 18)) {
      expect(Number(row.身份证号[16]) % 2).toBe(row.性别 === "男" ? 1 : 0)
      const year = Number(row.身份证号.slice(6, 10))
      if (year < 1990) expect(row.姓名).not.toMatch(/梓|萱|皓轩/)
      if (year > 1980) expect(row.姓名).not.toMatch(/建国|桂英|阿根/)
    }
  })

  it("have telephone numbers that no operator gives out", () => {
    for (const row of people) expect(row.手机号).toMatch(/^(14[234]\d{8})?$/)
  })

  it("live behind doors of the register, and so does everything that is written down", () => {
    for (const form of formNames) {
      if (!world.books[form].header.includes("门牌")) continue
      for (const row of rowsOf(world.books, form)) {
        expect(parseDoor(row.门牌 ?? "")).not.toBeNull()
        expect(doors.has(row.门牌 ?? "")).toBe(true)
      }
    }
  })

  it("hold passes whose numbers are given once and used only while they are good", () => {
    const passes = rowsOf(world.books, "通行证发放")
    const byNumber = new Map(passes.map((row) => [row.证号, row]))
    expect(byNumber.size).toBe(passes.length)
    for (const row of rowsOf(world.books, "门岗登记")) {
      if (row.通行证号 === "") continue
      const pass = byNumber.get(row.通行证号)
      expect(pass?.持证人).toBe(row.姓名)
      expect(pass && pass.发放时间 <= row.时间 && (pass.挂失日期 === "" || row.时间 < pass.挂失日期)).toBe(
        true,
      )
    }
  })

  it("never take out more than is in stock", () => {
    for (const day of world.truth)
      for (const held of Object.values(day.物资库存)) expect(held).toBeGreaterThanOrEqual(0)
  })
})
