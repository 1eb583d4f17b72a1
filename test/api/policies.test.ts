import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { listPolicies } from "../../src/contract/access.ts"
import * as contract from "../../src/contract/policies.ts"
import { addDays, getPlainDate, type Instant, instantOfShanghai } from "../../src/core/kit/dates.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { inNeighbourhood, type Tx } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"
import { makeTeller } from "../support/tell.ts"

const today = getPlainDate("2020-02-12")
const at = (day: string, clock: string) => instantOfShanghai(getPlainDate(day), clock) as Instant
const none = { earlier: 0, later: 0 }

let app: TestApp
let head: Awaited<ReturnType<typeof headDesk>>
beforeAll(async () => {
  app = await startTestApp({ now: at(today, "09:00") })
  await importSmallCampaign(app, today)
  head = await headDesk()
})
afterAll(() => app.stop())

async function headDesk() {
  return makeTeller(await app.signedIn("head"))
}
const ask = <Row>(text: string, values: readonly unknown[] = []) =>
  inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", async (tx: Tx) => {
    const { rows } = await tx.client.query(text, [...values])
    return rows as Row[]
  })
const version = (rule: string, inForceFrom: string, value: object, more: object = {}) => ({
  ...{ id: randomUUID(), rule, inForceFrom, value, document: "街道〔2020〕15号", effect: none, ...more },
})
const versionsOf = async (rule: string) => {
  const { versions } = await head.ask(contract.listPolicyHistory)
  return versions.filter((one: { rule: string }) => one.rule === rule)
}

describe("a version of a rule", () => {
  it("holds from its day on, beside the one before, with who wrote it and on what document", async () => {
    const quota = version("mask-quota", "2020-02-20", { perDwelling: 6 })
    await head.done(contract.addPolicy, quota)
    expect(await versionsOf("mask-quota")).toMatchObject([
      {
        id: quota.id,
        standing: "coming",
        value: { perDwelling: 6 },
        recordedBy: expect.stringContaining("name of head"),
      },
      { standing: "now", value: { perDwelling: 5 }, recordedBy: null },
    ])
    app.setClock(at("2020-02-20", "09:00"))
    head = await headDesk()
    expect((await versionsOf("mask-quota")).map((one: { standing: string }) => one.standing)).toEqual([
      "now",
      "before",
    ])
    app.setClock(at(today, "09:00"))
  })

  it("is refused without a document, out of bounds, on no day, and twice", async () => {
    const good = version("mask-quota", "2020-02-25", { perDwelling: 6 })
    expect(await head.refused(contract.addPolicy, { ...good, document: " " })).toBe("document-needed")
    expect(await head.refused(contract.addPolicy, { ...good, value: { perDwelling: -1 } })).toBe(
      "wrong-policy-value",
    )
    expect(await head.refused(contract.addPolicy, { ...good, inForceFrom: "2020-02-31" })).toBe(
      "wrong-policy-day",
    )
    const fever = version("fever-threshold", today, { celsius: 37.5 })
    expect(await head.refused(contract.addPolicy, fever)).toBe("policy-counts-already")
    await head.done(contract.addPolicy, { ...fever, inForceFrom: addDays(today, 1) })
    await head.done(contract.addPolicy, good)
    expect(await head.refused(contract.addPolicy, { ...good, commandId: randomUUID() })).toBe("already-known")
  })

  it("is taken back before its day alone, and stays to be seen", async () => {
    const coming = version("pass-copy-window", "2020-02-20", { minutes: 10 })
    await head.done(contract.addPolicy, coming)
    await head.done(contract.takeBackPolicy, { id: coming.id })
    const inForce = async () =>
      (await head.ask(listPolicies)).policies.filter(
        (one: { rule: string }) => one.rule === "pass-copy-window",
      )
    expect(await inForce()).toHaveLength(1)
    expect(await versionsOf("pass-copy-window")).toMatchObject([
      { id: coming.id, standing: "ended", endedBy: expect.any(String) },
      { standing: "now" },
    ])
    expect(await head.refused(contract.takeBackPolicy, { id: coming.id })).toBe("not-found")
    const [, old] = await versionsOf("pass-copy-window")
    expect(await head.refused(contract.takeBackPolicy, { id: old.id })).toBe("policy-in-force")
    expect(await head.refused(contract.takeBackPolicy, { id: randomUUID() })).toBe("not-found")
  })

  it("replaces another of the same day, which stays in the history", async () => {
    const first = version("pass-validity", today, { resident: 30, tenant: 30, temporary: 1 })
    await head.done(contract.addPolicy, first)
    const second = version("pass-validity", today, { resident: 45, tenant: 30, temporary: 1 })
    const { rule, inForceFrom, value } = second
    expect(await head.done(contract.previewPolicy, { rule, inForceFrom, value })).toMatchObject({
      replaces: true,
      past: false,
    })
    await head.done(contract.addPolicy, second)
    expect(
      (await versionsOf("pass-validity")).map(({ id, standing }: { id: string; standing: string }) => [
        id,
        standing,
      ]),
    ).toEqual([
      [second.id, "now"],
      [first.id, "ended"],
      [expect.any(String), "before"],
    ])
  })
})

