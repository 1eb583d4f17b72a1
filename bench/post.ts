import { randomUUID } from "node:crypto"
import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Page } from "playwright-core"
import { build } from "vite"
import type { Endpoint } from "../src/contract/endpoint.ts"
import { getGateState } from "../src/contract/gate.ts"
import { findPassHomes, issuePass, printPasses } from "../src/contract/passes.ts"
import { addPost, makeJoinCode } from "../src/contract/posts.ts"
import { launchKeptBrowser } from "../test/e2e/browser.ts"
import type { Client } from "../test/support/client.ts"
import { cameraFlags, writeCameraFilm } from "../test/support/fake-camera.ts"
import type { Line } from "./kit/lines.ts"
import { quantile, tell } from "./kit/measure.ts"
import type { ServedCampaign } from "./server.ts"

const PASSES = 20
const SCANS = 60
const SLOWER = 4
const CHECKS = 400

/** The gate's page on a slow phone: from a code before the camera to the decision on the screen, and what checking a pass takes. */
export async function measurePost({ program, client }: ServedCampaign): Promise<Line[]> {
  tell("gate's page")
  const folder = await mkdtemp(join(tmpdir(), "shouwang-bench-"))
  const codes = await issueCodes(client)
  const film = join(folder, "film.y4m")
  await writeCameraFilm(
    film,
    codes.map((shows) => ({ seconds: 1.5, shows })),
  )
  const phone = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true }
  const context = await launchKeptBrowser(join(folder, "profile"), phone, cameraFlags(film))
  try {
    const page = context.pages()[0] ?? (await context.newPage())
    // the loader wraps every function in this one, which the page does not have
    await page.addInitScript("globalThis.__name = (named) => named")
    await page.addInitScript(watchReader)
    await page.goto(`${program.url}/gate#join=${await joinCode(client)}`)
    await page.getByRole("button", { name: "居民", exact: true }).waitFor()
    const checks = await measureChecks(page, codes, await keysOf(page, program.url))
    const session = await context.newCDPSession(page)
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER })
    const scans = await measureScans(page)
    return [
      {
        what: `scan to decision, ${SLOWER} × slower, 95th percentile of ${SCANS}`,
        ...{ measured: quantile(scans, 0.95), unit: "ms", wanted: { most: 150 } },
      },
      { what: "  median", measured: quantile(scans, 0.5), unit: "ms" },
      {
        what: "a pass's code checked in the browser, 95th percentile",
        ...{ measured: quantile(checks, 0.95), unit: "ms", wanted: { most: 5 } },
      },
    ]
  } finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function tellOffice(client: Client, endpoint: Endpoint, body: object) {
  const answer = await client.call(endpoint, { body: { commandId: randomUUID(), ...body } })
  if (answer.status !== 200) throw new Error(`${endpoint.path} was answered with ${answer.status}`)
  return answer.body
}

async function joinCode(client: Client): Promise<string> {
  const postId = randomUUID()
  await tellOffice(client, addPost, { id: postId, name: "新门" })
  return (await tellOffice(client, makeJoinCode, { postId })).code
}

async function issueCodes(client: Client): Promise<string[]> {
  const found = await client.call(findPassHomes, { body: { text: "12" } })
  const homes: { id: string }[] = found.body.homes
  const ids: string[] = []
  for (let pass = 0; pass < PASSES; pass += 1) {
    const [id, homeId] = [randomUUID(), homes[pass % homes.length]?.id]
    await tellOffice(client, issuePass, { id, homeId, personId: null, holder: "王小明", kind: "resident" })
    ids.push(id)
  }
  const printed = await tellOffice(client, printPasses, { ids })
  return printed.passes.map((pass: { code: string }) => pass.code)
}

/** The keys that the phone has by now. */
async function keysOf(page: Page, url: string): Promise<unknown> {
  const answer = await page.request.get(url + getGateState.path)
  return (await answer.json()).state.keys
}

/** Runs in the page, before all else: notes when the reader of codes answered and how long it had read. */
function watchReader(): void {
  const reader = { took: 0, at: 0 }
  Object.assign(window, { reader })
  const sent = new WeakMap<Worker, number>()
  const post = Worker.prototype.postMessage
  Worker.prototype.postMessage = function (this: Worker, ...given: unknown[]) {
    if (!sent.has(this)) {
      this.addEventListener("message", ({ data }) => {
        if (data?.read !== true) return
        reader.at = performance.now()
        reader.took = reader.at - (sent.get(this) ?? 0)
      })
    }
    sent.set(this, performance.now())
    return Reflect.apply(post, this, given)
  }
}

/** One resident after the other: the worker's time counts as often as the page is slowed, which slows no worker. */
async function measureScans(page: Page): Promise<number[]> {
  const times: number[] = []
  await page.getByRole("button", { name: "扫通行证", exact: true }).click()
  while (times.length < SCANS) {
    const { took, shown } = await page.evaluate(nextDecision)
    times.push(took * SLOWER + shown)
  }
  return times
}

/** Runs in the page: waits for a decision, then takes a temperature, so that the next code is looked for. */
async function nextDecision(): Promise<{ took: number; shown: number }> {
  const frame = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)))
  const press = async (words: string) => {
    for (;;) {
      const button = [...document.querySelectorAll("button")].find((each) => each.textContent === words)
      if (button) return button.click()
      await frame()
    }
  }
  const { reader } = window as unknown as { reader: { took: number; at: number } }
  while (document.querySelector("[data-tone] [role=status]") === null) await frame()
  const painted = performance.now()
  const measured = { took: reader.took, shown: painted - reader.at }
  await press("36")
  await press("36.5")
  while (document.querySelector("[data-tone] [role=status]") !== null) await frame()
  return measured
}

/** The very check that the page makes, in the page's own browser. */
async function measureChecks(page: Page, codes: readonly string[], keys: unknown): Promise<number[]> {
  const code = await bundled("checking.ts")
  await page.evaluate(code)
  return page.evaluate(
    async ([codes, keys, checks]) => {
      const { checkOne } = (window as unknown as { checking: { checkOne: Check } }).checking
      const times: number[] = []
      for (let check = 0; check < checks; check += 1) {
        const start = performance.now()
        const result = await checkOne(codes[check % codes.length] ?? "", keys)
        times.push(performance.now() - start)
        if (result !== "signed") throw new Error(`a good pass was called ${result}`)
      }
      // the first ones take the keys in
      return times.slice(codes.length)
    },
    [codes, keys, CHECKS] as const,
  )
}

type Check = (code: string, keys: unknown) => Promise<string>

/** A file of the kit as one script for a page. */
async function bundled(file: string): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: {
        entry: fileURLToPath(new URL(`./kit/${file}`, import.meta.url)),
        formats: ["iife"],
        name: "checking",
      },
    },
  })
  const [output] = Array.isArray(made) ? made : [made]
  if (output === undefined || !("output" in output)) throw new Error("nothing was built")
  return `${output.output[0].code}; window.checking = checking`
}
