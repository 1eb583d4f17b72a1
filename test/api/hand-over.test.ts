import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { changeAccount } from "../../src/contract/access.ts"
import * as contract from "../../src/contract/tasks.ts"
import { getPlainDate, instantOf, instantOfShanghai } from "../../src/core/kit/dates.ts"
import { inNeighbourhood, type Tx } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { plainTask } from "../support/plain-task.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"
import { makeTeller } from "../support/tell.ts"

const morning = instantOfShanghai(getPlainDate("2020-02-12"), "09:00") ?? instantOf(0)
let app: TestApp
beforeAll(async () => {
  app = await startTestApp({ now: morning })
  await importSmallCampaign(app)
})
afterAll(() => app.stop())

const community = () => app.neighbourhoods?.own ?? ""
const ask = <Row>(text: string, values: readonly unknown[] = []) =>
  inNeighbourhood(app.ground.db, community(), async (tx: Tx) => {
    const { rows } = await tx.client.query(text, [...values])
    return rows as Row[]
  })
const deskOf = async (role: "head" | "staff" | "property") => {
  const client = await app.signedIn(role)
  return { ...makeTeller(client), id: client.context.accountId }
}
/** Who has each thing: kind and id → account. */
async function owners(): Promise<Record<string, string | null>> {
  const rows = await ask<{ what: string; owner: string | null }>(
    `select 'case ' || case_id as what, owner_id as owner from case_file union all
     select 'check ' || check_id, owner_id from planned_check where owner_id is not null union all
     select 'need ' || fact_id, owner_id from need union all
     select 'plan ' || plan_id, owner_id from care_plan union all
     select 'task ' || task_id, owner_id from task`,
  )
  return Object.fromEntries(rows.map(({ what, owner }) => [what, owner]))
}

/** Puts work of every kind into a colleague's hands: five homes with a case and a planned visit each. */
async function burden(accountId: string): Promise<void> {
  const homes = await ask<{ home: string; person: string }>(
    "select dwelling_id as home, min(person_id::text)::uuid as person from stay where to_on is null group by 1 order by 1 limit 5",
  )
  for (const { home, person } of homes) {
    const id = randomUUID()
    const common = [community(), id, person, home, accountId]
    await ask(
      `insert into case_file (community_id, case_id, person_id, dwelling_id, state, owner_id)
       values ($1, $2, $3, $4, '{}', $5)`,
      common,
    )
    for (const kind of ["visit", "call"]) {
      await ask(
        `insert into planned_check (community_id, check_id, kind, source, source_id, cause, day, dwelling_id, person_id, due_at,
           owner_id, made_at)
         values ($1, $6, $7, 'quarantine', $2, $8, '2020-02-12', $4, $3, '2020-02-12T12:00:00Z', $5, '2020-02-12T00:00:00Z')`,
        [...common, randomUUID(), kind, `${kind} ${id}`],
      )
    }
    await ask(
      `insert into care_plan (community_id, plan_id, person_id, dwelling_id, way, every_days, owner_id, consented_on, consented_how,
         from_on, made_at)
       values ($1, $2, $3, $4, 'call', 1, $5, '2020-02-01', 'phone', '2020-02-01', '2020-02-01T00:00:00Z') on conflict do nothing`,
      common,
    )
  }
  // one that nobody owns, held by this colleague on the phone just now
  await ask(
    `insert into planned_check (community_id, check_id, kind, source, source_id, cause, day, due_at, held_by, held_until, made_at)
     values ($1, $2, 'call', 'verification', $2, $3, '2020-02-12', '2020-02-12T12:00:00Z', $4, '2020-02-12T01:10:00Z',
       '2020-02-12T00:00:00Z')`,
    [community(), randomUUID(), `held ${randomUUID()}`, accountId],
  )
  const [need] = await ask<{ id: string; home: string }>(
    `select fact_id as id, dwelling_id as home from fact where kind = 'need' and dwelling_id is not null
     and not exists (select from need n where n.fact_id = fact.fact_id) limit 1`,
  )
  await ask(
    `insert into need (community_id, fact_id, dwelling_id, status, owner_id, changed_at)
     values ($1, $2, $3, 'taken', $4, '2020-02-12T00:00:00Z')`,
    [community(), need?.id, need?.home, accountId],
  )
}

async function someTask(desk: Awaited<ReturnType<typeof deskOf>>, ownerId: string): Promise<string> {
  const tasks = [{ id: randomUUID(), title: "送告知书" }]
  return (await desk.done(contract.addTasks, { ...plainTask, ownerId, tasks })).ids[0]
}

