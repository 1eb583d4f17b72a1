import { once } from "node:events"
import { rm, stat, writeFile } from "node:fs/promises"
import { Agent, get } from "node:http"
import { Agent as SecureAgent } from "node:https"
import { connect } from "node:net"
import { networkInterfaces } from "node:os"
import { join } from "node:path"
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest"
import { getSetUp } from "../../src/contract/access.ts"
import { getTls } from "../../src/contract/tls.ts"
import { type Instant, instantOf } from "../../src/core/kit/dates.ts"
import { addMinutes } from "../../src/core/kit/moments.ts"
import type { ServedTls } from "../../src/http/certificate/served-tls.ts"
import { readConfig } from "../../src/main/config.ts"
import { type Serving, serve } from "../../src/main/serve.ts"
import { factsOf, readChain } from "../../src/main/tls/certificate-facts.ts"
import { readTlsFile } from "../../src/main/tls/tls-file.ts"
import { startTestApp } from "../support/app.ts"
import { askOver, makeBoth, makeFolder, signAnything, verdictOn, writePair } from "../support/certificates.ts"
import { until } from "../support/data-of.ts"
import { type Desk, openDesk } from "../support/program.ts"

const name = "shouwang.internal"
const now = instantOf(Date.now())
const daysFromNow = (days: number) => addMinutes(now, days * 1_440)

let desk: Desk
/** A data directory whose tables are there, and nothing in them: to be copied, for making one takes its time. */
let blank: string
beforeAll(async () => {
  desk = await openDesk()
  blank = await desk.dataDir()
  expect((await desk.run(blank, "summary")).code).toBe(1)
})
afterAll(() => desk.close())

const serving: Serving[] = []
afterEach(async () => {
  for (const each of serving.splice(0)) await each.stop()
})

/** The server as the command starts it, on free ports, with eyes that look ten times a second. */
async function start(dataDir: string, env: Readonly<Record<string, string>> = {}) {
  const read = readConfig({
    ...{ SHOUWANG_DATA: dataDir, PORT: "0", SHOUWANG_HTTP_PORT: "0", SHOUWANG_LOG: "silent" },
    ...env,
  })
  if (!read.ok) throw new Error(read.mistake)
  const lines: string[] = []
  const print = (line: string) => lines.push(line)
  const started = await serve({ config: { ...read.config, tlsCheckMs: 100 }, insecureLan: false, print })
  if (!started.ok) throw new Error(started.words)
  serving.push(started)
  return { url: started.address, lines }
}

/** What plain http answers on this machine, whatever name it is asked under. */
function askPlainly(url: string, host: string): Promise<{ status: number; location: string; body: Buffer }> {
  const { port, pathname } = new URL(url)
  return new Promise((resolve, reject) => {
    get({ host: "127.0.0.1", port, path: pathname, headers: { host }, agent: new Agent() }, (response) => {
      const parts: Buffer[] = []
      response.on("data", (part: Buffer) => parts.push(part))
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? "",
          body: Buffer.concat(parts),
        }),
      )
    }).on("error", reject)
  })
}

/** Where the rest of the office finds this machine. */
function ownAddresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  return all.filter(({ family }) => family === "IPv4").map(({ address }) => address)
}

async function authorityOf(dataDir: string) {
  const read = await readTlsFile(dataDir)
  if (!read.ok || read.setUp?.kind !== "local") throw new Error("no authority")
  return read.setUp.authority
}

