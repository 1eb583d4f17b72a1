import type { Browser, BrowserContext, Page } from "playwright-core"
import type { Instant } from "../../src/core/kit/dates.ts"

export type WindowOptions = {
  readonly viewport: { readonly width: number; readonly height: number }
  /** Whether it has touch, from its birth to its end. */
  readonly isPhone: boolean
  readonly language: "zh" | "en"
  readonly now: Instant
}

type Window = {
  readonly page: Page
  readonly isPhone: boolean
  readonly prepare: (options: WindowOptions) => Promise<void>
}

/**
 * The browser windows of one site. One that is closed is emptied, and given to whoever opens the next: the programs of a
 * page are read and warm there, over which a new window takes twice as long as over the page itself.
 */
export type Windows = {
  readonly open: (options: WindowOptions) => Promise<Page>
  /** Closes them for good, and whatever else was opened in the browser. */
  readonly end: () => Promise<void>
}

/** Of the site, since another's would begin a new process; it runs nothing and asks for nothing. */
const emptyPage = "/gate-icon.svg"

/** What cannot be taken back: a window that was made to do it is closed for good. */
const lasting = {
  clock: ["fastForward", "pauseAt", "resume", "runFor", "setFixedTime", "setSystemTime"],
  context: ["addInitScript", "exposeBinding", "exposeFunction", "setExtraHTTPHeaders", "setGeolocation"],
  page: ["addInitScript", "exposeBinding", "exposeFunction", "setExtraHTTPHeaders", "close"],
} as const

/** Whatever is a window of some site's: two sites may share a browser for a while. */
const ofSites = new WeakSet<BrowserContext>()

/** What tests may listen to; of the other events the library itself hears some. */
const heard = ["console", "dialog", "download", "pageerror", "popup", "request", "response", "websocket"]

export function makeWindows(browser: Browser, url: string): Windows {
  const free: Window[] = []
  const endings: (() => Promise<void>)[] = []

  const make = async ({ isPhone }: WindowOptions): Promise<Window> => {
    const context = await browser.newContext({
      ...{ timezoneId: "Asia/Shanghai", baseURL: url },
      ...(isPhone ? { hasTouch: true, isMobile: true } : {}),
    })
    const page = await context.newPage()
    const addScript = context.addInitScript.bind(context)
    const close = context.close.bind(context)
    const empty = await makeEmptier(page, url)
    const use = { isOpen: true, isSpent: false, forget: async () => {} }
    ofSites.add(context)
    endings.push(close)
    const spend = () => {
      use.isSpent = true
    }
    watch(context.clock, lasting.clock, spend)
    watch(context, lasting.context, spend)
    watch(page, lasting.page, spend)
    const window: Window = {
      ...{ page, isPhone },
      prepare: async ({ viewport, language, now }) => {
        use.isOpen = true
        context.setDefaultTimeout(60_000)
        await page.setViewportSize(viewport)
        await context.clock.install({ time: now })
        const script = await addScript(`localStorage.getItem("shouwang.language") ||
          localStorage.setItem("shouwang.language", "${language}")`)
        use.forget = () => script.dispose()
      },
    }
    context.close = async () => {
      if (!use.isOpen) return
      use.isOpen = false
      if (use.isSpent || context.serviceWorkers().length > 0) return close()
      try {
        await use.forget()
        await empty()
        free.push(window)
      } catch {
        await close()
      }
    }
    return window
  }

  return {
    open: async (options) => {
      const at = free.findIndex(({ isPhone }) => isPhone === options.isPhone)
      const window = free.splice(at, at < 0 ? 0 : 1)[0] ?? (await make(options))
      await window.prepare(options)
      return window.page
    },
    end: async () => {
      const others = browser.contexts().filter((context) => !ofSites.has(context))
      await Promise.all([...endings.map((close) => close()), ...others.map((context) => context.close())])
    },
  }
}

/** Makes of a window that was used one that knows nothing of it. */
async function makeEmptier(page: Page, url: string): Promise<() => Promise<void>> {
  const context = page.context()
  const protocol = await context.newCDPSession(page)
  return async () => {
    for (const other of context.pages()) if (other !== page) await other.close()
    for (const event of heard) page.removeAllListeners(event)
    await Promise.all([
      page.unrouteAll({ behavior: "ignoreErrors" }),
      context.unrouteAll({ behavior: "ignoreErrors" }),
      page.emulateMedia({
        media: null,
        colorScheme: null,
        reducedMotion: null,
        forcedColors: null,
        contrast: null,
      }),
      context.setOffline(false),
      context.clearPermissions(),
    ])
    // what the page writes on leaving is forgotten too
    await page.goto(emptyPage)
    await page.evaluate(`sessionStorage.clear(); window.name = ""`)
    await Promise.all([
      context.clearCookies(),
      protocol.send("Storage.clearDataForOrigin", { origin: url, storageTypes: "all" }),
      protocol.send("Page.resetNavigationHistory"),
    ])
  }
}

function watch<K extends string>(
  of: Readonly<Record<K, (...args: never[]) => unknown>>,
  names: readonly K[],
  tell: () => void,
): void {
  for (const name of names) {
    const call = of[name].bind(of) as (...args: never[]) => unknown
    const watched = (...args: never[]) => {
      tell()
      return call(...args)
    }
    Object.assign(of, { [name]: watched })
  }
}
