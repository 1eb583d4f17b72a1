import { randomUUID } from "node:crypto"
import type { Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addTasks } from "../../src/contract/tasks.ts"
import { plainTask } from "../support/plain-task.ts"
import { makeTeller } from "../support/tell.ts"
import { type Site, startSite } from "./support.ts"

let site: Site
beforeAll(async () => {
  site = await startSite({ world: null })
})
afterAll(() => site.stop())

/** More than the six lines that a browser opens to one server. */
const MANY = 8

const path = "/tasks?view=team"

/** As when another page stands before it, and some time goes by. */
async function turnAway(page: Page): Promise<void> {
  await see(page, false)
  await page.context().clock.fastForward(10_000)
}

function see(page: Page, isSeen: boolean): Promise<void> {
  return page.evaluate((is) => {
    Object.defineProperty(document, "hidden", { configurable: true, get: () => !is })
    document.dispatchEvent(new Event("visibilitychange"))
  }, isSeen)
}

describe("a page that nobody sees", () => {
  it("leaves its line to those that somebody looks at, and is up to date as soon as it is looked at again", async () => {
    const head = await site.app.signedIn("head")
    const addTask = (title: string) =>
      makeTeller(head).done(addTasks, {
        ...plainTask,
        tasks: [{ id: randomUUID(), title }],
      })
    const first = await site.open("staff", { path })
    const title = (page: Page) => page.getByRole("heading", { level: 1 })
    await title(first).waitFor()
    let last = first
    for (let open = 1; open < MANY; open += 1) {
      await turnAway(last)
      last = await first.context().newPage()
      await last.goto(path)
      await title(last).waitFor()
    }
    await addTask("核对门牌")
    await last.getByText("核对门牌").waitFor()
    expect(await first.getByText("核对门牌").count()).toBe(0)
    await turnAway(last)
    await see(first, true)
    await first.getByText("核对门牌").waitFor()
  })
})
