import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as accessContract from "../../src/contract/access.ts"
import * as boardContract from "../../src/contract/board.ts"
import * as booksContract from "../../src/contract/books.ts"
import * as careContract from "../../src/contract/care.ts"
import * as dutyContract from "../../src/contract/duty.ts"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as findingsContract from "../../src/contract/findings.ts"
import * as gateContract from "../../src/contract/gate.ts"
import * as healthContract from "../../src/contract/health.ts"
import * as importsContract from "../../src/contract/imports.ts"
import * as listsContract from "../../src/contract/lists.ts"
import * as myDutyContract from "../../src/contract/my-duty.ts"
import * as passesContract from "../../src/contract/passes.ts"
import * as peopleContract from "../../src/contract/people.ts"
import * as phoneContract from "../../src/contract/phone.ts"
import * as policiesContract from "../../src/contract/policies.ts"
import * as postsContract from "../../src/contract/posts.ts"
import * as proposalsContract from "../../src/contract/proposals.ts"
import * as quarantineContract from "../../src/contract/quarantine.ts"
import * as readingsContract from "../../src/contract/readings.ts"
import * as registerContract from "../../src/contract/register.ts"
import * as residentsContract from "../../src/contract/residents.ts"
import * as rollContract from "../../src/contract/roll.ts"
import * as roundPhoneContract from "../../src/contract/round-phone.ts"
import * as roundsContract from "../../src/contract/rounds.ts"
import * as screeningContract from "../../src/contract/screening.ts"
import * as shiftsContract from "../../src/contract/shifts.ts"
import * as swapsContract from "../../src/contract/swaps.ts"
import * as tasksContract from "../../src/contract/tasks.ts"
import * as tlsContract from "../../src/contract/tls.ts"
import * as workloadContract from "../../src/contract/workload.ts"
import { type Role, roles } from "../../src/core/access/roles.ts"
import { dayOf } from "../../src/core/kit/dates.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { caseOf } from "../support/case-desk.ts"
import type { Client } from "../support/client.ts"
import { until } from "../support/data-of.ts"
import { hireGuard, openPost, passage } from "../support/gate-device.ts"
import type { Which } from "../support/ground.ts"
import { plainTask } from "../support/plain-task.ts"
import { quarantine } from "../support/round-desk.ts"
import { newList } from "./list-rows.ts"
import type { Named } from "./permission-row.ts"
import { permissionTable } from "./permission-table.ts"
import { nameReports } from "./resident-rows.ts"
import { nameWorkers } from "./roll-rows.ts"

let app: TestApp
let named: Named
beforeAll(async () => {
  app = await startTestApp()
  named = await nameThings()
})
afterAll(() => app.stop())

