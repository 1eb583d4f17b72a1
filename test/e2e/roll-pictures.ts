import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import {
  askToJoin,
  changeJoinLink,
  getJoinLink,
  getWorker,
  listRoll,
  markWorkers,
} from "../../src/contract/roll.ts"
import type { Role } from "../../src/core/access/roles.ts"
import type { PageOptions, Site } from "./support.ts"

type Camera = {
  readonly site: Site
  readonly open: (site: Site, role: Role, options?: PageOptions) => Promise<Page>
  readonly take: (page: Page, name: string, fullPage?: boolean) => Promise<void>
}

/** The roll, the form from paper, the poster and who comes by it, a certificate. */
export async function takeRollPictures({ site, open, take }: Camera): Promise<void> {
  const lead = await site.app.signedIn("volunteer-lead")
  const { workers } = (await lead.call(listRoll)).body
  const ids = workers.slice(0, 30).map(({ id }: { id: string }) => id)
  const said = { ids, experienced: true, consent: { what: "keep", how: "paper" } }
  await lead.call(markWorkers, { body: { commandId: randomUUID(), ...said } })
  await lead.call(changeJoinLink, { body: { commandId: randomUUID(), id: randomUUID() } })
  const key = (await lead.call(getJoinLink)).body.link.token as string
  const joining = {
    ...{ name: "钱来报", phone: "14012341111", birthYear: 1990, door: "12-302", family: "和爱人错开" },
    ...{ free: ["rest-day", "rest-night"], skills: ["快递"], consents: ["keep", "certificate"] },
  }
  await lead.call(askToJoin, { body: { key, id: randomUUID(), joining } })

  const page = await open(site, "volunteer-lead", { path: "/volunteers" })
  await page.locator(".roll-glance").waitFor()
  await take(page, "volunteers")
  await page.getByRole("button", { name: "登记志愿者" }).click()
  await page.getByRole("complementary").getByLabel("姓名", { exact: true }).fill("褚量温")
  await take(page, "volunteers-add")
  await page.goto("/volunteers?show=asked")
  await page.getByRole("button", { name: "打开 钱来报" }).click()
  await page.getByText("本人写的：12-302").waitFor()
  await take(page, "volunteers-asked")
  await page.goto("/volunteers/poster")
  await page.locator(".roll-poster").waitFor()
  await page.setViewportSize({ width: 794, height: 1123 })
  await page.emulateMedia({ media: "print" })
  await take(page, "volunteers-poster")
  await page.context().close()

  const all = await Promise.all(
    ids.map(async (id: string) => (await lead.call(getWorker, { query: { id } })).body),
  )
  const stander = all.find((one) => one.stood.turns > 0)
  const stood = await open(site, "staff", { path: `/volunteers?worker=${stander?.id}` })
  await stood.getByRole("button", { name: "出具", exact: true }).click()
  await stood.locator(".roll-certificate").waitFor()
  await stood.setViewportSize({ width: 794, height: 1123 })
  await stood.emulateMedia({ media: "print" })
  await take(stood, "volunteers-certificate")
  await stood.context().close()

  for (const language of ["zh", "en"] as const) {
    const phone = await site.open(null, { size: "phone", language, path: `/join#${key}` })
    await phone.setViewportSize({ width: 360, height: 640 })
    await phone.locator(".join .small-page-main").waitFor()
    await take(phone, language === "zh" ? "join" : "join-english", true)
    await phone.context().close()
  }
}
