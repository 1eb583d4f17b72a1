import { mkdtemp, readFile, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { read, utils, write } from "@e965/xlsx"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { formNames } from "../../src/core/forms/form-name.ts"
import { damageRows } from "../../src/core/world/damage.ts"
import { generateWorld } from "../../src/core/world/world.ts"
import { oneStory } from "../support/one-story.ts"
import { writeBooks } from "../world/write-books.ts"
import { evening, type Site, startSite, truthOf } from "./support.ts"

const code = "K7QX-2M9D"
const world = generateWorld({ seed: 1 })
/** One cell in some hundred rows is spoilt: those rows are refused. */
const { books, damaged } = damageRows(world.books, { seed: 5, share: 0.0004 })

let site: Site
let page: Page
let folder: string
beforeAll(async () => {
  site = await startSite({ neighbourhoods: false, setUpCode: code, now: evening })
  folder = await mkdtemp(join(tmpdir(), "shouwang-books-"))
  page = await site.open(null)
})
afterAll(async () => {
  await site.stop()
  await rm(folder, { recursive: true, force: true })
})

const reasons = {
  "unknown door": /门牌/,
  "impossible time": /时间|日期/,
  "temperature out of range": /34\.0.+43\.0/,
  "unknown option": /只能|选项|其中/,
}
const refusedRows = () => page.getByRole("table", { name: "退回的行" })

describe("the first evening of a committee, in one go", () => {
  beforeEach(oneStory())

  it("asks for the code, and says in words that a wrong one is wrong", async () => {
    await page.getByRole("heading", { name: "第一次使用" }).waitFor()
    await page.getByRole("button", { name: "开始使用" }).click()
    expect(await page.getByText("请填写").count()).toBe(4)
    await page.getByLabel("安装码").fill("XXXX-XXXX")
    await page.getByLabel("居民区的名字").fill("守望里居民区")
    await page.getByLabel("负责人姓名").fill("王主任")
    await page.getByLabel("登录名").fill("wang")
    await page.getByLabel("密码").fill("一个好记又够长的密码")
    await page.getByRole("radio", { name: /导入自己的台账/ }).check()
    await page.getByRole("button", { name: "开始使用" }).click()
    await page.getByRole("alert").filter({ hasText: "安装码不对" }).waitFor()
    expect(await page.getByLabel("居民区的名字").inputValue()).toBe("守望里居民区")
  })

  it("makes the neighbourhood and leads to the import", async () => {
    await page.getByLabel("安装码").fill(code)
    await page.getByRole("button", { name: "开始使用" }).click()
    await page.getByRole("heading", { name: "导入台账", level: 1 }).waitFor()
    expect(await page.getByRole("link", { name: /守望里居民区/ }).count()).toBe(1)
    expect(await page.getByText("还没有导入").count()).toBe(formNames.length)
  })

  it("takes a whole folder, shows how far it is, and says what became of every book", async () => {
    const files = writeBooks(folder, books)
    await page.getByLabel("选文件", { exact: true }).setInputFiles(files)
    await page.getByRole("heading", { name: `选好 ${files.length} 个文件` }).waitFor()
    await page.getByRole("button", { name: "开始导入" }).click()
    await page.getByRole("progressbar").waitFor()
    await page.getByRole("heading", { name: "导入完成" }).waitFor({ timeout: 90_000 })
    const result = page.getByRole("table", { name: "每本台账的结果" })
    for (const form of formNames) {
      const row = result
        .getByRole("row")
        .filter({ has: page.getByRole("rowheader", { name: form, exact: true }) })
      const cells = [form, ...(await row.getByRole("cell").allInnerTexts()).slice(-5)]
      const refused = damaged.filter((damage) => damage.form === form).length
      const { length } = books[form].rows
      expect(cells).toEqual([form, length, length - refused, 0, 0, refused].map(String))
    }
  })

  it("lists the rows it refused, each with its place and its reason", async () => {
    await refusedRows().waitFor()
    expect(await page.getByText(`共 ${damaged.length} 行`).count()).toBe(1)
    const rows = await refusedRows().getByRole("row").allInnerTexts()
    for (const damage of damaged) {
      const place = `第 ${damage.index + 2} 行`
      const row = rows.find((text) => text.includes(damage.form) && text.includes(place)) ?? ""
      expect(row).toContain(damage.column)
      expect(row).toMatch(reasons[damage.kind])
    }
  })

  it("puts rows aside and takes that back", async () => {
    await refusedRows().getByRole("checkbox").first().check()
    await page.getByRole("button", { name: "搁置选中的 1 行" }).click()
    await page.getByText("搁置了 1 行").waitFor()
    await page.getByText(`共 ${damaged.length - 1} 行`).waitFor()
    await page.getByRole("button", { name: "撤销" }).click()
    await page.getByText(`共 ${damaged.length} 行`).waitFor()
  })

  it("gives the refused rows as a workbook; mended and imported again, none is left", async () => {
    const waiting = page.waitForEvent("download")
    await page.getByRole("link", { name: "下载表格来改" }).click()
    const download = await waiting
    expect(download.suggestedFilename()).toBe("待修正的行.xlsx")
    const path = join(folder, "mended.xlsx")
    await download.saveAs(path)
    await page.getByLabel("选文件", { exact: true }).setInputFiles({
      name: "待修正的行.xlsx",
      mimeType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      buffer: await mend(path),
    })
    await page.getByRole("button", { name: "开始导入" }).click()
    await page.getByText(`读了 ${damaged.length} 行：新增 ${damaged.length}`).waitFor()
    await refusedRows().waitFor({ state: "detached" })
  })

  it("then shows on the board what the committee counted itself", async () => {
    await page.getByRole("link", { name: "去看板" }).click()
    await page.getByRole("grid", { name: "家庭隔离分布图" }).waitFor()
    const truth = truthOf(world, "2020-03-05")
    await page.getByRole("button", { name: `在隔 ${truth.在隔人数} 人 / ${truth.在隔户数} 户` }).waitFor()
    for (const name of ["登记人口", "累计来电", "累计发放口罩只数", "累计隔离人数"] as const) {
      await page.getByRole("button", { name: `${name} ${truth[name]}`, exact: true }).waitFor()
    }
  })
})

/** Types into every coloured cell what the committee's own book says. */
async function mend(path: string): Promise<Buffer> {
  const workbook = read(await readFile(path))
  for (const form of workbook.SheetNames) {
    const sheet = workbook.Sheets[form] ?? {}
    const [header = [], ...rows] = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: "" })
    const lineAt = header.indexOf("行")
    for (const row of rows) {
      const damage = damaged.find((one) => one.form === form && String(one.index + 2) === row[lineAt])
      if (damage === undefined) throw new Error(`a row of ${form} that was not damaged`)
      const book = world.books[damage.form]
      row[header.indexOf(damage.column)] = book.rows[damage.index]?.[book.header.indexOf(damage.column)] ?? ""
    }
    workbook.Sheets[form] = utils.aoa_to_sheet([header, ...rows])
  }
  return write(workbook, { type: "buffer", bookType: "xlsx" }) as Buffer
}
