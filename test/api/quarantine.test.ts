import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/quarantine.ts"
import { addDays, dayOf, getPlainDate, instantOfShanghai, type PlainDate } from "../../src/core/kit/dates.ts"
import { readPolicies } from "../../src/service/policy/read-policies.ts"
import { listRestrictions } from "../../src/service/quarantine/list-restrictions.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import {
  askOwn,
  caseOf,
  doctorMoves,
  exampleSteps,
  makeCaseDesk,
  openCase,
  takeReadings,
} from "../support/case-desk.ts"
import { summaryOf } from "../support/round-desk.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"

const today = getPlainDate("2020-02-12")
let app: TestApp
let staff: ReturnType<typeof makeCaseDesk>
let doctor: ReturnType<typeof makeCaseDesk>
beforeAll(async () => {
  app = await startTestApp()
  await importSmallCampaign(app)
})
afterAll(() => app.stop())
beforeEach(() => goTo(today, "09:00"))

/** Office and doctor sign in anew: a session does not last for days. */
async function goTo(day: PlainDate, time: string): Promise<void> {
  const moment = instantOfShanghai(day, time)
  if (moment === null) throw new Error("no such clock")
  app.setClock(moment)
  staff = makeCaseDesk(await app.signedIn("staff"))
  doctor = makeCaseDesk(await app.signedIn("doctor"))
}

const step = exampleSteps
const due = addDays(today, 14)
/** What changes in the summary of the day. */
async function changed(keys: readonly string[], work: () => Promise<unknown>): Promise<number[]> {
  const read = async () => {
    const summary = (await summaryOf(app)) as unknown as Record<string, number>
    return keys.map((key) => summary[key] ?? 0)
  }
  const before = await read()
  await work()
  return (await read()).map((count, place) => count - (before[place] ?? 0))
}
const board = ["在隔人数", "今日新增隔离人数", "今日解除隔离人数", "今日转送就诊人数"]
const tasksOf = (caseId: string) =>
  askOwn<{ kind: string; team: string; done: boolean }>(
    app,
    "select kind, team, done_at is not null as done from task where about_id = $1 order by opened_at, kind",
    [caseId],
  )

