import { generateKeyPairSync } from "node:crypto"
import { rm, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { makeBoth, makeFolder, writePair } from "../../../test/support/certificates.ts"
import { instantOf } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import type { Pair } from "./pair.ts"
import { faultsOf, readPair } from "./read-pair.ts"
import type { PairPaths } from "./tls-file.ts"

const now = instantOf(Date.UTC(2020, 2, 5))
let folder: string
let authority: Pair
let server: Pair
let paths: PairPaths
beforeAll(async () => {
  folder = await makeFolder()
  const made = await makeBoth(["desk.internal"], now)
  authority = made.authority
  server = made.server
  paths = await writePair(folder, server)
})
afterAll(() => rm(folder, { recursive: true }))

const fileOf = async (name: string, text: string) => {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}
const leafOf = (pem: string) => `${pem.split("-----END CERTIFICATE-----")[0]}-----END CERTIFICATE-----\n`

describe("a pair of files", () => {
  it("is read when the key is the certificate's", async () => {
    expect(await readPair(paths)).toEqual({ ok: true, pair: server })
    expect(faultsOf(server, now)).toEqual([])
  })

  it("is refused with a file that is not there, or is a folder", async () => {
    const missing = join(folder, "missing.pem")
    const refusal = { ok: false, refusal: "no-such-file", path: missing }
    expect(await readPair({ ...paths, cert: missing })).toEqual(refusal)
    expect(await readPair({ ...paths, key: missing })).toEqual(refusal)
    expect(await readPair({ ...paths, key: folder })).toMatchObject({ refusal: "unreadable", path: folder })
  })

  it.each(["", "hello", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])(
    "is refused with %j for a certificate",
    async (text) => {
      const cert = await fileOf("not.pem", text)
      expect(await readPair({ ...paths, cert })).toEqual({
        ok: false,
        refusal: "not-a-certificate",
        path: cert,
      })
    },
  )

  it("is refused with no key, or a locked one", async () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" })
    const how = { type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "x" } as const
    const locked = await fileOf("locked.pem", privateKey.export(how).toString())
    expect(await readPair({ ...paths, key: paths.cert })).toMatchObject({ refusal: "not-a-key" })
    expect(await readPair({ ...paths, key: locked })).toMatchObject({ refusal: "locked-key" })
  })

  it("is refused with another's key, or the authority's certificate first", async () => {
    const other = await fileOf("other.pem", authority.key)
    expect(await readPair({ ...paths, key: other })).toMatchObject({ refusal: "not-a-pair" })
    const turned = await fileOf("turned.pem", authority.cert + leafOf(server.cert))
    expect(await readPair({ ...paths, cert: turned })).toMatchObject({ refusal: "not-a-pair" })
  })

  it("has ended at its last moment, and not begun before its first", () => {
    const minutes = (count: number) => addMinutes(now, count)
    expect(faultsOf(server, minutes(396 * 1_440 - 1))).toEqual([])
    expect(faultsOf(server, minutes(396 * 1_440))).toEqual(["ended"])
    expect(faultsOf(server, minutes(-1_441))).toEqual(["not-begun"])
  })

  it("lacks a link when its issuer is neither in the file nor known to browsers", async () => {
    const { authority: stranger } = await makeBoth(["desk.internal"], now)
    expect(faultsOf({ ...server, cert: leafOf(server.cert) }, now)).toEqual(["chain-incomplete"])
    expect(faultsOf({ ...server, cert: leafOf(server.cert) + stranger.cert }, now)).toEqual([
      "chain-incomplete",
    ])
  })

  it("is for no name when it is an authority's own", () => {
    expect(faultsOf(authority, now)).toEqual(["no-names"])
  })
})
