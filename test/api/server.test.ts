import { randomUUID } from "node:crypto"
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises"
import { connect, type Socket } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/access.ts"
import { getBoard } from "../../src/contract/board.ts"
import { getHealth } from "../../src/contract/health.ts"
import { evening, startTestApp, type TestApp } from "../support/app.ts"

/** What the server wrote into its log. */
const said: unknown[] = []
const say = (...what: unknown[]) => void said.push(what)
const log = { level: "warn", info: () => undefined, debug: () => undefined, trace: () => undefined }
const listening = Object.assign(log, {
  warn: say,
  error: say,
  fatal: say,
  silent: say,
  child: () => listening,
})

/** What is promised within a second is shown by the best of some tries: another program may hold up any one of them. */
const busy = 4

let app: TestApp
let webRoot: string
const health = { state: "up" as "up" | "down" }
beforeAll(async () => {
  webRoot = await mkdtemp(join(tmpdir(), "shouwang-web-"))
  await mkdir(join(webRoot, "assets"))
  await writeFile(join(webRoot, "index.html"), "<!doctype html><title>守望</title>")
  await writeFile(join(webRoot, "assets", "main-1a2b.js"), `// ${"x".repeat(5_000)}`)
  await writeFile(join(webRoot, "assets", "scan.worker-1a2b.js"), "// reads codes")
  await writeFile(join(webRoot, "..", "shouwang-secret"), "secret")
  app = await startTestApp({
    webRoot,
    log: listening,
    databaseState: () => health.state,
    limits: { headersTimeoutMs: 500, requestTimeoutMs: 1_000, connectionsCheckMs: 100 },
  })
})
afterAll(async () => {
  await app.stop()
  await rm(webRoot, { recursive: true })
  await rm(join(webRoot, "..", "shouwang-secret"), { force: true })
})

const anAccount = () => ({
  commandId: randomUUID(),
  name: "新同事",
  login: `made-${randomUUID()}`,
  role: "staff",
  password: "long enough",
})

describe("a request that changes something", () => {
  it.each([
    ["another site", { origin: "https://example.org" }],
    ["another port of this host", { origin: "http://127.0.0.1:1" }],
    ["a page without an address", { origin: "null" }],
    ["what the browser calls another site", { "sec-fetch-site": "cross-site" }],
    ["what the browser calls a neighbour", { "sec-fetch-site": "same-site" }],
  ])("is refused when it comes from %s", async (_, headers) => {
    const head = await app.signedIn("head")
    const answer = await head.call(contract.addAccount, { body: anAccount(), headers })
    expect(answer.status).toBe(403)
    expect(answer.body).toEqual({ refusal: "wrong-origin" })
  })

  it.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", ""])(
    "is refused as %s: only a page of ours can send JSON",
    async (type) => {
      const head = await app.signedIn("head")
      const answer = await head.call(contract.addAccount, {
        body: JSON.stringify(anAccount()),
        headers: { "content-type": type },
      })
      expect(answer.status).toBe(415)
      expect(answer.body).toEqual({ refusal: "wrong-media-type" })
    },
  )

  it.each([
    ["no JSON", "{", undefined],
    ["a missing field", { ...anAccount(), login: undefined }, undefined],
    ["a role that is none", { ...anAccount(), role: "king" }, "role"],
    ["an id that is none", { ...anAccount(), commandId: "1" }, "commandId"],
    ["a character that no database holds", { ...anAccount(), name: "a\u0000b" }, undefined],
    ["a blank login", { ...anAccount(), login: "  " }, "login"],
  ])("is refused with %s, without quoting it", async (_, body, field) => {
    const head = await app.signedIn("head")
    const answer = await head.call(contract.addAccount, { body })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual(
      field === undefined ? { refusal: "bad-input" } : { refusal: "bad-input", field },
    )
  })

  it("is refused when it is far too large", async () => {
    const head = await app.signedIn("head")
    const answer = await head.call(contract.addAccount, {
      body: { ...anAccount(), name: "x".repeat(2_000_000) },
    })
    expect(answer.status).toBe(413)
  })
})

