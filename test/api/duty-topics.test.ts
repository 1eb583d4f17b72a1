import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as dutyContract from "../../src/contract/duty.ts"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as ownContract from "../../src/contract/my-duty.ts"
import { logCall } from "../../src/contract/phone.ts"
import { addPost } from "../../src/contract/posts.ts"
import * as proposalsContract from "../../src/contract/proposals.ts"
import * as rollContract from "../../src/contract/roll.ts"
import * as shiftsContract from "../../src/contract/shifts.ts"
import * as swapsContract from "../../src/contract/swaps.ts"
import { concerns, topics } from "../../src/contract/topics.ts"
import * as workloadContract from "../../src/contract/workload.ts"
import { addDays, getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { mondayOf } from "../../src/core/roster/week.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { listTopicVersions } from "../../src/store/live/changes.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { until } from "../support/data-of.ts"
import { makeDutyPages } from "../support/duty-pages.ts"
import { plantDutyQuestions, searches } from "../support/duty-questions.ts"
import { makePhoneDesk } from "../support/phone-desk.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"
import { agreed, joining, volunteer } from "./roll-rows.ts"

const today = getPlainDate("2020-02-20")
const week = addDays(mondayOf(today), 7)
const on = (ahead: number) => addDays(today, ahead)
const contracts = [
  ...[dutyContract, rollContract, shiftsContract, proposalsContract],
  ...[swapsContract, workloadContract, ownContract],
]

let app: TestApp
let world: Awaited<ReturnType<typeof plantDutyQuestions>>
let pages: ReturnType<typeof makeDutyPages>

beforeAll(async () => {
  app = await startTestApp({
    now: instantOf(Date.UTC(2020, 1, 20, 6)),
    limits: { homePagesPerMinute: 1000 },
  })
  await importSmallCampaign(app, today)
  world = await plantDutyQuestions(app, today)
  pages = makeDutyPages(app, world.duty)
}, 120_000)
afterAll(() => app.stop())

/** What every screen of the desk asks, but for searches (what they rest on is seen by `topics.test.ts`), and some that show something of it beside much else. */
function questions() {
  const queries: Readonly<Record<string, readonly Record<string, string>[]>> = {
    ...world.queries,
    "/api/attention": [{ on: today }],
    "/api/tasks": [{ view: "all" }],
    "/api/books": ["stock-movement", "checkpoint-inspection"].map((book) => ({
      book,
      on: today,
    })),
  }
  const paths = ["/api/duty", "/api/roll", "/api/shifts", "/api/swaps", "/api/workload"]
  return app.routes
    .filter(({ method, path, shows }) => {
      const isOfDuty = paths.some((own) => path === own || path.startsWith(`${own}/`))
      return (
        method === "GET" &&
        shows !== undefined &&
        !searches.includes(path) &&
        (isOfDuty || queries[path] !== undefined)
      )
    })
    .flatMap((endpoint) => (queries[endpoint.path] ?? [{}]).map((query) => ({ endpoint, query })))
}

/** Question → its answer now. */
async function look(): Promise<Map<string, string>> {
  const answers = questions().map(async ({ endpoint, query }): Promise<[string, string]> => {
    const { status, body } = await world.head.look(endpoint, query)
    const name = [endpoint.path, ...Object.values(query)].join(" ")
    expect([name, status]).toEqual([name, 200])
    return [name, JSON.stringify(body).replace(/"version":"\d+"/, "")]
  })
  return new Map(await Promise.all(answers))
}

const versions = () =>
  inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", (tx) =>
    listTopicVersions(tx, app.neighbourhoods?.own ?? ""),
  )

/** What a deed is said to be about: null: anything. */
async function toldBy(deed: () => Promise<unknown>): Promise<string[] | null> {
  const before = await versions()
  await deed()
  const told = [...(await versions())].flatMap(([topic, version]) =>
    before.get(topic) === version ? [] : [topic],
  )
  return told.includes("everything") ? null : told
}

type Deed = readonly [name: string, deed: () => Promise<unknown>]