describe("a case opened at the desk", () => {
  it("has its line of the ledger and its file at once, and counts", async () => {
    let opened = { caseId: "", personId: "" }
    expect(
      await changed(board, async () => {
        opened = await openCase(app)
      }),
    ).toEqual([1, 1, 0, 0])
    const lines = await askOwn<{ data: object; state: object }>(
      app,
      `select f.data, m.state from case_file k join fact f on f.fact_id = k.ledger_id
       join matter m on m.fact_id = f.fact_id where k.case_id = $1 and k.opened_here`,
      [opened.caseId],
    )
    expect(lines).toMatchObject([{ data: { 抵沪日期: today, 建档日期: today }, state: { 应解除日期: due } }])
    const { line, papers, rule } = await staff.read(opened.caseId)
    expect(line.papersMissing).toEqual(["dwelling", "notice", "undertaking"])
    expect(papers).toEqual({ dwelling: null, notice: null, undertaking: null })
    expect(rule).toMatchObject({ days: 14, anchor: "arrival" })
    const restrictions = await inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", async (tx) => {
      const own = app.neighbourhoods?.own ?? ""
      return listRestrictions(tx, own, opened.personId, await readPolicies(tx, own), today)
    })
    expect(restrictions).toMatchObject([
      { from: today, until: due, document: expect.stringContaining("2020") },
    ])
  })

  it("goes from its papers to its release, signed by the doctor alone, and to the end of its follow-up", async () => {
    const { caseId, ...who } = await openCase(app)
    await doctor.move(caseId, step["assess-dwelling"])
    await staff.move(caseId, step["give-notice"])
    await staff.move(caseId, step["sign-undertaking"])
    await staff.move(caseId, { ...step["set-team"], ownerId: staff.client.context.accountId })
    await staff.move(caseId, step["set-contact"])
    const read = await staff.read(caseId)
    expect(read.line).toMatchObject({ papersMissing: [], suitable: true })
    expect(read.team).toEqual({ doctor: "高医生", police: "陈警官", committee: "徐阿姨" })
    expect(read.wechat).toBe(true)
    expect(await doctor.notMoved(caseId, step.release)).toBe("not-due-yet")
    await goTo(due, "13:00")
    expect(await doctor.notMoved(caseId, step.release)).toBe("readings-missing")
    await takeReadings(app, who, ["37.6", "36.5"])
    expect(await doctor.notMoved(caseId, step.release)).toBe("fever-unanswered")
    expect(await staff.notMoved(caseId, step.release)).toBe("not-allowed")
    const why = { ...step.release, reason: "复测正常，当日就诊排除" }
    expect(await changed(board, () => doctor.move(caseId, why))).toEqual([-1, 0, 1, 0])
    expect(await doctor.notMoved(caseId, step.release)).toBe("case-move-not-allowed")
    const { followUp, line } = await staff.read(caseId)
    expect(line).toMatchObject({ endedOn: due, endReason: "released" })
    expect(followUp).toEqual({ until: addDays(due, 7), endedOn: null, fine: null })
    const calls = () =>
      askOwn<{ day: string; status: string }>(
        app,
        "select day, status from planned_check where source_id = $1 and source = 'follow-up'",
        [caseId],
      )
    expect(await calls()).toEqual([{ day: addDays(due, 7), status: "not-yet" }])
    await staff.move(caseId, step["end-follow-up"])
    expect(await calls()).toEqual([{ day: addDays(due, 7), status: "called-off" }])
    expect(await staff.moves(caseId)).toEqual(["object", "undo"])
  })

  it("is moved by office and doctor, each their own", async () => {
    const { caseId } = await openCase(app)
    expect(doctorMoves).toEqual(["assess-dwelling", "release"])
    expect(await staff.notMoved(caseId, step["assess-dwelling"])).toBe("not-allowed")
    expect(await doctor.notMoved(caseId, step["give-notice"])).toBe("not-allowed")
    const endpoints = { id: randomUUID(), caseId, step: step["give-notice"] }
    expect(await doctor.refused(contract.moveCase, endpoints)).toBe("not-allowed")
    expect(await staff.refused(contract.signCase, endpoints)).toBe("not-allowed")
    expect((await doctor.moves(caseId))[0]).toBe("assess-dwelling")
    expect((await staff.moves(caseId)).slice(0, 2)).toEqual(["give-notice", "sign-undertaking"])
    const team = makeCaseDesk(await app.signedIn("team"))
    expect(await team.moves(caseId)).toEqual([])
  })

  it("takes a step once, however often it is sent", async () => {
    const { caseId } = await openCase(app)
    const sent = { commandId: randomUUID(), id: randomUUID(), caseId, step: step.transfer }
    const counts = await changed(board, async () => {
      await staff.done(contract.moveCase, sent)
      await staff.done(contract.moveCase, sent)
    })
    expect(counts).toEqual([-1, 0, 0, 1])
    expect((await staff.read(caseId)).history).toHaveLength(1)
  })
})

describe("an extension", () => {
  it("needs a named order and a later day, keeps what stood before, and can be taken back", async () => {
    const { caseId } = await openCase(app)
    const until = addDays(due, 7)
    expect(await staff.notMoved(caseId, { ...step.extend, until, order: " " })).toBe("bad-input")
    expect(await staff.notMoved(caseId, { ...step.extend, until: due })).toBe("extension-not-later")
    await staff.move(caseId, { ...step.extend, until })
    const { line, history } = await staff.read(caseId)
    expect(line).toMatchObject({ dueOn: until, order: "街道〔2020〕3号" })
    expect(history[0]).toMatchObject({
      data: { previous: due, until },
      detail: { order: "街道〔2020〕3号", reason: "同住人确诊" },
    })
    await staff.move(caseId, step.undo)
    expect((await staff.read(caseId)).line).toMatchObject({ dueOn: due, order: null })
  })

  it("is refused where no rule is in force", async () => {
    const { caseId } = await openCase(app)
    await askOwn(app, "update policy set in_force_from = '2020-02-13' where rule = 'quarantine-length'")
    expect(await staff.notMoved(caseId, { ...step.extend, until: addDays(due, 7) })).toBe("no-rule-in-force")
    await askOwn(app, "update policy set in_force_from = '2020-01-12' where rule = 'quarantine-length'")
  })
})

