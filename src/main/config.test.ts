import { describe, expect, it } from "vitest"
import { isLoopback, readConfig } from "./config.ts"

describe("the configuration", () => {
  it("serves this machine alone on port 8080 when nothing is said", () => {
    const read = readConfig({})
    expect(read).toMatchObject({ ok: true, config: { port: 8080, host: "localhost", databaseUrl: null } })
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

  it.each([{ PORT: "http" }, { PORT: "70000" }, { SHOUWANG_TLS_KEY: "key.pem" }])("refuses %o", (env) => {
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