describe("the server", () => {
  it("says whether it can work", async () => {
    expect((await app.nobody().call(getHealth)).body).toEqual({ database: "up" })
    health.state = "down"
    const answer = await app.nobody().call(getHealth)
    health.state = "up"
    expect(answer.status).toBe(503)
    expect(answer.body).toEqual({ refusal: "database-down" })
  })

  it("has nothing to say in its log of a board that was sent as it is kept", async () => {
    const head = await app.signedIn("head")
    const board = await head.fetch(getBoard)
    expect([board.status, (await board.json()).neighbourhood]).toEqual([200, "我们居民区"])
    expect(said).toEqual([])
  })

  it("limits how often one address tries passwords", async () => {
    const strict = await startTestApp({ limits: { passwordTriesPerMinute: 3 } })
    try {
      const body = { login: "nobody", password: "guess" }
      const statuses = []
      for (const _ of [1, 2, 3, 4]) statuses.push(await strict.nobody().call(contract.signIn, { body }))
      expect(statuses.map((answer) => answer.status)).toEqual([403, 403, 403, 429])
      expect(statuses[3]?.body).toEqual({ refusal: "too-many-requests" })
    } finally {
      await strict.stop()
    }
  })

  it("gives its numbers to this machine alone", async () => {
    const path = { method: "GET", path: "/metrics" } as const
    expect((await app.nobody().call(path)).body).toContain("http_request_duration_seconds_bucket")
    const proxied = await app.nobody().call(path, { headers: { "x-forwarded-for": "192.0.2.7" } })
    expect(proxied.status).toBe(404)
  })

  it("describes every endpoint in OpenAPI 3.1", () => {
    const { openapi, paths } = app.openApi() as { openapi: string; paths: Record<string, object> }
    expect(openapi).toBe("3.1.0")
    for (const { method, path } of app.routes) expect(paths[path]).toHaveProperty(method.toLowerCase())
    expect(paths).not.toHaveProperty("/metrics")
  })

  it("answers an unknown address of the API with a refusal", async () => {
    const answer = await app.nobody().call({ method: "GET", path: "/api/nothing" })
    expect(answer.status).toBe(404)
    expect(answer.body).toEqual({ refusal: "not-found" })
  })

  it("lets go of connections that say nothing, or too slowly", { retry: busy }, async () => {
    const port = Number(new URL(app.url).port)
    const silent = Array.from({ length: 20 }, () => connect(port, "127.0.0.1"))
    const slow = Array.from({ length: 20 }, () => connect(port, "127.0.0.1"))
    for (const socket of slow) socket.write("GET /api/health HTTP/1.1\r\nhost: x\r\n")
    const began = performance.now()
    await Promise.all([...silent, ...slow].map(closed))
    expect(performance.now() - began).toBeLessThan(3_000)
  })
})

describe("the pages", () => {
  const get = (path: string, headers = {}) => app.nobody().call({ method: "GET", path }, { headers })

  it("load nothing from elsewhere and stand in no other page's frame", async () => {
    const policy = (await get("/")).headers.get("content-security-policy") ?? ""
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain("unsafe-eval")
  })

  it("leave WebAssembly to the worker that reads codes", async () => {
    const policy = (await get("/assets/scan.worker-1a2b.js")).headers.get("content-security-policy") ?? ""
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(policy).toContain("default-src 'none'")
  })

  it("are index.html under each of their own addresses, asked for anew each time", async () => {
    for (const path of ["/", "/wall", "/homes/12-302"]) {
      const answer = await get(path)
      expect(answer.status).toBe(200)
      expect(answer.body).toContain("守望")
      expect(answer.headers.get("cache-control")).toBe("no-cache")
    }
  })

  it("have assets that are kept for a year and travel small", async () => {
    const answer = await get("/assets/main-1a2b.js", { "accept-encoding": "br" })
    expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable")
    expect(answer.headers.get("content-encoding")).toBe("br")
    expect((await get("/assets/gone.js")).status).toBe(404)
  })

  it("are dated by the machine's clock, by which browsers keep them, and answers by the service's", async () => {
    const service = new Date(evening).toUTCString()
    expect((await get("/assets/main-1a2b.js")).headers.get("date")).not.toBe(service)
    expect((await get("/api/session")).headers.get("date")).toBe(service)
  })

  it.each(["/../shouwang-secret", "/..%2fshouwang-secret", "/assets/..%5c..%5c..%5cshouwang-secret", "/%00"])(
    "are the only files served, not %s",
    async (path) => {
      expect(await rawGet(path)).not.toMatch(/\r\n\r\nsecret/)
    },
  )
})

function closed(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    socket.on("error", () => undefined)
    socket.once("close", () => resolve())
    socket.resume()
  })
}

/** A request as no browser would write it. */
async function rawGet(path: string): Promise<string> {
  const socket = connect(Number(new URL(app.url).port), "127.0.0.1")
  socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
  const chunks: Buffer[] = []
  for await (const chunk of socket) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
