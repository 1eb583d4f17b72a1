import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { addDays, getPlainDate, instantOfShanghai, type PlainDate } from "../../src/core/kit/dates.ts"
import { atDesk } from "../../src/service/desk/at-desk.ts"
import { writeRows } from "../../src/service/desk/write-rows.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { inNeighbourhood, type Tx } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"

let app: TestApp
const today = getPlainDate("2020-02-12")
const at = (day: PlainDate, clock: string) => {
  const moment = instantOfShanghai(day, clock)
  if (moment === null) throw new Error("no such clock")
  return moment
}

beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
})
afterAll(() => app.stop())

const ask = <Row>(text: string, values: readonly unknown[] = []) =>
  inNeighbourhood(app.ground.db, community(), async (tx: Tx) => {
    const { rows } = await tx.client.query(text, [...values])
    return rows as Row[]
  })
const community = () => app.neighbourhoods?.own ?? ""

/** Puts somebody of a home into quarantine from `today` on, as a registration at the desk would. */
async function quarantineSomebody() {
  const head = await app.signedIn("head")
  const [stay] = await ask<{ person: string; dwelling: string; name: string; id: string }>(
    `select s.person_id as person, s.dwelling_id as dwelling, p.name, p.id_number as id from stay s
     join person_identity p on p.community_id = s.community_id and p.person_id = s.person_id
     where not exists (select from quarantine_case c where c.dwelling_id = s.dwelling_id)
       and s.to_on is null and p.id_kind = 'resident-id' order by s.stay_id limit 1`,
  )
  if (stay === undefined) throw new Error("nobody is free")
  const write = (rows: Parameters<typeof writeRows>[1]) =>
    atDesk(head.context, "screen", { commandId: app.ground.newId() }, "test", async (work) => {
      await writeRows(work, rows)
      return { done: true as const }
    })
  const who = { 姓名: stay.name, 身份证号: stay.id, 门牌: "288弄1号101室" }
  await write([
    {
      id: app.ground.newId(),
      form: "返沪人员登记",
      values: { ...who, 登记时间: `${today} 09:00`, 登记方式: "电话", 抵沪日期: today, 处置: "居家隔离" },
      dwellingId: stay.dwelling,
      personId: stay.person,
    },
  ])
  return { ...stay, who, write }
}

describe("what is planned", () => {
  it("is a row before it is due, from the case's first day to its last, and one day more while nobody ends it", async () => {
    app.setClock(at(today, "09:00"))
    const { person, dwelling } = await quarantineSomebody()
    const rows = await ask<{ day: PlainDate; slot: string; status: string }>(
      "select day, slot, status from planned_check where person_id = $1 and kind = 'reading' order by due_at",
      [person],
    )
    expect(rows).toHaveLength(30)
    expect(rows[0]).toEqual({ day: today, slot: "上午", status: "not-yet" })
    expect(rows.at(-1)?.day).toBe(addDays(today, 14))
    const visits = await ask("select from planned_check where dwelling_id = $1 and kind = 'visit'", [
      dwelling,
    ])
    expect(visits).toHaveLength(5)
    app.setClock(at(addDays(today, 16), "09:00"))
    await raiseDue(app.ground, community())
    const later = await ask<{ day: PlainDate }>(
      "select distinct day from planned_check where person_id = $1 and kind = 'reading' order by day",
      [person],
    )
    expect(later.at(-1)?.day).toBe(addDays(today, 17))
    expect(later).toHaveLength(18)
  })

  it("is missing from its moment on, with one task, and comes in late", async () => {
    app.setClock(at(today, "09:00"))
    const { person, dwelling, who, write } = await quarantineSomebody()
    app.setClock(at(today, "12:00"))
    expect(await raiseDue(app.ground, community())).toBe(true)
    expect(await raiseDue(app.ground, community())).toBe(false)
    const statusOf = async () => {
      const [row] = await ask<{ status: string }>(
        "select status from planned_check where person_id = $1 and day = $2 and slot = '上午'",
        [person, today],
      )
      return row?.status
    }
    const tasksOf = () =>
      ask<{ kind: string; outcome: string | null }>(
        "select kind, outcome from task where person_id = $1 order by kind",
        [person],
      )
    expect(await statusOf()).toBe("not-attempted")
    expect(await tasksOf()).toEqual([{ kind: "missed-reading", outcome: null }])
    const values = { ...who, 日期: today, 时段: "上午", 体温: "37.6" }
    await write([
      { id: app.ground.newId(), form: "健康监测", values, dwellingId: dwelling, personId: person },
    ])
    expect(await statusOf()).toBe("not-fine")
    expect(await tasksOf()).toEqual([
      { kind: "fever", outcome: null },
      { kind: "missed-reading", outcome: "came-in" },
    ])
  })
})
