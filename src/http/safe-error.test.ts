import { describe, expect, it } from "vitest"
import { safeError } from "./safe-error.ts"

describe("what a log may say of an error", () => {
  it("tells kind, code and place, and no word of what the message quotes", () => {
    const error = Object.assign(new Error("duplicate: 王小明\n  13800000000"), {
      code: "23505",
      constraint: "account_login",
      detail: "Key (login)=(王小明) already exists.",
    })
    const said = safeError(error)
    expect(said).toMatchObject({ type: "Error", code: "23505", constraint: "account_login" })
    expect(said.stack).toContain("safe-error.test.ts")
    expect(JSON.stringify(said)).not.toMatch(/王小明|138/)
  })
})
