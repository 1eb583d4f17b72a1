import type { Page } from "playwright-core"
import type { Role } from "../../src/core/access/roles.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import type { Books } from "../../src/core/world/world.ts"
import { doubtfulList } from "../support/doubtful-list.ts"
import { csvOf, makeListsDesk } from "../support/lists-desk.ts"
import type { PageOptions, Site } from "./support.ts"

type Camera = {
  readonly site: Site
  readonly books: Books
  readonly on: string
  readonly open: (site: Site, role: Role, options?: PageOptions) => Promise<Page>
  readonly take: (page: Page, name: string, fullPage?: boolean) => Promise<void>
}

/** The desk of lists from above, with a list of 273 rows that has to be answered tonight. */
export async function takeListPictures({ site, books, on, open, take }: Camera): Promise<void> {
  const desk = makeListsDesk(await site.app.signedIn("staff"))
  const pushed = doubtfulList(books)
  const file = { name: "返沪人员.csv", content: csvOf(pushed) }
  const dueAt = instantOf(Date.parse(`${on}T16:00:00Z`))
  const said = { sender: "古美街道防控办", title: "返沪人员核查（当日核实）", dueAt }
  const { list } = await desk.added(file, said)
  const page = await open(site, "staff", { path: "/lists" })
  await page.getByRole("link", { name: /返沪人员核查/ }).waitFor()
  await take(page, "lists-overview")
  await page.getByLabel("选文件", { exact: true }).setInputFiles({
    ...{ name: "协查名单.csv", mimeType: "text/csv", buffer: Buffer.from(csvOf(pushed)) },
  })
  await page.getByRole("table").waitFor()
  await take(page, "lists-take-in")
  await page.goto(`/lists/one?id=${list.id}`)
  await page.getByRole("table").waitFor()
  await page.keyboard.press("a")
  await take(page, "lists-one")
  await page.goto(`/lists/queue?id=${list.id}`)
  const card = page.getByRole("article")
  await page.getByRole("heading", { name: /^一户/ }).waitFor()
  await take(page, "lists-household")
  await page.keyboard.press("3")
  await page.getByRole("heading", { name: /^名单第/ }).waitFor()
  await page.keyboard.press("w")
  await card.getByText("合计").waitFor()
  await take(page, "lists-queue", true)
  await page.goto(`/lists/print?id=${list.id}`)
  await card.waitFor()
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: "print" })
  await take(page, "lists-print")
  await page.context().close()
  const phone = await open(site, "staff", { size: "phone", path: `/lists/queue?id=${list.id}` })
  await phone.setViewportSize({ width: 360, height: 640 })
  await phone.getByRole("article").waitFor()
  await take(phone, "lists-phone", true)
  await phone.context().close()
  const english = await open(site, "staff", { path: `/lists/one?id=${list.id}`, language: "en" })
  await english.getByRole("table").waitFor()
  await take(english, "lists-one-english")
  await english.context().close()
}
