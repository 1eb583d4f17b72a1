import type { Browser, Page } from "playwright-core"
import { getBoard } from "../src/contract/board.ts"
import { launchBrowser } from "../test/e2e/browser.ts"
import { makeBoardFixture } from "../test/support/board-fixture.ts"
import type { Line } from "./kit/lines.ts"
import { median, tell } from "./kit/measure.ts"
import type { ServedCampaign } from "./server.ts"

const VIEWS = 5
const GLIDES = 5
const HOMES = 1362
const MANY_HOMES = 5000

/** The board in a real browser: its first view by somebody signed in whose browser has kept nothing, and its day slider. */
export async function measureScreen(served: ServedCampaign): Promise<Line[]> {
  tell("screens")
  const browser = await launchBrowser()
  try {
    const views: number[] = []
    for (let view = 0; view < VIEWS; view += 1) views.push(await measureFirstView(browser, served))
    const speed = await measureSlider(browser, served, HOMES)
    const speedOfMany = await measureSlider(browser, served, MANY_HOMES)
    return [
      {
        what: "first view of the board, cold",
        measured: median(views) / 1000,
        unit: "s",
        wanted: { most: 2 },
      },
      { what: `day slider, ${HOMES} homes`, measured: speed, unit: "days/s", wanted: { least: 30 } },
      {
        what: `day slider, ${MANY_HOMES} homes`,
        measured: speedOfMany,
        unit: "days/s",
        wanted: { least: 30 },
      },
    ]
  } finally {
    await browser.close()
  }
}

/** Milliseconds from the asking of the page until the map's cells are painted. */
async function measureFirstView(browser: Browser, served: ServedCampaign): Promise<number> {
  const page = await openPage(browser, served)
  await page.goto(served.program.url, { waitUntil: "commit" })
  const time = await page.evaluate(paintedAt, HOMES)
  await page.context().close()
  return time
}

/** Days a second while the arrow key steps through the whole campaign, every day painted. */
async function measureSlider(browser: Browser, served: ServedCampaign, homes: number): Promise<number> {
  const page = await openPage(browser, served)
  if (homes !== HOMES) {
    const bundle = makeBoardFixture({ homes, days: 42, seed: 1 })
    await page.route(`**${getBoard.path}`, (route) => route.fulfill({ json: bundle }))
  }
  await page.goto(served.program.url)
  await page.evaluate(paintedAt, homes)
  const speeds: number[] = []
  for (let glide = 0; glide < GLIDES; glide += 1) {
    const { days, ms } = await page.evaluate(glideThrough)
    speeds.push((1000 * days) / ms)
  }
  await page.context().close()
  return median(speeds)
}

async function openPage(browser: Browser, { program, client }: ServedCampaign): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "zh-CN" })
  await context.addCookies([{ name: "shouwang", value: client.cookie() ?? "", url: program.url }])
  const page = await context.newPage()
  // the loader wraps every function in this one, which the page does not have
  await page.addInitScript("globalThis.__name = (named) => named")
  return page
}

/** Runs in the page: the time since the page was asked for, when so many homes are painted. */
async function paintedAt(homes: number): Promise<number> {
  const frame = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
  while (document.querySelectorAll("[data-home]").length < homes) await frame()
  await frame()
  return performance.now()
}

/** Runs in the page: from the first day to the last by the arrow key, waiting for the painting of each. */
async function glideThrough(): Promise<{ days: number; ms: number }> {
  const frame = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
  const press = async (key: string) => {
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }))
    await frame()
  }
  const shown = () => document.querySelector(".day-slider-day")?.textContent
  const last = Number(document.querySelector<HTMLInputElement>(".day-slider input")?.max)
  await press("Home")
  // the address follows when the slider rests
  await new Promise((done) => setTimeout(done, 500))
  const start = performance.now()
  for (let day = 0; day < last; day += 1) {
    const before = shown()
    await press("ArrowRight")
    while (shown() === before) await frame()
  }
  const ms = performance.now() - start
  await new Promise((done) => setTimeout(done, 500))
  return { days: last, ms }
}
