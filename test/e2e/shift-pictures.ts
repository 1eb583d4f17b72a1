import type { Page } from "playwright-core"
import type { Role } from "../../src/core/access/roles.ts"
import { planMonday, plantDuty } from "../support/duty-ground.ts"
import type { PageOptions, Site } from "./support.ts"

type Camera = {
  readonly site: Site
  readonly open: (site: Site, role: Role, options?: PageOptions) => Promise<Page>
  readonly take: (page: Page, name: string, fullPage?: boolean) => Promise<void>
}

/** A week of two gates and 120 volunteers: proposed, changed by hand, published, told, printed. */
export async function takeShiftPictures({ site, open, take }: Camera): Promise<void> {
  await plantDuty(site.app, { volunteers: 120, staff: 15 })
  const page = await open(site, "volunteer-lead", { path: `/shifts?week=${planMonday}` })
  await page.getByLabel("排几周").selectOption({ label: "4 周" })
  await page.getByRole("button", { name: "自动排班" }).click()
  await page.getByText(/^排好了：672 人次/).waitFor({ timeout: 60_000 })
  await page.getByText("这是建议的排法，只能看").waitFor()
  await take(page, "shifts-proposal")
  await page.getByRole("button", { name: "采用这 4 周" }).click()
  await page.getByText(/^采用好了/).waitFor()
  await page.getByText(/^到岗：1\d\d／168 人次/).waitFor()
  await take(page, "shifts-week")
  await page.locator(".week-board .week-name").nth(30).click()
  await page.locator('[data-cell-button="3/0"]').focus()
  await take(page, "shifts-by-hand")
  await page.keyboard.press("Escape")
  await page.setViewportSize({ width: 1280, height: 800 })
  await page.locator('[data-cell-button="2/1"]').click()
  await take(page, "shifts-one-shift")
  await page.getByRole("complementary").getByRole("button", { name: "关闭" }).click()
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole("button", { name: "发布", exact: true }).click()
  await page.getByRole("button", { name: "发布给大家" }).click()
  await page.getByText(/^发布好了/).waitFor()
  await page.getByRole("link", { name: /^通知 \d+ 人/ }).click()
  await page.getByText(/人没有通知/).waitFor()
  await take(page, "shifts-messages")
  await page.goto("/shifts/set-up")
  await page.getByRole("cell", { name: /3 人/ }).first().waitFor()
  await take(page, "shifts-set-up")
  await page.goto(`/shifts/print?week=${planMonday}`)
  await page.getByRole("article").waitFor()
  await take(page, "shifts-sheet", true)
  await page.context().close()
  const phone = await open(site, "volunteer-lead", { path: `/shifts?week=${planMonday}`, size: "phone" })
  await phone.getByText("手机上只能看").waitFor()
  await take(phone, "shifts-phone")
  await phone.context().close()
}