describe("another end", () => {
  it("is the hospital, from which the same case goes on with its papers and its days", async () => {
    const { caseId, personId } = await openCase(app)
    await staff.move(caseId, step["sign-undertaking"])
    await goTo(addDays(today, 2), "10:00")
    await doctor.move(caseId, step.transfer)
    await goTo(addDays(today, 5), "10:00")
    expect(await changed(board, () => staff.move(caseId, step.return))).toEqual([1, 1, 0, 0])
    const again = await caseOf(app, personId)
    expect(again).not.toBe(caseId)
    const { line, papers, history, others } = await staff.read(again)
    expect(line).toMatchObject({
      dueOn: due,
      openedOn: addDays(today, 5),
      papersMissing: ["dwelling", "notice"],
    })
    expect(papers.undertaking).toMatchObject({ on: today })
    expect(history.map((each: { move: string }) => each.move)).toEqual([
      "return",
      "transfer",
      "sign-undertaking",
    ])
    expect(others).toMatchObject([{ id: caseId }])
    expect(await staff.notMoved(caseId, step.return)).toBe("case-move-not-allowed")
    await goTo(due, "10:00")
    await doctor.move(again, { ...step.release, reason: "两次缺测，电话核实无症状" })
    expect((await staff.read(caseId)).line.endReason).toBe("transferred")
  })

  it("is another place only where the doctor found the dwelling unsuitable, and can be undone that day", async () => {
    const { caseId } = await openCase(app)
    expect(await staff.notMoved(caseId, step.centralise)).toBe("dwelling-not-unsuitable")
    expect(await doctor.notMoved(caseId, { ...step["assess-dwelling"], suitable: false })).toBe("bad-input")
    await doctor.move(caseId, { ...step["assess-dwelling"], suitable: false, found: "合租，共用卫生间" })
    expect((await staff.moves(caseId))[0]).toBe("centralise")
    expect(await changed(board, () => staff.move(caseId, step.centralise))).toEqual([-1, 0, 0, 0])
    expect(await changed(board, () => staff.move(caseId, step.undo))).toEqual([1, 0, 0, 0])
    await staff.move(caseId, step.centralise)
    await goTo(addDays(today, 1), "09:00")
    expect(await staff.notMoved(caseId, step.undo)).toBe("case-move-not-allowed")
  })

  it("is a withdrawal, after an objection that was upheld", async () => {
    const { caseId } = await openCase(app)
    await staff.move(caseId, step.object)
    expect(await staff.notMoved(caseId, step.object)).toBe("case-move-not-allowed")
    expect(await tasksOf(caseId)).toEqual([{ kind: "objection", team: "staff", done: false }])
    const upheld = { ...step.withdraw, ground: "objection-upheld" }
    expect(await staff.notMoved(caseId, upheld)).toBe("objection-not-upheld")
    await staff.move(caseId, { ...step.answer, upheld: true })
    expect(await tasksOf(caseId)).toEqual([{ kind: "objection", team: "staff", done: true }])
    expect(await changed(board, () => staff.move(caseId, upheld))).toEqual([-1, 0, 0, 0])
    const { history } = await staff.read(caseId)
    const objection = history.find((each: { move: string }) => each.move === "object")
    expect(objection.detail).toEqual({ by: "王*明", what: "没有离开过上海" })
  })
})

describe("an imported case", () => {
  it("is moved like any other, on its own line of the ledger", async () => {
    const [row] = await askOwn<{ caseId: string; homeId: string; due: PlainDate }>(
      app,
      `select c.case_id as "caseId", c.dwelling_id as "homeId", c.due_on as due from quarantine_case c
       where c.end_reason = 'released' and not exists (select from case_file k where k.case_id = c.case_id)
       order by c.ended_on desc limit 1`,
    )
    const { caseId = "" } = row ?? {}
    const before = await staff.read(caseId)
    expect(before.line.papersMissing).toBeNull()
    expect(before.team.doctor).not.toBe("")
    await staff.move(caseId, step.object)
    const [file] = await askOwn<{ source: string }>(
      app,
      "select f.source from case_file k join fact f on f.fact_id = k.ledger_id where k.case_id = $1",
      [caseId],
    )
    expect(file).toEqual({ source: "import" })
  })

  it("that nobody has ended is released here", async () => {
    const [row] = await askOwn<{ caseId: string; due: PlainDate }>(
      app,
      `select case_id as "caseId", due_on as due from quarantine_case
       where ended_on is null and not exists (select from case_file k where k.case_id = quarantine_case.case_id) limit 1`,
    )
    const { caseId = "", due: dueOn = today } = row ?? {}
    await goTo(dueOn, "18:00")
    const counts = await changed(board, () => doctor.move(caseId, { ...step.release, reason: "电话核实" }))
    expect(counts).toEqual([-1, 0, 1, 0])
    await doctor.move(caseId, step.undo)
    expect((await staff.read(caseId)).line.endedOn).toBeNull()
  })

  it("has no papers on record, until each is noted here", async () => {
    const [row] = await askOwn<{ caseId: string }>(
      app,
      `select c.case_id as "caseId" from quarantine_case c where c.ended_on is null
         and not exists (select from case_file k where k.case_id = c.case_id and k.opened_here) order by c.case_id limit 1`,
    )
    const { caseId = "" } = row ?? {}
    const missing = async () => (await staff.read(caseId)).line.papersMissing
    expect(await missing()).toBeNull()
    await staff.move(caseId, step["give-notice"])
    await staff.move(caseId, step["sign-undertaking"])
    expect(await missing()).toBeNull()
    await doctor.move(caseId, step["assess-dwelling"])
    expect(await missing()).toEqual([])
  })
})