describe("a change of the days of quarantine", () => {
  const dueDays = () =>
    ask<{ id: string; arrived: string; due: string; ended: string | null }>(
      "select case_id as id, arrived_on as arrived, due_on as due, ended_on as ended from quarantine_case order by case_id",
    )

  it("of a day to come moves nobody who is here; one of a day past says whom it moves, and moves just them", async () => {
    const before = await dueDays()
    const value = { days: 12, from: "arrival" }
    const coming = version("quarantine-length", "2020-02-20", value)
    expect(await head.done(contract.addPolicy, coming)).toMatchObject({ effect: none })
    expect(await dueDays()).toEqual(before)
    await head.done(contract.takeBackPolicy, { id: coming.id })

    const from = "2020-02-05"
    const told = await head.done(contract.previewPolicy, {
      rule: "quarantine-length",
      inForceFrom: from,
      value,
    })
    const open = before.filter(({ ended, arrived }) => ended === null && arrived >= from)
    expect(told).toEqual({
      effect: { earlier: open.length, later: 0 },
      past: true,
      replaces: false,
      keepsLonger: false,
    })
    expect(open.length).toBeGreaterThan(3)
    expect(await dueDays()).toEqual(before)
    const past = version("quarantine-length", from, value)
    expect(await head.refused(contract.addPolicy, past)).toBe("policy-effect-changed")
    await head.done(contract.addPolicy, { ...past, effect: told.effect })
    const after = new Map((await dueDays()).map((one) => [one.id, one.due]))
    for (const one of open) expect(after.get(one.id)).toBe(addDays(getPlainDate(one.arrived), 12))
    const others = before.filter((one) => !open.includes(one))
    for (const one of others) expect(after.get(one.id)).toBe(one.due)
    const [moved] = await ask<{ count: number }>(
      "select count(*) as count from transition where subject_kind = 'case' and name = 'corrected' and recorded_by is not null",
    )
    expect(moved?.count).toBe(open.length)
  })

  it("dated back is refused where it would keep somebody longer who is here, by its days or by what they count from", async () => {
    const before = await dueDays()
    for (const value of [
      { days: 21, from: "arrival" },
      { days: 14, from: "start" },
    ]) {
      const longer = version("quarantine-length", "2020-02-05", value)
      const { rule, inForceFrom } = longer
      const told = await head.done(contract.previewPolicy, { rule, inForceFrom, value })
      expect(told).toMatchObject({ past: true, keepsLonger: true })
      expect(told.effect.later).toBeGreaterThan(0)
      expect(await head.refused(contract.addPolicy, { ...longer, effect: told.effect })).toBe(
        "would-keep-longer",
      )
      const coming = { ...longer, inForceFrom: addDays(today, 1) }
      expect(await head.done(contract.addPolicy, coming)).toMatchObject({ effect: none })
      await head.done(contract.takeBackPolicy, { id: coming.id })
    }
    expect(await dueDays()).toEqual(before)
  })
})

describe("a change of the visits' rhythm", () => {
  const visits = async (day: string) => {
    const [row] = await ask<{ count: number }>(
      "select count(*) as count from planned_check where kind = 'visit' and day = $1 and status <> 'called-off'",
      [day],
    )
    return row?.count ?? 0
  }

  it("plans homes anew: at once where it is in force, on its day where it is to come", async () => {
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    const tomorrow = addDays(today, 1)
    const few = await visits(tomorrow)
    const daily = { visitEveryDays: 1, wasteEveryDays: 1, by: "20:00" }
    const { planned } = await head.done(contract.addPolicy, version("visit-rhythm", today, daily))
    expect(planned).toBeGreaterThan(0)
    const many = await visits(tomorrow)
    expect(many).toBeGreaterThan(few)

    const noVisits = { ...daily, visitEveryDays: 0 }
    const later = addDays(today, 2)
    expect((await head.done(contract.addPolicy, version("visit-rhythm", later, noVisits))).planned).toBe(0)
    expect(await visits(tomorrow)).toBe(many)
    app.setClock(at(later, "09:00"))
    await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    expect(await visits(later)).toBe(0)
    expect(await visits(tomorrow)).toBe(many)
  })
})