describe("shouwang tls", () => {
  it("says what to do while nothing is set up, and after it was turned off", async () => {
    const data = await desk.dataDir()
    const none = await desk.run(data, "tls")
    expect(none).toMatchObject({ code: 0, err: "" })
    expect(none.out).toContain("Https is not set up")
    expect((await desk.run(data, "tls", "local", name)).code).toBe(0)
    expect((await desk.run(data, "tls", "off")).code).toBe(0)
    expect(await desk.run(data, "tls", "status")).toEqual(none)
  })

  it.each([
    [["fly"], "no tls fly"],
    [["use"], "Name both files"],
    [["use", "--cert", "x.pem"], "Name both files"],
    [["status", "now"], "now"],
    [["local"], "Name what the pages"],
    [["local", "192.168.1.7"], "not for addresses"],
    [["local", "*.internal"], "without *"],
    [["local", "com.cn"], "strangers"],
    [["local", "desk"], "needs a dot"],
  ])("used wrongly (%o) says how, exits 2 and sets nothing up", async (args, words) => {
    const data = await desk.dataDir()
    const ran = await desk.run(data, "tls", ...args)
    expect(ran).toMatchObject({ code: 2, out: "" })
    expect(ran.err).toContain(words)
    expect(await readTlsFile(data)).toEqual({ ok: true, setUp: null })
  })

  it("makes an authority for names, keeps it for the same ones, and makes another for others", async () => {
    const data = await desk.dataDir()
    const made = await desk.run(data, "tls", "local", name, "守望.internal")
    expect(made).toMatchObject({ code: 0, err: "" })
    expect(made.out).toMatch(/Names: shouwang\.internal, xn--\w+\.internal/)
    expect(made.out.match(/^( {2}([0-9A-F]{4} ?){4}\n){4}/m)).not.toBeNull()
    const first = await authorityOf(data)
    if (process.platform !== "win32") {
      expect((await stat(join(data, "tls.json"))).mode & 0o777).toBe(0o600)
    }
    expect((await desk.run(data, "tls", "local", "守望.internal", name)).out).toContain("stays")
    expect(await authorityOf(data)).toEqual(first)
    const other = await desk.run(data, "tls", "local", "shouwang.example.org")
    expect(other.out).toContain("every phone must take it anew")
    expect(other.out).toContain("looks like a name of the internet")
    expect(await authorityOf(data)).not.toEqual(first)
  })

  it("takes files that can be served, and says of others what is wrong in one line", async () => {
    const data = await desk.dataDir()
    const folder = await makeFolder()
    const good = await makeBoth(["desk.example.org"], now)
    const { cert, key } = await writePair(folder, good.server)
    const use = (...args: string[]) =>
      desk.run(data, "tls", "use", "--cert", args[0] ?? cert, "--key", args[1] ?? key)
    const missing = join(folder, "no.pem")
    const other = join(folder, "other.pem")
    await writeFile(other, good.authority.key)
    const ended = await makeBoth(["desk.example.org"], daysFromNow(-400))
    const old = join(folder, "old.pem")
    await writeFile(old, ended.server.cert + ended.server.key)
    const alone = join(folder, "alone.pem")
    await writeFile(alone, `${good.server.cert.split("-----END")[0]}-----END CERTIFICATE-----\n`)
    for (const [ran, words] of [
      [await use(missing), `There is no ${missing}.\n`],
      [await use(cert, missing), `There is no ${missing}.\n`],
      [await use(cert, other), `The key is not the one of the first certificate in ${cert}.\n`],
      [await use(old, old), "The certificate has ended: get a new one.\n"],
      [await use(alone), expect.stringMatching(/^The certificates in between are missing.*\n$/)],
    ] as const) {
      expect(ran).toEqual({ code: 1, out: "", err: words })
    }
    expect(await readTlsFile(data)).toEqual({ ok: true, setUp: null })
    const taken = await use()
    expect(taken).toMatchObject({ code: 0, err: "" })
    expect(taken.out).toContain("Names: desk.example.org")
    // the key stays where it is
    expect(await readTlsFile(data)).toEqual({ ok: true, setUp: { kind: "files", cert, key } })
    await rm(folder, { recursive: true })
  })

  it("warns of the end, and exits 1 so that a timer can tell", async () => {
    const data = await desk.dataDir()
    const folder = await makeFolder()
    const { server } = await makeBoth(["desk.example.org"], daysFromNow(-389))
    const { cert, key } = await writePair(folder, server)
    const ran = await desk.run(data, "tls", "use", "--cert", cert, "--key", key)
    expect(ran.code).toBe(1)
    expect(ran.out).toContain("The certificate ends in 7 days")
    await rm(folder, { recursive: true })
  })

  it("serves by what is set up as soon as the program starts", async () => {
    const data = await desk.dataDir(blank)
    await desk.run(data, "tls", "local", name)
    const served = await desk.serve(data, { SHOUWANG_HTTP_PORT: "0" })
    expect(served.url).toMatch(/^https:\/\/shouwang\.internal:\d+$/)
    const { cert } = await authorityOf(data)
    expect(await askOver(`${served.url}${getSetUp.path}`, { ca: cert })).toMatchObject({ status: 200 })
    served.process.kill("SIGINT")
    const ended = await served.ended
    expect(ended).toMatchObject({ code: 0, err: "" })
    expect(ended.out).toMatch(/Phones take the certificate at http:\/\/shouwang\.internal:\d+\/certificate/)
  })
})

