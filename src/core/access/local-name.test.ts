import { describe, expect, it } from "vitest"
import { readLocalName } from "./local-name.ts"

describe("a name for a local authority", () => {
  it.each([
    ["shouwang.internal", "shouwang.internal", false],
    ["Shouwang.Internal.", "shouwang.internal", false],
    ["shouwang.local", "shouwang.local", false],
    ["desk.home.arpa", "desk.home.arpa", false],
    ["xn--rhtx6k.internal", "xn--rhtx6k.internal", false],
    ["shouwang.example.org", "shouwang.example.org", true],
    ["example.cn", "example.cn", true],
    ["desk.sh.cn", "desk.sh.cn", true],
  ])("%s is taken as %s; looks public: %s", (text, name, looksPublic) => {
    expect(readLocalName(text)).toEqual({ ok: true, name, looksPublic })
  })

  it.each([
    ["", "not-a-name"],
    ["a b.internal", "not-a-name"],
    ["-a.internal", "not-a-name"],
    ["a..internal", "not-a-name"],
    ["https://shouwang.internal", "an-address"],
    ["shouwang.internal/x", "not-a-name"],
    [`${"a".repeat(64)}.internal`, "not-a-name"],
    ["*.internal", "wildcard"],
    ["192.168.1.7", "an-address"],
    ["fe80::1", "an-address"],
    ["localhost", "one-word"],
    ["cn", "one-word"],
    ["com.cn", "public-suffix"],
    ["sh.cn", "public-suffix"],
    ["co.uk", "public-suffix"],
    ["home.arpa", "public-suffix"],
  ])("%s is refused: %s", (text, refusal) => {
    expect(readLocalName(text)).toEqual({ ok: false, refusal })
  })
})
