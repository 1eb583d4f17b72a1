import { afterEach, describe, expect, it, vi } from "vitest"
import { getSession, signIn } from "../../contract/access.ts"
import { getHome } from "../../contract/register.ts"
import { addressOf, call } from "./client.ts"

const answerWith = (status: number, body: string) =>
  vi.stubGlobal("fetch", vi.fn().mockResolvedValue(new Response(body, { status })))

afterEach(() => vi.unstubAllGlobals())

describe("a call", () => {
  it("gives the reply", async () => {
    answerWith(200, '{"login":"wang"}')
    expect(await call(getSession, {})).toEqual({ ok: true, value: { login: "wang" } })
  })

  it("gives a refusal with the field to mend", async () => {
    answerWith(400, '{"refusal":"bad-input","field":"login"}')
    const answer = await call(signIn, { body: { login: "", password: "" } })
    expect(answer).toEqual({ ok: false, refusal: "bad-input", field: "login" })
  })

  it("tells a lost connection from a server that failed and one that is starting", async () => {
    vi.stubGlobal("fetch", vi.fn().mockRejectedValue(new TypeError("failed to fetch")))
    expect(await call(getSession, {})).toEqual({ ok: false, refusal: "no-connection" })
    answerWith(500, "<html>")
    expect(await call(getSession, {})).toEqual({ ok: false, refusal: "server-error" })
    answerWith(502, "<html>")
    expect(await call(getSession, {})).toEqual({ ok: false, refusal: "database-down" })
  })

  it("writes an address without what was not asked", () => {
    expect(addressOf(getHome, { id: "a b", on: "2020-02-12", unmask: undefined })).toBe(
      "/api/home?id=a+b&on=2020-02-12",
    )
  })
})