describe("a server with a local authority", () => {
  it("is reached by its name alone, and hands out what makes it trusted", async () => {
    const data = await desk.dataDir(blank)
    await desk.run(data, "tls", "local", name)
    const { url, lines } = await start(data)
    const authority = await authorityOf(data)
    const ca = authority.cert
    const answer = await askOver(`${url}${getSetUp.path}`, { ca })
    expect(answer.status).toBe(200)
    // a phone that insists on https could not open the page that hands it the next authority
    expect(answer.headers["strict-transport-security"]).toBeUndefined()
    await expect(askOver(url.replace(name, "other.internal"), { ca })).rejects.toMatchObject({
      code: "ERR_TLS_CERT_ALTNAME_INVALID",
    })
    await expect(askOver(url, { ca: (await makeBoth([name], now)).authority.cert })).rejects.toThrow()

    const port = Number(new URL(url).port)
    for (const address of ownAddresses()) {
      const socket = connect(port, address)
      await once(socket, "connect")
      socket.destroy()
    }

    const page = lines.find((line) => line.includes("/certificate"))?.match(/http:\S+/)?.[0] ?? ""
    const plain = await askPlainly(page, "anything")
    const secure = await askOver(`${url}/certificate?lang=zh`, { ca })
    expect([plain.status, plain.body.toString()]).toEqual([200, secure.body])
    expect(secure.body).toContain(page)
    const file = await askPlainly(`${page}.crt`, "anything")
    expect(file.body).toEqual(readChain(ca)?.[0].raw)
    expect(await askPlainly(page.replace("/certificate", "/board"), "evil.example")).toMatchObject({
      status: 308,
      location: `${url}/board`,
    })
  })

  it("could not be abused by a thief of its key", async () => {
    const { authority } = await makeBoth([name], now)
    const ca = authority.cert
    const bank = await signAnything(authority, [{ type: "dns", value: "bank.example.com" }])
    expect(await verdictOn(bank, { ca, ask: "bank.example.com" })).toBe("permitted subtree violation")
    const address = await signAnything(authority, [{ type: "ip", value: "127.0.0.1" }])
    expect(await verdictOn(address, { ca, ask: "127.0.0.1" })).toBe("excluded subtree violation")
  })

  it("goes over to another authority made meanwhile", async () => {
    const data = await desk.dataDir(blank)
    await desk.run(data, "tls", "local", name)
    const { url } = await start(data)
    await desk.run(data, "tls", "local", name, "desk.internal")
    const { cert } = await authorityOf(data)
    const other = url.replace(name, "desk.internal")
    await until(() => askOver(`${other}${getSetUp.path}`, { ca: cert }).catch(() => null))
  })
})

describe("a server with somebody else's certificate", () => {
  it("takes a renewal without a restart and without ending a connection, and no broken one", async () => {
    const data = await desk.dataDir(blank)
    const folder = await makeFolder()
    const first = await makeBoth([name], daysFromNow(-300))
    const { cert, key } = await writePair(folder, first.server)
    expect((await desk.run(data, "tls", "use", "--cert", cert, "--key", key)).code).toBe(0)
    const { url } = await start(data)
    const agent = new SecureAgent({ keepAlive: true, maxSockets: 1 })
    const asked = `${url}${getSetUp.path}`
    const before = await askOver(asked, { ca: first.authority.cert, agent })
    expect(before.headers["strict-transport-security"]).toBeDefined()

    const second = await makeBoth([name], now)
    await writeFile(key, second.server.key)
    const status = await desk.run(data, "tls")
    expect(status).toMatchObject({ code: 1, err: "" })
    expect(status.out).toContain("The key is not the one of the first certificate")
    await new Promise((resolve) => setTimeout(resolve, 400))
    expect((await askOver(asked, { ca: first.authority.cert })).serial).toBe(before.serial)

    await writePair(folder, second.server)
    const renewed = await until(() => askOver(asked, { ca: second.authority.cert }).catch(() => null))
    expect(renewed.serial).not.toBe(before.serial)
    // the line that stood before goes on under the certificate it began with
    expect(await askOver(asked, { ca: first.authority.cert, agent })).toMatchObject({
      status: 200,
      serial: before.serial,
    })
    agent.destroy()
    await rm(folder, { recursive: true })
  })

  it.each([
    ["is not there", undefined, /^There is no .*cert\.pem\.$/],
    ["is none", "hello", /holds no certificate/],
  ])("does not start when it %s, and says so in one line", async (_, text, words) => {
    const data = await desk.dataDir()
    const folder = await makeFolder()
    const cert = join(folder, "cert.pem")
    if (text !== undefined) await writeFile(cert, text)
    const env = { SHOUWANG_TLS_CERT: cert, SHOUWANG_TLS_KEY: cert }
    await expect(start(data, env)).rejects.toThrow(words)
    await rm(folder, { recursive: true })
  })
})

describe("the warning on the screens", () => {
  it("comes 30, 14 and 7 days before the end, and not on plain http", async () => {
    const { server, authority } = await makeBoth([name], now)
    const end = factsOf(readChain(server.cert)?.[0] ?? never()).until
    const served: ServedTls = { kind: "files", ...server, names: [name], until: end, authority: null }
    const tls = { current: () => served, httpsPort: () => 0, httpPort: () => null }
    const app = await startTestApp({ tls })
    const askAt = async (at: Instant) => {
      app.setClock(at)
      const cookie = (await app.signedIn("staff")).cookie()
      const url = app.url.replace("127.0.0.1", name) + getTls.path
      return JSON.parse((await askOver(url, { ca: authority.cert, cookie })).body)
    }
    for (const [days, stage] of [
      [31, "valid"],
      [30, "month"],
      [14, "fortnight"],
      [7, "week"],
      [1, "week"],
    ] as const) {
      expect(await askAt(addMinutes(end, -days * 1_440))).toEqual({
        certificate: { kind: "files", until: end, daysLeft: days, stage },
      })
    }
    expect(await askAt(end)).toMatchObject({ certificate: { daysLeft: 0, stage: "ended" } })
    await app.stop()

    const plain = await startTestApp()
    expect((await (await plain.signedIn("head")).call(getTls)).body).toEqual({ certificate: null })
    await plain.stop()
  })
})

function never(): never {
  throw new Error("no certificate")
}