/** Deeds in the order of some weeks, each once; of every endpoint that writes one at least. */
async function deeds(done: (endpoint: Endpoint, said?: object) => Promise<unknown>): Promise<Deed[]> {
  const { head, duty, desk, alone } = world
  const ids = new Map<string, string>()
  const id = (name: string) => {
    const known = ids.get(name) ?? randomUUID()
    ids.set(name, known)
    return known
  }
  const slot = (ahead: number, hours: string) => desk.slot(on(ahead), hours, desk.south)
  const plant = async (ahead: number, hours: string, at: number) =>
    (await desk.plant(on(ahead), hours, [alone(at)], { post: desk.south }))[0] ?? ""
  const [now, mine, yours] = [await plant(0, "中班", 3), await plant(3, "早班", 3), await plant(4, "中班", 4)]
  await plant(2, "晚班", 5)
  await pages.change(alone(6).id, { kind: "organisation", heads: 1, owed_turns: 3 })
  const sent = await plant(0, "中班", 6)
  const [one, other] = [await pages.page(alone(3).id), await pages.page(alone(4).id)]
  const shop = await pages.page(alone(6).id)
  await pages.publish(mondayOf(today), app.ground.now())
  const act = (page: { readonly key: string }, endpoint: Endpoint, said: object = {}) =>
    done(endpoint, { key: page.key, ...said })
  const draft = async (endpoint: Endpoint, said: object = {}) => {
    const { draftVersion } = await head.ask(shiftsContract.readShiftWeek, { week })
    return done(endpoint, { week, draftVersion, ...said })
  }
  const exchange = [
    { turnId: mine, to: alone(4).id },
    { turnId: yours, to: alone(3).id },
  ]
  const person = { ...volunteer, name: "白乙丑", phone: "13977000001" }
  const {
    signIn,
    signOut,
    takeSignBack,
    nameTurn,
    addUnplanned,
    signInAtOffice,
    answerStandIn,
    takeStandInBack,
    closeShift,
    reportAway,
    takeAwayBack,
    endAway,
    listMends,
    takeMend,
    handOutGear,
    takeGearBack,
    inspectPost,
    takeInspectionBack,
  } = dutyContract
  const staff = duty.workers.find(({ kind }) => kind === "staff")?.id
  const away = (name: string, at: number, from = on(2)) => ({
    ...{ id: id(name), workerId: alone(at).id, from, until: on(6), why: "ill" },
  })
  return [
    ["sign in", () => done(signIn, { id: now, celsius: 36.5 })],
    ["sign out", () => done(signOut, { id: now })],
    ["take a sign back", () => done(takeSignBack, { id: now })],
    ["who comes", () => done(nameTurn, { id: sent, name: "周梅", workerId: null, isAdult: true })],
    ["who is sent", () => act(shop, ownContract.nameOwnTurn, { turnId: sent, name: "吴芳", isAdult: true })],
    [
      "help unplanned",
      () => done(addUnplanned, { id: id("help"), workerId: alone(5).id, ...slot(0, "中班") }),
    ],
    ["sign in at the office", () => done(signInAtOffice, { id: id("office"), workerId: staff })],
    [
      "gear",
      () =>
        done(handOutGear, {
          ...slot(0, "中班"),
          lines: [{ id: id("gear"), item: "护目镜", unit: "副", count: 2 }],
        }),
    ],
    ["gear back", () => done(takeGearBack, { id: id("gear") })],
    [
      "inspect",
      () =>
        done(inspectPost, { id: id("look"), postId: desk.south.id, workerId: alone(5).id, problem: "没人" }),
    ],
    ["inspect back", () => done(takeInspectionBack, { id: id("look") })],
    [
      "a stand-in",
      () =>
        done(answerStandIn, { id: id("call"), workerId: alone(1).id, ...slot(0, "晚班"), answer: "comes" }),
    ],
    ["a stand-in back", () => done(takeStandInBack, { id: id("call") })],
    ["close a shift", () => done(closeShift, { id: id("shut"), ...slot(0, "晚班") })],
    ["open it again", () => done(closeShift, { id: id("shut"), ...slot(0, "晚班"), undo: true })],
    [
      "ask the street",
      () => done(dutyContract.askStreet, { id: id("street"), ...slot(0, "晚班"), heads: 2 }),
    ],
    ["away", () => done(reportAway, away("ill", 5))],
    [
      "mend",
      async () => {
        const { ways } = await head.ask(listMends, { id: id("ill") })
        return done(takeMend, { id: id("ill"), key: ways[0].key })
      },
    ],
    ["away back", () => done(takeAwayBack, { id: id("ill") })],
    ["away again", () => done(reportAway, away("off", 5, today))],
    ["away no more", () => done(endAway, { id: id("off") })],
    [
      "stand down",
      () =>
        done(workloadContract.standDown, { id: id("rest"), workerId: alone(5).id, until: null, toIds: [] }),
    ],
    ["stand up", () => done(workloadContract.takeStandDownBack, { id: id("rest") })],

    ["enter a swap", () => done(swapsContract.enterSwap, { id: id("swap"), turnId: mine, parts: exchange })],
    ["approve it", () => done(swapsContract.approveSwap, { id: id("swap") })],
    ["undo it", () => done(swapsContract.undoSwap, { id: id("swap") })],
    ["refuse it", () => done(swapsContract.refuseSwap, { id: id("swap"), why: "other" })],
    ["ask to swap", () => act(one, ownContract.askSwap, { id: id("own"), turnId: mine, parts: exchange })],
    ["agree to swap", () => act(other, ownContract.answerSwap, { id: id("own"), agrees: true })],
    ["withdraw it", () => act(one, ownContract.withdrawSwap, { id: id("own") })],
    ["take a turn", () => act(one, ownContract.takeTurn, slot(1, "早班"))],
    [
      "give one back",
      async () => {
        const [taken] = await desk.ask<{ id: string }>(
          "select turn_id as id from duty_turn where source = 'sign-up' and ended_at is null",
        )
        return act(one, ownContract.giveBackTurn, { turnId: taken?.id })
      },
    ],
    ["say away", () => act(other, ownContract.sayAway, { id: id("say"), from: on(3), until: on(9) })],
    ["come again", () => act(other, ownContract.takeBackAway, { id: id("say") })],
    ["free times", () => act(one, ownContract.changeFreeTimes, { free: ["rest-day"], mostTurns: 2 })],
    [
      "a wish",
      () => act(one, ownContract.addWish, { id: id("wish"), day: on(6), hoursId: null, wish: "off" }),
    ],
    ["no wish", () => act(one, ownContract.withdrawWish, { id: id("wish") })],
    [
      "a consent",
      () => act(one, ownContract.changeConsent, { id: id("yes"), what: "share-phone", withdrawn: false }),
    ],

    [
      "draft",
      () =>
        draft(shiftsContract.changeDraft, {
          changes: [0, 1].map((at) => ({
            ...{ workerId: alone(at).id, head: 1, day: addDays(week, 3 + at), isPinned: true },
            to: { postId: desk.south.id, hoursId: desk.hoursOf("早班").id },
          })),
        }),
    ],
    ["undo the draft", () => draft(shiftsContract.undoDraft, { again: false })],
    ["do it again", () => draft(shiftsContract.undoDraft, { again: true })],
    ["copy", () => draft(shiftsContract.copyLastWeek)],
    [
      "propose",
      async () => {
        await draft(proposalsContract.startProposal, { weeks: 1 })
        const found = await until(async () => {
          const { proposal } = await head.ask(proposalsContract.findProposal, { week })
          return proposal.phase === "running" ? undefined : proposal
        })
        return done(proposalsContract.takeProposal, { id: found.id, weeks: [week] })
      },
    ],
    ["publish", () => draft(shiftsContract.publishWeek, { opensAt: null })],
    ["see one's turns", () => pages.page(alone(0).id).then(({ look: open }) => open())],
    [
      "tell",
      async () => {
        const { messages } = await head.ask(shiftsContract.listDutyMessages, { week })
        const untold = messages.find(({ toldAt }: { toldAt: string | null }) => toldAt === null)
        return done(shiftsContract.markTold, { ids: [untold.id], how: "phone" })
      },
    ],
    ["a post", () => done(shiftsContract.addDutyPost, { id: id("post"), name: "小区东门" })],
    [
      "hours",
      () => done(shiftsContract.addShiftHours, { id: id("hours"), name: "午班", start: 660, minutes: 120 }),
    ],
    [
      "demand",
      () =>
        done(shiftsContract.setDemand, {
          ...{
            postId: id("post"),
            hoursId: id("hours"),
            weekdays: [0, 1],
            heads: 1,
            leads: 0,
            skill: null,
            from: week,
            until: null,
          },
        }),
    ],
    ["no hours", () => done(shiftsContract.endShiftHours, { id: id("hours") })],
    ["no post", () => done(shiftsContract.closeDutyPost, { id: id("post") })],
    ["a gate", () => done(addPost, { id: id("gate"), name: "西门" })],
    ["begin", () => done(shiftsContract.startShifts, { from: week })],

    [
      "add",
      () => done(rollContract.addWorker, { id: id("new"), kind: "volunteer", ...person, consents: agreed }),
    ],
    ["save", () => done(rollContract.saveWorker, { id: id("new"), ...person, calling: "电工" })],
    [
      "consent",
      () =>
        done(rollContract.setConsent, {
          id: id("let"),
          workerId: id("new"),
          what: "share-phone",
          how: "paper",
          withdrawn: false,
        }),
    ],
    ["mark", () => done(rollContract.markWorkers, { ids: [id("new")], experienced: true, consent: null })],
    ["a PIN", () => done(rollContract.giveWorkerPin, { id: id("new"), guardId: id("guard") })],
    ["a link", () => done(rollContract.issueDutyLink, { id: id("new") })],
    ["no link", () => done(rollContract.revokeDutyLink, { id: id("new") })],
    [
      "a certificate",
      () =>
        done(rollContract.issueCertificate, {
          id: id("paper"),
          workerId: world.queries["/api/roll/one"]?.[0]?.["id"],
          from: on(-9),
          until: today,
          askedHow: "paper",
        }),
    ],
    ["end", () => done(rollContract.endWorker, { id: id("new"), why: "own-wish" })],
    ["return", () => done(rollContract.returnWorker, { id: id("new"), undo: false })],
    [
      "others",
      async () => {
        const { others } = await head.ask(rollContract.listOthers)
        const account = others.find(({ of }: { of: string }) => of === "account")
        return done(rollContract.addOthers, {
          others: [{ id: id("colleague"), of: "account", ofId: account.id, kind: "staff" }],
        })
      },
    ],
    ["a link to join by", () => done(rollContract.changeJoinLink, { id: id("join") })],
    [
      "join",
      async () => {
        const { link } = await head.ask(rollContract.getJoinLink)
        return app
          .nobody()
          .call(rollContract.askToJoin, { body: { key: link.token, id: id("asks"), joining } })
      },
    ],
    [
      "take on",
      () =>
        done(rollContract.takeOnWorker, {
          id: id("asks"),
          ...volunteer,
          name: joining.name,
          phone: joining.phone,
        }),
    ],
    ["forget", () => act(one, ownContract.changeConsent, { id: id("no"), what: "keep", withdrawn: true })],
  ]
}