/** One home with one person in our neighbourhood. */
async function nameThings(): Promise<Named> {
  const head = await app.signedIn("head")
  const on = "2020-02-01"
  const send = async (endpoint: Endpoint, body: object) => {
    const answer = await head.call(endpoint, {
      body: { commandId: randomUUID(), on, reason: "test", ...body },
    })
    expect(answer).toMatchObject({ status: 200 })
    return answer.body
  }
  const stairwellId = randomUUID()
  const stairwell = { lane: "288", number: "12", floors: 6, doorsPerFloor: 2 }
  await send(registerContract.addStairwell, { id: stairwellId, ...stairwell })
  const found = await head.call(registerContract.findHomes, { body: { text: "12-302" } })
  const dwellingId = found.body.homes[0].id as string
  const [householdId, stayId] = [randomUUID(), randomUUID()]
  const household = { tenure: "owner-occupied", householder: "王小明", phone: "", size: 1 }
  await send(registerContract.addHousehold, { id: householdId, dwellingId, ...household })
  const person = { name: "王小明", sex: "男", idNumber: "", phone: "" }
  const stay = { standing: "owner", relation: "本人", care: "" }
  await send(registerContract.addStay, { id: stayId, dwellingId, ...person, ...stay })
  const home = await head.call(registerContract.getHome, { query: { id: dwellingId, on: "2020-03-05" } })
  const { people, changes } = home.body
  const passId = randomUUID()
  const pass = { id: passId, homeId: dwellingId, personId: null, holder: "王小明", kind: "resident" }
  await send(passesContract.issuePass, pass)
  const { postId, devices } = await openPost(head, { url: app.url, now: app.ground.now }, "正门")
  const [device] = devices
  const guard = await hireGuard(head, "赵师傅")
  const parcelId = randomUUID()
  const parcel = { what: "parcel", parcel: parcelId, step: "shelved", room: null, shelf: "A", count: 1 }
  device?.write(parcel)
  device?.write(passage({ celsius: 39 }))
  await device?.send()
  const taskId = randomUUID()
  await send(tasksContract.addTasks, { ...plainTask, tasks: [{ id: taskId, title: "数口罩" }] })
  const colleague = await app.signedIn("staff")
  const handOverId = randomUUID()
  await send(tasksContract.moveTasks, { ids: [taskId], move: "give", ownerId: head.context.accountId })
  await send(tasksContract.handOver, {
    ...{ id: handOverId, fromId: head.context.accountId, toIds: [colleague.context.accountId] },
  })
  const policyId = randomUUID()
  await send(policiesContract.addPolicy, {
    ...{ id: policyId, rule: "mask-quota", inForceFrom: "2020-04-01", value: { perDwelling: 6 } },
    ...{ document: "测试", effect: { earlier: 0, later: 0 } },
  })
  const lineId = randomUUID()
  const cells = { 时间: `${on} 09:00`, 卡点: "正门", 结果: "有问题", 问题: "体温枪没电" }
  await send(booksContract.writeLine, { id: lineId, book: "checkpoint-inspection", cells })
  const { anomalies } = (await head.call(postsContract.listAnomalies, { query: { since: on } })).body
  const personId = people[0].personId as string
  const reports = await nameReports(send, { dwellingId, personId }, dayOf(app.ground.now()))
  const knockRoundId = randomUUID()
  const knocking = { id: knockRoundId, name: "跑楼道", stairwellIds: [stairwellId], dueOn: "2020-03-05" }
  await send(roundsContract.makeKnockRound, knocking)
  const sheet = await head.call(roundsContract.getRound, { query: { list: "knocks", roundId: knockRoundId } })
  const knocked = sheet.body.homes.find((one: { id: string }) => one.id === dwellingId)
  await quarantine(app, { homeId: dwellingId, personId, door: "288弄12号302室", name: "王小明" })
  const callId = randomUUID()
  const call = { id: callId, at: `${on}T02:00:00Z`, number: "54001234", category: "咨询", text: "几点关门" }
  const plain = {
    homeId: dwellingId,
    personId: null,
    followUp: null,
    need: null,
    callBack: null,
    readings: [],
  }
  await send(phoneContract.logCall, { ...call, ...plain })
  const [callBackId, answerId] = [randomUUID(), randomUUID()]
  const again = { id: randomUUID(), callBack: { id: callBackId, at: "2020-03-05T12:00:00Z" } }
  const promised = { commandId: randomUUID(), ...call, ...plain, ...again }
  expect(await colleague.call(phoneContract.logCall, { body: promised })).toMatchObject({ status: 200 })
  const answer = { category: "口罩", question: "几时领？", answer: "周三。" }
  await send(phoneContract.saveAnswer, { id: answerId, ...answer })
  const [needId, carePlanId, readingId, careStayId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await send(careContract.addNeed, { id: needId, homeId: dwellingId, category: "买菜", text: "米" })
  const elder = { ...person, ...stay, name: "赵兰英", care: "独居老人", id: careStayId, dwellingId }
  await send(registerContract.addStay, elder)
  const asked = { query: { id: dwellingId, on: "2020-03-05" } }
  const everyone = (await head.call(registerContract.getHome, asked)).body.people
  const carePersonId = everyone.find((one: { care: string }) => one.care !== "").personId
  await send(careContract.makeCarePlan, {
    ...{ id: carePlanId, personId: carePersonId, homeId: dwellingId, way: "call", everyDays: 1 },
    ...{ ownerId: null, consentedOn: on, consentedHow: "paper" },
  })
  const reading = { id: readingId, personId: carePersonId, homeId: dwellingId, day: "2020-03-05" }
  await send(readingsContract.addReadings, {
    readings: [{ ...reading, slot: "上午", celsius: 36.5, symptoms: "无", how: "电话" }],
  })
  const listId = randomUUID()
  await head.call(listsContract.addList, { body: newList(listId) })
  const listed = async () => (await head.call(listsContract.getList, { query: { id: listId } })).body.list
  await until(async () => (await listed()).counts.waiting === 0)
  const listedRows = await head.call(listsContract.listRows, { query: { id: listId, show: "all" } })
  const workers = await nameWorkers(send, async (endpoint) => (await head.call(endpoint)).body)
  return {
    ...workers,
    ...{ listId, listRowId: listedRows.body.rows[0].id },
    ...reports,
    caseId: await caseOf(app, personId),
    callId,
    callBackId,
    answerId,
    ...{ needId, carePersonId, carePlanId, readingId },
    knockRoundId,
    knockId: knocked.checks[0].id,
    accountId: head.context.accountId,
    stairwellId,
    dwellingId,
    householdId,
    stayId,
    personId,
    changeId: changes[0].id,
    passId,
    postId,
    deviceId: device?.id ?? "",
    guardId: guard.id,
    anomalyId: anomalies[0].id,
    parcelId,
    taskId,
    colleagueId: colleague.context.accountId,
    handOverId,
    policyId,
    lineId,
  }
}

type Outcome = { readonly status: number; readonly refusal: string | undefined; readonly text: string }

/** Sends a row's request; of a stream only the beginning is looked at. */
async function ask(client: Client, key: string): Promise<Outcome> {
  const [method, path] = key.split(" ") as ["GET" | "POST", string]
  const response = await client.fetch({ method, path }, permissionTable[key]?.ask?.(named))
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) {
    await response.body?.cancel()
    return { status: response.status, refusal: undefined, text: "" }
  }
  const text = await response.text()
  const refusal = text.startsWith("{") ? (JSON.parse(text) as { refusal?: string }).refusal : undefined
  return { status: response.status, refusal, text }
}

