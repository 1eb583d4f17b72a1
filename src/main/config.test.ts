import { describe, expect, it } from "vitest"
import { isLoopback, readConfig } from "./config.ts"

describe("the configuration", () => {
  it("serves this machine alone on port 8080 when nothing is said", () => {
    const read = readConfig({})
    expect(read).toMatchObject({ ok: true, config: { port: 8080, host: null, databaseUrl: null } })
  })

  it("takes what the environment says", () => {
    const read = readConfig({
      PORT: "9000",
      HOST: "192.0.2.1",
      SHOUWANG_DATA: "/data",
      DATABASE_URL: "postgres://x",
    })
    expect(read).toMatchObject({
      config: { port: 9000, host: "192.0.2.1", dataDir: "/data", databaseUrl: "postgres://x" },
    })
  })

  it.each([
    [undefined, null],
    ["off", "off"],
    ["80", 80],
    ["0", 0],
  ])("reads SHOUWANG_HTTP_PORT %s as %s", (text, httpPort) => {
    expect(readConfig({ SHOUWANG_HTTP_PORT: text })).toMatchObject({ ok: true, config: { httpPort } })
  })

  it.each([
    { PORT: "http" },
    { PORT: "70000" },
    { PORT: "" },
    { SHOUWANG_TLS_KEY: "key.pem" },
    { SHOUWANG_HTTP_PORT: "on" },
    { SHOUWANG_HTTP_PORT: "" },
  ])("refuses %o", (env) => {
    expect(readConfig(env).ok).toBe(false)
  })

  it.each([
    ["localhost", true],
    ["127.0.0.1", true],
    ["::1", true],
    ["0.0.0.0", false],
    ["192.168.1.7", false],
    ["127.0.0.1.example.org", false],
  ])("knows whether %s is this machine alone: %s", (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})
