import ExcelJS from "exceljs"
import { expect, it } from "vitest"
import { fillShape, keepShape } from "./keep-shape.ts"

const header = ["序号", "姓名", "手机号"]
const blue = { type: "pattern", pattern: "solid", fgColor: { argb: "FF9DC3E6" } } as const
const thin = { style: "thin" } as const

/** As offices send them: a title over all columns, a note, a coloured header, borders, a sheet besides. */
async function writtenByAnOffice(): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet("返沪人员")
  sheet.mergeCells("A1:C1")
  sheet.getCell("A1").value = "2月返沪人员核查表"
  sheet.getCell("A1").font = { bold: true, size: 18 }
  sheet.mergeCells("A2:C2")
  sheet.getCell("A2").value = "请于今晚 24:00 前报"
  sheet.getRow(3).values = header
  sheet.getRow(3).eachCell((cell) => {
    cell.fill = blue
  })
  sheet.getRow(4).values = [1, "王小明", 13812345678]
  sheet.getRow(5).values = []
  sheet.getRow(6).values = [2, "李四", "139-1234-5678"]
  for (const line of [4, 6]) {
    sheet.getRow(line).eachCell((cell) => {
      cell.border = { bottom: thin }
    })
  }
  sheet.getCell("B4").note = "王小明的母亲住 12-302"
  sheet.getColumn(2).width = 31
  sheet.mergeCells("C6:C7")
  book.addWorksheet("说明").getCell("A1").value = "赵六填写"
  return new Uint8Array(await book.xlsx.writeBuffer())
}

async function opened(bytes: Uint8Array) {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(Uint8Array.from(bytes).buffer)
  return book
}

it("keeps how a sheet looks, and nobody who stood in it", async () => {
  const shape = await keepShape(await writtenByAnOffice(), { sheet: "返沪人员", firstLine: 4 })
  const book = await opened(shape)
  expect(book.worksheets.map(({ name }) => name)).toEqual(["返沪人员"])
  const said: string[] = []
  book.worksheets[0]?.eachRow((row) =>
    row.eachCell((cell) => said.push(`${cell.value ?? ""}${cell.note ?? ""}`)),
  )
  expect(new Set(said.filter((text) => text !== ""))).toEqual(
    new Set(["2月返沪人员核查表", "请于今晚 24:00 前报", ...header]),
  )
})

it("is filled with the rows on the lines where they stood, and what was added behind them", async () => {
  const shape = await keepShape(await writtenByAnOffice(), { sheet: "返沪人员", firstLine: 4 })
  const reply = await fillShape(shape, {
    ...{ sheet: "返沪人员", lines: [4, 6], width: 3 },
    rows: [
      ["1", "王小明", "13812345678"],
      ["2", "=1+1", "139-1234-5678"],
    ],
    added: {
      header: ["核查结果", "说明"],
      rows: [
        ["前期已排查", "已登记在册"],
        ["信息有误", "空号"],
      ],
    },
    besides: [{ sheet: "统计", header: ["核查结果"], rows: [["前期已排查"]] }],
  })
  const book = await opened(reply)
  expect(book.worksheets.map(({ name }) => name)).toEqual(["返沪人员", "统计"])
  const sheet = book.getWorksheet("返沪人员")
  const line = (at: number) => [1, 2, 3, 4, 5].map((column) => sheet?.getCell(at, column).text)
  expect(line(3)).toEqual([...header, "核查结果", "说明"])
  expect(line(4)).toEqual(["1", "王小明", "13812345678", "前期已排查", "已登记在册"])
  expect(line(6)).toEqual(["2", "=1+1", "139-1234-5678", "信息有误", "空号"])
  expect(sheet?.getCell("B6").formula).toBeUndefined()
  expect(sheet?.getCell("A1").text).toBe("2月返沪人员核查表")
  expect(sheet?.getCell("A1").font).toMatchObject({ bold: true, size: 18 })
  expect(sheet?.getCell("C1").master.address).toBe("A1")
  expect(sheet?.getCell("C7").master.address).toBe("C6")
  expect(sheet?.getColumn(2).width).toBe(31)
  // what was added looks like what stands before it
  expect(sheet?.getCell("D3").fill).toMatchObject(blue)
  expect(sheet?.getCell("E4").border?.bottom).toMatchObject(thin)
})