/** They write what no screen asks for here. */
const unseen = new Set<Endpoint>([
  ...[shiftsContract.makeCalendarLink, proposalsContract.stopProposal, proposalsContract.dropProposal],
])

describe("each deed of the desk of duty", () => {
  it("is told to every screen whose answer is another by it", async () => {
    const did = new Set<string>()
    const done = async (endpoint: Endpoint, said: object = {}) => {
      did.add(endpoint.path)
      return world.head.done(endpoint, said)
    }
    const forgotten: string[] = []
    let before = new Map<string, string>()
    const shown = new Map(questions().map(({ endpoint }) => [endpoint.path, endpoint.shows]))
    const all = await deeds(done)
    before = await look()
    for (const [name, deed] of all) {
      const told = await toldBy(() =>
        deed().catch((error: unknown) => forgotten.push(`${name} is not done: ${error}`)),
      )
      const after = await look()
      const changed = [...after].flatMap(([question, text]) =>
        before.get(question) === text ? [] : [question],
      )
      // a deed that changes nothing shows nothing of its topics
      if (changed.length === 0) forgotten.push(`${name} changes nothing`)
      for (const question of changed) {
        const shows = shown.get(question.split(" ")[0] ?? "")
        if (!concerns(told, shows)) forgotten.push(`${name} is not told to ${question}`)
      }
      before = after
    }
    expect(forgotten).toEqual([])
    const writing = contracts.flatMap((module) =>
      (Object.values(module) as Endpoint[]).filter(
        (each) => each.method === "POST" && JSON.stringify(each.body ?? {}).includes('"commandId"'),
      ),
    )
    expect(
      writing.filter((each) => !did.has(each.path) && !unseen.has(each)).map(({ path }) => path),
    ).toEqual([])
  }, 400_000)

  it("is told to no screen that shows nothing of it, nor is theirs told to it", async () => {
    const phone = await makePhoneDesk(app)
    const told = await toldBy(() => phone.done(logCall, phone.call()))
    expect(told?.toSorted()).toEqual(["calls", "sums"])
    const own = app.routes.filter(({ shows }) => shows?.includes("duty") || shows?.includes("roll"))
    expect(own.length).toBeGreaterThan(12)
    expect(own.filter(({ shows }) => concerns(told, shows)).map(({ path }) => path)).toEqual([])
    const wish = { id: randomUUID(), workerId: world.alone(0).id, from: on(1), until: on(1), why: "away" }
    const said = await toldBy(() => world.head.done(dutyContract.reportAway, wish))
    expect(said?.every((topic) => topics.includes(topic as never))).toBe(true)
    const cases = app.routes.find(({ path }) => path === "/api/cases")
    expect(concerns(said, cases?.shows)).toBe(false)
  })
})
