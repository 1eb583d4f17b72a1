import { readdirSync } from "node:fs"
import { createServer, type IncomingMessage, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import { fileURLToPath } from "node:url"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { instantOf } from "../../src/core/kit/dates.ts"
import { type Site, startSite } from "../e2e/support.ts"
import { type FakeGateServer, makeFakeGateServer } from "./fake-gate-server.ts"

/** Ten in the morning in Shanghai, on a day on which the gates are closed. */
export const gateMorning = instantOf(Date.UTC(2020, 1, 20, 2))

/** The product's pages and headers as they are served, with a fake of the gate's endpoints before them. */
export type GateSite = {
  readonly gate: FakeGateServer
  readonly url: string
  /** A phone at the gate, 360 × 640. */
  readonly phone: (options?: PhoneOptions) => Promise<Page>
  /** Cuts every line, to the pages too. */
  readonly setDown: (down: boolean) => void
  /** Tells the phones that listen. */
  readonly tell: (event: string, data: object) => void
  readonly stop: () => Promise<void>
}

type PhoneOptions = {
  readonly language?: "zh" | "en"
  readonly path?: string
  readonly script?: string
  /** Whether its letters are looked at, and not only what they say. */
  readonly isLookedAt?: boolean
}

export async function startGateSite(): Promise<GateSite> {
  const began = Date.now()
  const now = () => Date.parse(gateMorning) + Date.now() - began
  const gate = await makeFakeGateServer(now)
  const site: Site = await startSite({ now: gateMorning, world: null })
  const listeners = new Set<ServerResponse>()
  const state = { down: false }
  const server = createServer((request, response) => {
    if (state.down) request.socket.destroy()
    else answer(request, response).catch(() => request.socket.destroy())
  })

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? "/"
    if (path === "/api/gate/events") {
      response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" })
      response.write("retry: 500\n\n")
      listeners.add(response)
      response.on("close", () => listeners.delete(response))
      return
    }
    const text = await textOf(request)
    if (path.startsWith("/api/gate/")) {
      const reply = await gate.handle(path, request.method ?? "GET", text || null)
      if (reply === null) throw new Error("no network")
      response.writeHead(reply.status, { "content-type": "application/json" }).end(JSON.stringify(reply.body))
      return
    }
    const real = await fetch(site.app.url + path, { redirect: "manual" })
    const headers = [...real.headers].filter(
      ([name]) => !/^(connection|content-(encoding|length))$/.test(name),
    )
    response.writeHead(real.status, Object.fromEntries(headers)).end(Buffer.from(await real.arrayBuffer()))
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const faults: string[] = []
  return {
    ...{ gate, url },
    phone: async ({ language = "zh", path = "/gate", script, isLookedAt = false } = {}) => {
      const context = await newPhone(site.browser, url, language)
      if (isLookedAt) await context.addInitScript(ownFont())
      if (script) await context.addInitScript(script)
      const page = await context.newPage()
      page.on("pageerror", (error) => faults.push(error.message))
      await page.goto(path)
      return page
    },
    setDown: (down) => {
      state.down = down
      if (down) server.closeAllConnections()
    },
    tell: (event, data) => {
      for (const listener of listeners) listener.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)
    },
    stop: async () => {
      await Promise.all(site.browser.contexts().map((context) => context.close()))
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await site.stop()
      if (faults.length > 0) throw new Error(`the gate page broke: ${faults.join("; ")}`)
    },
  }
}

async function newPhone(browser: Browser, url: string, language: string): Promise<BrowserContext> {
  const context = await browser.newContext({
    ...{ viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
    ...{ timezoneId: "Asia/Shanghai", baseURL: url, acceptDownloads: true },
  })
  context.setDefaultTimeout(60_000)
  await context.clock.install({ time: gateMorning })
  await context.addInitScript(`localStorage.getItem("shouwang.language") ||
    localStorage.setItem("shouwang.language", "${language}")`)
  return context
}

/** In place of the phone's own font, which the browser of the tests does not have: the desk's. */
export function ownFont(): string {
  const assets = fileURLToPath(new URL("../../dist/web/assets/", import.meta.url))
  const sheet = readdirSync(assets).find((file) => /^wght-.*\.css$/.test(file)) ?? ""
  return `addEventListener("DOMContentLoaded", () => {
    const link = document.createElement("link")
    Object.assign(link, { rel: "stylesheet", href: "/assets/${sheet}" })
    document.head.append(link)
    document.documentElement.style.setProperty("--font", "'Noto Sans SC Variable', sans-serif")
  })`
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
