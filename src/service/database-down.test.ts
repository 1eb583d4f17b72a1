import { createServer } from "node:net"
import pg from "pg"
import { describe, expect, it } from "vitest"
import { isDatabaseDown } from "./database-down.ts"

const withCode = (code: string, syscall?: string) => Object.assign(new Error("x"), { code, syscall })

describe("whether the database is down", () => {
  it.each(["08006", "57P01", "57P03", "53300"])("says yes to SQLSTATE %s", (code) => {
    expect(isDatabaseDown(withCode(code))).toBe(true)
  })

  it.each([
    withCode("23505"),
    withCode("42501"),
    withCode("57014"),
    withCode("ENOENT", "open"),
    "down",
    undefined,
  ])("says no to %s", (error) => {
    expect(isDatabaseDown(error)).toBe(false)
  })

  it("says yes to what the driver throws when nothing listens, and when the connection breaks off", async () => {
    const server = createServer((socket) => socket.destroy())
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve))
    const { port } = server.address() as { port: number }
    const attempt = () =>
      new pg.Client({ host: "127.0.0.1", port }).connect().then(
        () => null,
        (error: unknown) => error,
      )
    expect(isDatabaseDown(await attempt())).toBe(true)
    await new Promise((resolve) => server.close(resolve))
    expect(isDatabaseDown(await attempt())).toBe(true)
  })
})