const sessions = new Map<string, Promise<Client>>()

/** Asks as somebody of this role, whose session is used again for as long as it lasts: a new one has the last word. */
async function askAs(role: Role, which: Which, key: string): Promise<Outcome> {
  const name = `${role} ${which}`
  const known = sessions.get(name)
  if (known !== undefined) {
    const outcome = await ask(await known, key)
    if (outcome.status !== 401) return outcome
  }
  const signedIn = app.signedIn(role, which)
  sessions.set(name, signedIn)
  return ask(await signedIn, key)
}

const isAllowed = (key: string, role: Role) => {
  const may = permissionTable[key]?.may
  if (may === "device") return false
  return may === "everyone" || may?.includes(role) === true
}
/** A session opens nothing of a device's. */
const noDevice = { status: 401, refusal: "not-signed-in" }
const keyOf = (endpoint: Endpoint) => `${endpoint.method} ${endpoint.path}`

const contract = [
  accessContract,
  boardContract,
  careContract,
  readingsContract,
  booksContract,
  findingsContract,
  gateContract,
  healthContract,
  importsContract,
  passesContract,
  postsContract,
  registerContract,
  roundsContract,
  roundPhoneContract,
  peopleContract,
  screeningContract,
  residentsContract,
  myDutyContract,
  swapsContract,
  quarantineContract,
  tlsContract,
  policiesContract,
  tasksContract,
  phoneContract,
  listsContract,
  rollContract,
  shiftsContract,
  proposalsContract,
  dutyContract,
  workloadContract,
]
  .flatMap((each) => Object.values(each) as object[])
  .filter((each): each is Endpoint => "permission" in each && "path" in each)

it("the table has a row for every endpoint of the contract, and none besides", () => {
  expect(Object.keys(permissionTable).sort()).toEqual(contract.map(keyOf).sort())
})

it("the server serves what the contract names, and nothing besides", () => {
  expect(app.routes.map(keyOf).sort()).toEqual(contract.map(keyOf).sort())
})

describe.each(Object.keys(permissionTable))("%s", (key) => {
  it("serves a request in earnest to whom it is for", async () => {
    const role = roles.find((each) => isAllowed(key, each)) ?? "head"
    if (permissionTable[key]?.ask === undefined) return
    // somebody who has done nothing yet
    const { refusal } = await ask(await app.signedIn(role), key)
    expect(refusal).toBe(permissionTable[key]?.refused)
  })

  it("is closed to those who have not signed in, unless it is for everyone", async () => {
    const { status, refusal } = await ask(app.nobody(), key)
    if (permissionTable[key]?.may === "everyone") expect(refusal).not.toBe("not-signed-in")
    else expect({ status, refusal }).toEqual({ status: 401, refusal: "not-signed-in" })
  })

  it.each(roles)("answers a %s as the table says, a stranger with nothing of ours", async (role) => {
    for (const which of ["own", "other"] as const) {
      const { status, refusal, text } = await askAs(role, which, key)
      if (permissionTable[key]?.may === "device") expect({ status, refusal }).toEqual(noDevice)
      else if (!isAllowed(key, role))
        expect({ status, refusal }).toEqual({ status: 403, refusal: "not-allowed" })
      else {
        expect(["not-signed-in", "not-allowed", "server-error"]).not.toContain(refusal)
        if (which === "own") continue
        if (permissionTable[key]?.stranger === "not-found") expect(refusal).toBe("not-found")
        for (const ours of ["我们居民区", ...Object.values(named)]) expect(text).not.toContain(ours)
      }
    }
  })
})