describe("a sick colleague's work", () => {
  it("goes to several others in one step, home by home, though the account is closed; and back within the hour", async () => {
    const head = await deskOf("head")
    const [sick, one, other] = [await deskOf("staff"), await deskOf("staff"), await deskOf("staff")]
    await burden(sick.id)
    const task = await someTask(head, sick.id)
    await head.done(changeAccount, { id: sick.id, disabled: true })
    const before = await owners()

    const choice = { fromId: sick.id, toIds: [one.id, other.id] }
    const preview = await head.done(contract.previewHandOver, choice)
    const inHand = { case: 5, check: 5, call: 6, need: 1, "care-plan": 5, task: 1 }
    expect(preview.inHand).toEqual(inHand)
    expect(await owners()).toEqual(before)

    const id = randomUUID()
    const command = { ...choice, id, commandId: randomUUID() }
    expect(await head.done(contract.handOver, command)).toEqual({ id, count: 23 })
    expect(await head.done(contract.handOver, command)).toEqual({ id, count: 23 })
    const after = await owners()
    expect(Object.values(after)).not.toContain(sick.id)
    const homes = await ask<{ home: string; owners: number }>(
      `select dwelling_id as home, count(distinct owner_id)::int as owners from (
         select dwelling_id, owner_id from case_file where owner_id is not null union all
         select dwelling_id, owner_id from care_plan union all
         select dwelling_id, owner_id from planned_check where owner_id is not null and dwelling_id is not null) x
       group by dwelling_id`,
    )
    expect(homes.map((home) => home.owners)).toEqual([1, 1, 1, 1, 1])
    expect(await ask("select from planned_check where held_by is not null")).toEqual([])
    expect((await head.ask(contract.getTask, { id: task })).steps.at(-1)).toMatchObject({ name: "hand-over" })

    const { handOvers } = await head.ask(contract.listHandOvers)
    expect(handOvers[0]).toMatchObject({ id, mayUndo: true, undoneAt: null })
    const summed = handOvers[0].to.map((to: { inHand: Record<string, number> }) => to.inHand)
    expect(summed.reduce((sum: number, each: { case: number }) => sum + each.case, 0)).toBe(5)
    const { doors } = await head.ask(contract.getHandOver, { id })
    expect(doors.filter((line: { kind: string }) => line.kind === "case")).toHaveLength(5)

    // what went on since then stays where it is
    const third = await deskOf("staff")
    await head.done(contract.moveTasks, { ids: [task], move: "give", ownerId: third.id })
    app.setClock(instantOf(Date.parse(morning) + 59 * 60_000))
    expect(await head.done(contract.undoHandOver, { id })).toEqual({ returned: 22, left: 1 })
    const back = await owners()
    const { [`task ${task}`]: given, ...rest } = back
    expect(given).toBe(third.id)
    for (const [what, owner] of Object.entries(rest)) {
      if (before[what] !== undefined) expect([what, owner]).toEqual([what, before[what]])
    }
    expect(await head.refused(contract.undoHandOver, { id })).toBe("too-late-to-undo")
    const audit = await ask<{ action: string; data: object }>(
      "select action, data from audit_entry where action like 'hand-over%' order by at",
    )
    expect(audit.map(({ action }) => action)).toEqual(["hand-over.make", "hand-over.undo"])
    app.setClock(morning)
  })

  it("is not given to those who may not see it, nor handed over where nothing is in hand", async () => {
    const staff = await deskOf("staff")
    const [sick, property] = [await deskOf("staff"), await deskOf("property")]
    const choice = (toIds: readonly string[]) => ({ id: randomUUID(), fromId: sick.id, toIds })
    expect(await staff.refused(contract.handOver, choice([staff.id]))).toBe("nothing-in-hand")
    await burden(sick.id)
    expect(await staff.refused(contract.handOver, choice([property.id]))).toBe("nobody-may-take")
    expect(await staff.refused(contract.handOver, choice([sick.id]))).toBe("not-found")
    expect(await staff.refused(contract.handOver, choice([randomUUID()]))).toBe("not-found")
    const made = choice([staff.id, property.id])
    await staff.done(contract.handOver, made)
    const values = Object.values(await owners())
    expect(values).not.toContain(sick.id)
    expect(values).not.toContain(property.id)
    app.setClock(instantOf(Date.parse(morning) + 61 * 60_000))
    expect(await staff.refused(contract.undoHandOver, { id: made.id })).toBe("too-late-to-undo")
    app.setClock(morning)
  })
})
