import { X509Certificate } from "node:crypto"
import { beforeAll, describe, expect, it } from "vitest"
import { makeBoth, signAnything, verdictOn } from "../../../test/support/certificates.ts"
import { instantOf } from "../../core/kit/dates.ts"
import { factsOf, readChain } from "./certificate-facts.ts"
import { issueCertificate, makeAuthority } from "./make-authority.ts"
import type { Pair } from "./pair.ts"

const now = instantOf(Date.now())
const names = ["shouwang.internal", "desk.home.arpa"]
let authority: Pair
let server: Pair
beforeAll(async () => {
  const made = await makeBoth(names, now)
  authority = made.authority
  server = made.server
})

const ca = () => authority.cert
const factsOfPem = (pem: string) => factsOf(new X509Certificate(pem))
const daysOf = (pem: string) => {
  const { from, until } = factsOfPem(pem)
  return (Date.parse(until) - Date.parse(from)) / 86_400_000
}

describe("a local authority", () => {
  it.each(names)("is believed for %s", async (ask) => {
    expect(await verdictOn(server, { ca: ca(), ask })).toBe("trusted")
  })

  it("is not believed under a name that its certificate does not bear", async () => {
    expect(await verdictOn(server, { ca: ca(), ask: "other.internal" })).toBe("ERR_TLS_CERT_ALTNAME_INVALID")
  })

  it("can vouch for its own name by whoever has its key: the refusals below are of the names alone", async () => {
    const stolen = await signAnything(authority, [{ type: "dns", value: "shouwang.internal" }])
    expect(await verdictOn(stolen, { ca: ca(), ask: "shouwang.internal" })).toBe("trusted")
  })

  it.each(["bank.example.com", "internal", "xshouwang.internal", "home.arpa"])(
    "cannot vouch for %s, whoever has its key",
    async (ask) => {
      const stolen = await signAnything(authority, [{ type: "dns", value: ask }])
      expect(await verdictOn(stolen, { ca: ca(), ask })).toBe("permitted subtree violation")
    },
  )

  it("cannot vouch for one name beside its own", async () => {
    const stolen = await signAnything(authority, [
      { type: "dns", value: "shouwang.internal" },
      { type: "dns", value: "bank.example.com" },
    ])
    expect(await verdictOn(stolen, { ca: ca(), ask: "shouwang.internal" })).toBe(
      "permitted subtree violation",
    )
  })

  it("cannot vouch for an address", async () => {
    const stolen = await signAnything(authority, [{ type: "ip", value: "127.0.0.1" }])
    expect(await verdictOn(stolen, { ca: ca(), ask: "127.0.0.1" })).toBe("excluded subtree violation")
  })

  it("cannot make another authority", async () => {
    const below = await signAnything(authority, [{ type: "dns", value: "shouwang.internal" }], true)
    const leaf = await issueCertificate(below, names, now)
    expect(await verdictOn(leaf, { ca: ca(), ask: "shouwang.internal" })).toBe("PATH_LENGTH_EXCEEDED")
  })

  it("lasts ten years, its server's certificate no longer than phones accept", () => {
    expect(daysOf(authority.cert)).toBe(3_650)
    expect(daysOf(server.cert)).toBe(397)
    expect(factsOfPem(server.cert).names).toEqual(names)
    expect(readChain(server.cert)).toHaveLength(2)
  })

  it("signs nothing that outlives it", async () => {
    const old = await makeAuthority(names, instantOf(Date.now() - 3_500 * 86_400_000))
    const late = await issueCertificate(old, names, now)
    expect(factsOfPem(late.cert).until).toBe(factsOfPem(old.cert).until)
  })

  it("marks its bounds critical, so that who does not know them refuses it", () => {
    // an extension's criticality stands as TRUE (01 01 ff) after its number 2.5.29.30
    const der = new X509Certificate(authority.cert).raw.toString("hex")
    expect(der).toContain("0603551d1e0101ff")
    expect(der).toContain(Buffer.from("shouwang.internal").toString("hex"))
  })
})
