import { fileURLToPath } from "node:url"
import type { Browser, BrowserContext, Page } from "playwright-core"
import type { Role } from "../../src/core/access/roles.ts"
import { type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { generateWorld, type World } from "../../src/core/world/world.ts"
import { openBooks } from "../../src/main/books.ts"
import { openProposals } from "../../src/main/roster/open-proposals.ts"
import { importBooks } from "../../src/service/imports/import-books.ts"
import { makeImportDesk } from "../../src/service/imports/import-desk.ts"
import { startTestApp, type TestApp, type TestAppOptions } from "../support/app.ts"
import { sheetsOf } from "../support/sheets-of.ts"
import { launchBrowser, shareBrowser } from "./browser.ts"
import { makeWindows } from "./windows.ts"

/** 20:40 in Shanghai on the campaign's last day: what servers and pages of these tests take for now. */
export const evening = instantOf(Date.UTC(2020, 2, 5, 12, 40))
/** The busy day that the tests look at. */
export const busyDay = "2020-02-12"

/** Six weeks of twenty stairwells: large enough for every sign of the map, imported in a second. */
export const campaign = generateWorld({ seed: 2020, homes: 240 })

export const sizes = {
  desk: { width: 1440, height: 900 },
  wall: { width: 1920, height: 1080 },
  phone: { width: 390, height: 844 },
} as const

export type PageOptions = {
  readonly size?: keyof typeof sizes
  readonly language?: "zh" | "en"
  /** Null: the page stays empty, for whoever has something to do before it loads. */
  readonly path?: string | null
}

/** The whole product at work: server, database, pages, and a browser before it. */
export type Site = {
  readonly app: TestApp
  /** Where the pages are, as browsers see it. */
  readonly url: string
  readonly browser: Browser
  /** A new browser window of somebody with this role, signed in; null: of somebody who is not. */
  readonly open: (role: Role | null, options?: PageOptions) => Promise<Page>
  readonly stop: () => Promise<void>
}

export type SiteOptions = Pick<
  TestAppOptions,
  "neighbourhoods" | "setUpCode" | "fillDemonstration" | "tls"
> & {
  /** Rosters are searched for as for people, not for the few steps that tests wait for. */
  readonly searchesLong?: boolean
  readonly now?: Instant
  /** The name that browsers know the server by, in place of its address. */
  readonly host?: string
  readonly browserArgs?: readonly string[]
  /** Imported before the first page opens; null: nothing is. */
  readonly world?: Pick<World, "books"> | null
}

export async function startSite(options: SiteOptions = {}): Promise<Site> {
  const {
    now = evening,
    world = campaign,
    host = "127.0.0.1",
    browserArgs,
    searchesLong = false,
    ...rest
  } = options
  const books = openBooks()
  const fail = (error: unknown) => faults.push(String(error))
  const faults: string[] = []
  const isUsual = world === campaign && now === evening && rest.neighbourhoods !== false
  const app = await startTestApp({
    ...rest,
    ...(searchesLong ? { proposals: openProposals(fail) } : {}),
    ...(isUsual ? { prepared: { name: "campaign", books: campaign.books, now } } : {}),
    now,
    books,
    imports: makeImportDesk(books.readBook, fail),
    webRoot: fileURLToPath(new URL("../../dist/web/", import.meta.url)),
  })
  const communityId = app.neighbourhoods?.own
  if (communityId !== undefined && world !== null && !isUsual) {
    await importBooks(
      { ...app.ground, communityId, accountId: null },
      app.ground.newId(),
      sheetsOf(world.books),
    )
  }
  const browser = await (browserArgs ? launchBrowser(browserArgs) : shareBrowser())
  const url = app.url.replace("127.0.0.1", host)
  const windows = makeWindows(browser, url)
  return {
    app,
    url,
    browser,
    open: async (role, { size = "desk", language = "zh", path = "/" } = {}) => {
      const page = await windows.open({ viewport: sizes[size], isPhone: size === "phone", language, now })
      if (role !== null) await signIn(app, page.context(), role, url)
      page.on("pageerror", fail)
      if (path !== null) await page.goto(path)
      return page
    },
    stop: async () => {
      await windows.end()
      if (browserArgs) await browser.close()
      await app.stop()
      await books.close()
      if (faults.length > 0) throw new Error(`a page or an import broke: ${faults.join("; ")}`)
    },
  }
}

async function signIn(app: TestApp, context: BrowserContext, role: Role, url: string): Promise<void> {
  const value = (await app.signedIn(role)).cookie() ?? ""
  await context.addCookies([{ name: "shouwang", value, url }])
}

/** The true summary of a day of a world. */
export function truthOf(world: World, day: string): World["truth"][number] {
  const truth = world.truth.find((summary) => summary.日期 === day)
  if (truth === undefined) throw new Error(`no ${day} in this world`)
  return truth
}
