import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/findings.ts"
import { addStay } from "../../src/contract/register.ts"
import { instantOf } from "../../src/core/kit/dates.ts"
import { openMatcher } from "../../src/main/reconcile/open-matcher.ts"
import type { MatchSelf } from "../../src/service/reconcile/matcher.ts"
import { makeDoublesSearch } from "../../src/service/reconcile/search-doubles.ts"
import { makeFindingSeeker } from "../../src/service/reconcile/seek-findings.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { askOwn } from "../support/case-desk.ts"
import { until } from "../support/data-of.ts"
import { openPost, passage } from "../support/gate-device.ts"
import { person } from "../support/register-desk.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"
import { makeTeller } from "../support/tell.ts"

const began = Date.parse("2020-03-05T02:00:00Z")
let app: TestApp
let head: Awaited<ReturnType<TestApp["signedIn"]>>
let tell: ReturnType<typeof makeTeller>
let homes: { id: string }[]
let own: string
let other: string
beforeAll(async () => {
  app = await startTestApp({ now: instantOf(began) })
  await importSmallCampaign(app)
  head = await app.signedIn("head")
  tell = makeTeller(head)
  homes = await askOwn(app, "select dwelling_id as id from dwelling order by 1 limit 3")
  own = app.neighbourhoods?.own ?? ""
  other = app.neighbourhoods?.other ?? ""
})
afterAll(() => app.stop())

const fail = (error: unknown) => {
  throw error
}
let clock = began
const later = (seconds: number) => {
  clock += seconds * 1000
  app.setClock(instantOf(clock))
}
const add = (name: string, phone: string, at = 0) =>
  tell.done(addStay, {
    ...{ id: randomUUID(), dwellingId: homes[at]?.id, on: "2020-02-01", reason: "测试" },
    ...{ ...person, name, phone },
  })
const state = () => tell.ask(contract.getDoublesSearch, {})
const doubles = async () =>
  (await tell.ask(contract.listFindings, { kind: "double", show: "open" })).findings as { id: string }[]

/** A matching that goes on until it is let go, or cancelled. */
function heldMatching() {
  const held: { go: () => void; running: number; most: number } = { go: () => undefined, running: 0, most: 0 }
  const matchSelf: MatchSelf = (_, __, { signal, onProgress }) => {
    held.running += 1
    held.most = Math.max(held.most, held.running)
    onProgress?.(0.4)
    return new Promise<Awaited<ReturnType<MatchSelf>>>((resolve) => {
      held.go = () => resolve({ ok: true, pairs: [] })
      signal?.addEventListener("abort", () => resolve({ ok: false, refusal: "cancelled" }))
    }).finally(() => {
      held.running -= 1
    })
  }
  return { held, matchSelf }
}

describe("the whole register, searched for doubles behind the reply", () => {
  it("gives findings, and says when it was and how many there were", async () => {
    expect(await state()).toEqual({ running: null, last: null })
    await add("章晓岚", "13612340000")
    await add("张晓岚", "13612340000")
    await tell.done(contract.beginDoublesSearch, {})
    const { last } = await until(async () => {
      const now = await state()
      return now.running === null ? now : null
    })
    expect(last).toMatchObject({ endedAs: "done", found: 1 })
    expect(last.people).toBeGreaterThan(100)
    expect(await doubles()).toHaveLength(1)
  })

  it("is begun by the clock where the register has changed, once in five minutes, and not otherwise", async () => {
    const { held, matchSelf } = heldMatching()
    const search = makeDoublesSearch(async (...asked) => ({ ...(await matchSelf(...asked)) }), fail)
    const begunBy = async () => {
      await search.whenDue(app.ground)
      return search.doneOf(own) !== null
    }
    later(400)
    expect(await begunBy()).toBe(false)
    await add("鲁建军", "13612340001")
    expect(await begunBy()).toBe(true)
    await until(async () => held.running === 1)
    expect((await state()).running).toMatchObject({ by: null })
    held.go()
    await search.settled()
    // nothing was found this time: what had been is mended
    expect(await doubles()).toEqual([])
    await add("桂兰英", "13512340002")
    expect(await begunBy()).toBe(false)
    later(400)
    expect(await begunBy()).toBe(true)
    await until(async () => held.running === 1)
    held.go()
    await search.settled()
  })

  it("is cancelled, and what was found before stands; progress is told meanwhile", async () => {
    await tell.done(contract.beginDoublesSearch, {})
    await until(async () => ((await state()).running === null ? true : null))
    expect(await doubles()).toHaveLength(1)
    const { held, matchSelf } = heldMatching()
    const search = makeDoublesSearch(matchSelf, fail)
    await search.begin(app.ground, own, head.context.accountId)
    await until(async () => held.running === 1)
    expect(search.doneOf(own)).toBe(0.4)
    search.cancel(own)
    await search.settled()
    expect(await state()).toMatchObject({ running: null, last: { endedAs: "cancelled", found: null } })
    expect(await doubles()).toHaveLength(1)
  })

  it("is begun anew after a restart, which is said", async () => {
    const { held, matchSelf } = heldMatching()
    const first = makeDoublesSearch(matchSelf, fail)
    await first.begin(app.ground, own, head.context.accountId)
    await until(async () => held.running === 1)
    await first.close()
    expect((await state()).running).not.toBeNull()
    later(20)
    const second = makeDoublesSearch(matchSelf, fail)
    await second.whenDue(app.ground)
    await until(async () => held.running === 1)
    expect(await state()).toMatchObject({
      running: { by: expect.any(String) },
      last: { endedAs: "interrupted" },
    })
    held.go()
    await second.settled()
  })

  it("is of one register at a time, and of none twice", async () => {
    const { held, matchSelf } = heldMatching()
    const search = makeDoublesSearch(matchSelf, fail)
    await search.begin(app.ground, own, null)
    await search.begin(app.ground, own, null)
    await search.begin(app.ground, other, null)
    await until(async () => held.running === 1)
    held.go()
    await until(async () => search.doneOf(own) === null)
    await until(async () => held.running === 1)
    held.go()
    await search.settled()
    expect(held.most).toBe(1)
  })
})

describe("what comes in while the register changes all the time", () => {
  it("is found within a minute, though the register is read no more than once in it", async () => {
    const matcher = openMatcher()
    const registers: number[] = []
    const seeker = makeFindingSeeker({
      match: async (ask) => {
        registers.push((await ask.register.whole()).list.rows.length)
        return matcher.match(ask)
      },
    })
    const { devices } = await openPost(head, { url: app.url, now: app.ground.now }, "正门")
    const comes = async (name: string, phone: string) => {
      const particulars = { name, phone, note: "湖北" }
      devices[0]?.write(passage({ kind: "returnee", verdict: "refer", reason: "by-rule", particulars }))
      expect((await devices[0]?.send())?.status).toBe(200)
    }
    const seen = async () =>
      (await tell.ask(contract.listFindings, { kind: "missing", show: "open" })).findings.length
    await comes("欧阳建国", "13912345601")
    await seeker.seek(app.ground, own)
    expect(await seen()).toBe(1)
    for (const at of [2, 3]) {
      await add(`沈某${at}`, `1361234001${at}`)
      await comes("司马光明", `1391234560${at}`)
      later(20)
      await seeker.seek(app.ground, own)
      expect(await seen()).toBe(at)
    }
    expect(new Set(registers).size).toBe(1)
    later(40)
    await seeker.seek(app.ground, own)
    expect(registers.at(-1)).toBe((registers[0] ?? 0) + 2)
    await matcher.close()
  })
})
