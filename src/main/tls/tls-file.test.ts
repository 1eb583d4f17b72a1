import { chmod, readdir, rm, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { makeFolder } from "../../../test/support/certificates.ts"
import { readTlsFile, removeTlsFile, type TlsSetUp, writeTlsFile } from "./tls-file.ts"

const pair = { cert: "C", key: "K" }
const local: TlsSetUp = { kind: "local", names: ["desk.internal"], authority: pair, server: pair }
const files: TlsSetUp = { kind: "files", cert: "/etc/c.pem", key: "/etc/k.pem" }

let folder: string
beforeEach(async () => {
  folder = await makeFolder()
})
afterEach(() => rm(folder, { recursive: true, force: true }))

describe("what is set up for https", () => {
  it("is nothing at first, is kept, replaced and forgotten", async () => {
    const data = join(folder, "not", "yet")
    expect(await readTlsFile(data)).toEqual({ ok: true, setUp: null })
    await removeTlsFile(data)
    for (const setUp of [local, files]) {
      await writeTlsFile(data, setUp)
      expect(await readTlsFile(data)).toEqual({ ok: true, setUp })
    }
    expect(await readdir(data)).toEqual(["tls.json"])
    await removeTlsFile(data)
    expect(await readTlsFile(data)).toEqual({ ok: true, setUp: null })
  })

  it.skipIf(process.platform === "win32")("is for its owner's eyes alone, also after a change", async () => {
    await writeTlsFile(folder, local)
    await chmod(join(folder, "tls.json"), 0o644)
    await writeTlsFile(folder, local)
    expect((await stat(join(folder, "tls.json"))).mode & 0o777).toBe(0o600)
  })

  it.each(["", "null", "{}", '{"kind":"files","cert":"c"}', '{"kind":"local","names":[]}'])(
    "is not guessed from %j",
    async (text) => {
      await writeFile(join(folder, "tls.json"), text)
      expect(await readTlsFile(folder)).toEqual({ ok: false, refusal: "tls-file-damaged" })
    },
  )
})
