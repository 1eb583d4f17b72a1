import { readFileSync } from "node:fs"
import type { FastifyInstance } from "fastify"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeBoth } from "../../../test/support/certificates.ts"
import { instantOf } from "../../core/kit/dates.ts"
import { fingerprintGroups } from "./fingerprint.ts"
import { makeHandOut } from "./hand-out.ts"
import type { ServedTls, TlsSource } from "./served-tls.ts"

const names = ["shouwang.internal", "desk.home.arpa"]
const until = instantOf(Date.UTC(2030, 2, 5))
let served: ServedTls
const source: TlsSource = { current: () => served, httpsPort: () => 8080, httpPort: () => 8081 }
let server: FastifyInstance
let local: ServedTls
beforeAll(async () => {
  const made = await makeBoth(names, instantOf(Date.UTC(2020, 2, 5)))
  const der = Buffer.from(made.authority.cert.replaceAll(/-----.*?-----|\s/g, ""), "base64")
  local = { kind: "local", names, ...made.server, until, authority: { der, until } }
  served = local
  server = await makeHandOut(source)
})
afterAll(() => server.close())

const ask = (host: string, url = "/", method: "GET" | "HEAD" | "POST" | "PUT" = "GET") =>
  server.inject({ method, url, headers: { host } })

describe("plain http beside https", () => {
  it.each([
    ["shouwang.internal:8081", "/table?on=2020-02-12", "https://shouwang.internal:8080/table?on=2020-02-12"],
    ["DESK.home.arpa", "/", "https://desk.home.arpa:8080/"],
    ["evil.example", "/x", "https://shouwang.internal:8080/x"],
    ["shouwang.internal.evil.example", "/", "https://shouwang.internal:8080/"],
    [".internal", "/", "https://shouwang.internal:8080/"],
    ["shouwang.internal@evil.example", "/", "https://shouwang.internal:8080/"],
    ["192.168.1.7:8081", "/", "https://shouwang.internal:8080/"],
    ["", "/", "https://shouwang.internal:8080/"],
    ["shouwang.internal", "//evil.example/", "https://shouwang.internal:8080//evil.example/"],
    ["shouwang.internal", "/certificates", "https://shouwang.internal:8080/certificates"],
  ])("sends %s%s to %s", async (host, url, location) => {
    const answer = await ask(host, url)
    expect([answer.statusCode, answer.headers["location"], answer.body]).toEqual([308, location, ""])
    expect((await ask(host, url, "HEAD")).headers["location"]).toBe(location)
  })

  it.each(["POST", "PUT"] as const)(
    "does not send a %s along: its body was read by everyone",
    async (method) => {
      const answer = await ask("shouwang.internal", "/api/session", method)
      expect([answer.statusCode, answer.headers["location"]]).toEqual([405, undefined])
    },
  )

  it("says that a browser should not keep any of it", async () => {
    const { headers } = await ask("shouwang.internal")
    expect(headers["cache-control"]).toBe("no-store")
    expect(headers["strict-transport-security"]).toBeUndefined()
  })

  it("leads to a pattern's names, and nowhere when it has only a pattern", async () => {
    const made = await makeBoth(["*.example.org"], instantOf(Date.UTC(2020, 2, 5)))
    served = { ...made.server, kind: "files", names: ["*.example.org"], until, authority: null }
    expect((await ask("desk.example.org")).headers["location"]).toBe("https://desk.example.org:8080/")
    expect((await ask("evil.example")).statusCode).toBe(404)
    expect((await ask("a.b.example.org")).statusCode).toBe(404)
    served = local
  })

  it("has nothing to hand out where the certificate is somebody else's", async () => {
    served = { ...local, kind: "files", authority: null }
    for (const path of ["/certificate", "/certificate.crt", "/certificate.mobileconfig"]) {
      expect((await ask("shouwang.internal", path)).statusCode).toBe(308)
    }
    served = local
  })
})

describe("the certificate", () => {
  it("is handed out in both forms, byte for byte", async () => {
    const der = local.authority?.der ?? Buffer.alloc(0)
    const file = await ask("anything", "/certificate.crt")
    expect(file.headers["content-type"]).toBe("application/x-x509-ca-cert")
    expect(file.rawPayload).toEqual(der)
    const profile = await ask("anything", "/certificate.mobileconfig")
    expect(profile.headers["content-type"]).toBe("application/x-apple-aspen-config")
    expect(profile.body).toContain(`<data>${der.toString("base64")}</data>`)
    expect(profile.body).toContain("<string>com.apple.security.root</string>")
    expect((await ask("anything", "/certificate.mobileconfig")).body).toBe(profile.body)
  })

  it.each([
    [{}, "zh-CN"],
    [{ "accept-language": "en-GB,en;q=0.9,zh;q=0.8" }, "en"],
    [{ "accept-language": "zh-CN,zh;q=0.9,en;q=0.8" }, "zh-CN"],
  ])("is explained to a browser that says %o in %s", async (headers, lang) => {
    const page = await server.inject({ url: "/certificate", headers: { host: "x", ...headers } })
    expect(page.body).toContain(`<html lang="${lang}">`)
  })

  it.each([
    ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X)", "iPhone"],
    ["Mozilla/5.0 (Linux; Android 14; HUAWEI)", "安卓"],
    ["Mozilla/5.0 (Windows NT 10.0; Win64)", "Windows"],
    ["Mozilla/5.0 (Macintosh; Intel Mac OS X)", "Mac"],
    ["", "安卓"],
  ])("shows %s its own steps", async (agent, title) => {
    const page = await server.inject({ url: "/certificate", headers: { host: "x", "user-agent": agent } })
    expect(page.body.match(/<details open><summary>(.*?)<\/summary>/)?.[1]).toContain(title)
  })

  it("comes with its fingerprint, its page's address, and no script or file of elsewhere", async () => {
    const page = (await ask("anything", "/certificate?lang=en")).body
    const groups = fingerprintGroups(local.authority?.der ?? Buffer.alloc(0))
    expect(groups).toHaveLength(16)
    expect(page).toContain(groups.map((group) => `<span>${group}</span>`).join(" "))
    expect(page).toContain("http://shouwang.internal:8081/certificate")
    expect(page).toContain('href="https://shouwang.internal:8080/"')
    expect(page).not.toMatch(/<script|<link|<img| src=/)
  })

  it("has the colours of the screens", async () => {
    const tokens = readFileSync(new URL("../../web/parts/tokens.css", import.meta.url), "utf8")
    const used = (await ask("anything", "/certificate")).body.match(/#[0-9a-f]{6}\b/g) ?? []
    expect(used.length).toBeGreaterThan(5)
    for (const colour of new Set(used)) expect(tokens).toContain(colour)
  })
})