describe("the clock", () => {
  it("asks for papers after the first day, for the release on its day and after it, until it is signed", async () => {
    const { caseId } = await openCase(app)
    const raise = () => raiseDue(app.ground, app.neighbourhoods?.own ?? "")
    await raise()
    expect(await tasksOf(caseId)).toEqual([])
    await goTo(addDays(today, 1), "00:30")
    await raise()
    expect(await tasksOf(caseId)).toEqual([{ kind: "case-paper", team: "staff", done: false }])
    await doctor.move(caseId, step["assess-dwelling"])
    await staff.move(caseId, step["give-notice"])
    await staff.move(caseId, step["sign-undertaking"])
    await goTo(due, "08:00")
    await raise()
    expect(await raise()).toBe(false)
    await goTo(addDays(due, 1), "08:00")
    await raise()
    expect(await tasksOf(caseId)).toEqual([
      { kind: "case-paper", team: "staff", done: true },
      { kind: "release-due", team: "doctor", done: true },
      { kind: "overdue-release", team: "doctor", done: false },
    ])
    const { cases } = await staff.ask(contract.listCases, { show: "open" })
    const overdue = cases.filter((one: { dueOn: string }) => one.dueOn < dayOf(app.ground.now()))
    expect(overdue.map((one: { id: string }) => one.id)).toContain(caseId)
    await doctor.move(caseId, { ...step.release, reason: "电话核实" })
    expect((await tasksOf(caseId)).at(-1)).toMatchObject({ kind: "overdue-release", done: true })
  })
})

describe("papers and lists", () => {
  it("prints names whole, writes down that it did, and no release before there is one", async () => {
    const { caseId, name } = await openCase(app)
    const print = (paper: string) => ({ caseId, paper })
    const notice = await staff.done(contract.printCase, print("notice"))
    expect(notice).toMatchObject({ name, dueOn: due, days: 14, feverFrom: 37.3, slots: ["上午", "下午"] })
    expect(notice).toMatchObject({ origin: "安徽合肥" })
    expect(await staff.refused(contract.printCase, print("release-note"))).toBe("not-released-yet")
    const audit = await askOwn(
      app,
      "select data from audit_entry where action = 'case.print' and subject_id = $1",
      [caseId],
    )
    expect(audit).toEqual([{ data: { paper: "notice" } }])
  })

  it("says whose day a fever was, and forgets one of the day before yesterday", async () => {
    const { caseId, ...who } = await openCase(app)
    const feverOn = async () => {
      const { cases } = await staff.ask(contract.listCases, { show: "open" })
      return cases.find(({ id }: { id: string }) => id === caseId)?.feverOn
    }
    expect(await feverOn()).toBeNull()
    await takeReadings(app, who, ["36.5", "37.8"])
    expect(await feverOn()).toBe(today)
    await goTo(addDays(today, 1), "18:00")
    await takeReadings(app, who, ["36.6", "36.5"])
    expect(await feverOn()).toBe(today)
    await goTo(addDays(today, 2), "09:00")
    expect(await feverOn()).toBeNull()
  })

  it("finds cases by door and by name, and pages through what is over", async () => {
    const { caseId, name, door } = await openCase(app)
    const found = async (text: string) => (await staff.done(contract.findCases, { text })).cases
    expect((await found(door)).map((one: { id: string }) => one.id)).toContain(caseId)
    const byName = await found(name)
    expect(byName.map((one: { id: string }) => one.id)).toContain(caseId)
    expect(JSON.stringify(byName)).not.toContain(name)
    const ended = await staff.ask(contract.listCases, { show: "ended" })
    expect(ended.cases.length).toBeGreaterThan(0)
    expect(ended.counts.ended).toBeGreaterThanOrEqual(ended.cases.length)
  })
})
