import { rm } from "node:fs/promises"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { makeBoth, makeFolder, writePair } from "../../../test/support/certificates.ts"
import { instantOf } from "../../core/kit/dates.ts"
import { addMinutes } from "../../core/kit/moments.ts"
import { type Config, readConfig } from "../config.ts"
import { loadTls, renewTls } from "./load-tls.ts"
import { readTlsFile, writeTlsFile } from "./tls-file.ts"

const made = instantOf(Date.UTC(2020, 2, 5))
const names = ["desk.internal"]
const daysLater = (days: number) => addMinutes(made, days * 1_440)
/** A server's certificate is made for 397 days, of which one lies before. */
const daysBefore = (days: number) => daysLater(396 - days)

let config: Config
beforeEach(async () => {
  const read = readConfig({ SHOUWANG_DATA: await makeFolder() })
  if (!read.ok) throw new Error(read.mistake)
  config = read.config
  await writeTlsFile(config.dataDir, { kind: "local", names, ...(await makeBoth(names, made)) })
})
afterEach(() => rm(config.dataDir, { recursive: true }))

const certOf = (loaded: Awaited<ReturnType<typeof loadTls>>) =>
  loaded.ok ? loaded.served?.cert : loaded.refusal

describe("a local authority's certificate", () => {
  it("stays while it is good for more than 30 days", async () => {
    const before = await loadTls(config)
    expect(before).toMatchObject({ served: { kind: "local", names, until: daysBefore(0) } })
    expect(await renewTls(config, daysBefore(31))).toEqual(before)
  })

  it.each([30, 1, -100])("is made anew %i days before its end, and kept", async (days) => {
    const before = await loadTls(config)
    const after = await renewTls(config, daysBefore(days))
    expect(certOf(after)).not.toBe(certOf(before))
    expect(after).toMatchObject({ served: { until: addMinutes(daysBefore(days), 396 * 1_440) } })
    expect(await loadTls(config)).toEqual(after)
    const file = await readTlsFile(config.dataDir)
    expect(file).toMatchObject({ setUp: { kind: "local", names } })
    // phones have taken the authority: it is the same
    const authority = (each: typeof before) => (each.ok ? each.served?.authority : null)
    expect(authority(after)).toEqual(authority(before))
  })

  it("is not made anew by who only looks", async () => {
    const before = await readTlsFile(config.dataDir)
    await loadTls(config)
    expect(await readTlsFile(config.dataDir)).toEqual(before)
  })

  it("is good no longer than its authority, and then only people can help", async () => {
    const late = await renewTls(config, daysLater(3_600))
    const end = daysLater(3_649)
    expect(late).toMatchObject({ served: { until: end } })
    expect(await renewTls(config, daysLater(3_640))).toEqual(late)
  })
})

it("files that the environment names win over what is set up", async () => {
  const { server } = await makeBoth(["other.internal"], made)
  const tls = await writePair(config.dataDir, server)
  expect(await loadTls({ ...config, tls })).toMatchObject({
    served: { kind: "files", names: ["other.internal"] },
  })
})
