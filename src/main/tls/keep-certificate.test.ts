import { setTimeout as sleep } from "node:timers/promises"
import { describe, expect, it, vi } from "vitest"
import { instantOf } from "../../core/kit/dates.ts"
import type { ServedTls } from "../../http/certificate/served-tls.ts"
import { keepCertificate } from "./keep-certificate.ts"
import type { LoadedTls } from "./load-tls.ts"

const served = (cert: string, year = 2021): ServedTls => ({
  ...{ kind: "files", key: "K", cert, names: ["desk.internal"], authority: null },
  until: instantOf(Date.UTC(year, 0, 1)),
})

function keep(everyMs = 100_000) {
  const disk: { state: LoadedTls | Error } = { state: { ok: true, served: served("first") } }
  const log = { info: vi.fn(), warn: vi.fn() }
  const told = vi.fn()
  const kept = keepCertificate({
    first: served("first"),
    load: async () => {
      if (disk.state instanceof Error) throw disk.state
      return disk.state
    },
    now: () => instantOf(Date.UTC(2020, 2, 5)),
    log,
    everyMs,
  })
  kept.onChange(told)
  return { disk, log, told, kept }
}

const broken: LoadedTls = { ok: false, refusal: "not-a-pair", path: "/etc/c.pem" }

describe("a certificate that is served", () => {
  it("is left alone while the disk says the same", async () => {
    const { kept, told, log } = keep()
    await kept.check()
    expect(told).not.toHaveBeenCalled()
    expect(log.warn).not.toHaveBeenCalled()
    kept.stop()
  })

  it("is replaced by another one on the disk", async () => {
    const { kept, disk, told } = keep()
    disk.state = { ok: true, served: served("second") }
    await kept.check()
    await kept.check()
    expect(told.mock.calls).toEqual([[served("second")]])
    expect(kept.current().cert).toBe("second")
    kept.stop()
  })

  it("is kept when the pair on the disk is broken, which is named once and then again when it breaks anew", async () => {
    const { kept, disk, told, log } = keep()
    disk.state = broken
    await kept.check()
    await kept.check()
    expect(log.warn.mock.calls).toEqual([
      [
        "The certificate on the disk is not taken: The key is not the one of the first certificate in /etc/c.pem.",
      ],
    ])
    disk.state = { ok: true, served: served("first") }
    await kept.check()
    disk.state = broken
    await kept.check()
    expect(log.warn).toHaveBeenCalledTimes(2)
    expect(told).not.toHaveBeenCalled()
    kept.stop()
  })

  it.each([
    ["has ended already", { ok: true, served: served("old", 2019) } as const],
    ["was turned off", { ok: true, served: null } as const],
    ["was set up in another way", { ok: true, served: { ...served("own"), kind: "local" } } as const],
  ])("is kept when the one on the disk %s", async (_, state) => {
    const { kept, disk, told } = keep()
    disk.state = state
    await kept.check()
    expect(told).not.toHaveBeenCalled()
    expect(kept.current().cert).toBe("first")
    kept.stop()
  })

  it("is looked after by itself, also past a fault, until it is stopped", async () => {
    const { kept, disk, log } = keep(5)
    disk.state = new Error("disk on fire")
    await vi.waitFor(() => expect(log.warn).toHaveBeenCalledTimes(1))
    disk.state = { ok: true, served: served("second") }
    await vi.waitFor(() => expect(kept.current().cert).toBe("second"))
    kept.stop()
    disk.state = { ok: true, served: served("third") }
    await sleep(30)
    expect(kept.current().cert).toBe("second")
  })
})
