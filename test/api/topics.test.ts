import { randomUUID } from "node:crypto"
import type pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { streamEvents } from "../../src/contract/board.ts"
import { takeBackLine, writeLine } from "../../src/contract/books.ts"
import { addNeed } from "../../src/contract/care.ts"
import { saveAnswer } from "../../src/contract/phone.ts"
import { addStairwell } from "../../src/contract/register.ts"
import { issueCard } from "../../src/contract/residents.ts"
import { makeKnockRound, printPaperPack } from "../../src/contract/rounds.ts"
import { addTasks } from "../../src/contract/tasks.ts"
import { concerns, type Topic, topics } from "../../src/contract/topics.ts"
import { factKindOf } from "../../src/core/forms/fact-kind.ts"
import { getPlainDate, instantOf } from "../../src/core/kit/dates.ts"
import { groupBy } from "../../src/core/kit/group-by.ts"
import { checkKinds } from "../../src/core/rounds/planned-check.ts"
import { raiseDue } from "../../src/service/rounds/raise-due.ts"
import { startTestApp, type TestApp } from "../support/app.ts"
import { onConnection } from "../support/database.ts"
import { plantDutyQuestions, searches } from "../support/duty-questions.ts"
import { listTenantTables } from "../support/one-row.ts"
import { makePhoneDesk } from "../support/phone-desk.ts"
import { plainTask } from "../support/plain-task.ts"
import { importSmallCampaign } from "../support/small-campaign.ts"
import { readStream } from "../support/stream.ts"

const today = getPlainDate("2020-02-20")

let app: TestApp
let desk: Awaited<ReturnType<typeof makePhoneDesk>>
let ofDuty: Awaited<ReturnType<typeof plantDutyQuestions>>["queries"]
let ids: Readonly<Record<"home" | "stairwell" | "task" | "case", string>>

beforeAll(async () => {
  app = await startTestApp({ now: instantOf(Date.UTC(2020, 1, 20, 6)) })
  await importSmallCampaign(app, today)
  await raiseDue(app.ground, app.neighbourhoods?.own ?? "")
  desk = await makePhoneDesk(app, "head")
  ids = await asSuperuser(async (client) => {
    const first = async (text: string): Promise<string> => (await client.query(`${text} limit 1`)).rows[0].id
    return {
      home: await first("select dwelling_id as id from stay where to_on is null"),
      stairwell: await first("select stairwell_id as id from dwelling"),
      task: await first("select task_id as id from task"),
      case: await first("select case_id as id from quarantine_case where ended_on is null"),
    }
  })
  await plantWhatNoBookBrings()
  ofDuty = (await plantDutyQuestions(app, today)).queries
})
afterAll(() => app.stop())

async function asSuperuser<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  return onConnection(app.database.superuser, work)
}

async function plantWhatNoBookBrings(): Promise<void> {
  const soon = instantOf(Date.parse(app.ground.now()) + 3_600_000)
  const newId = () => ({ id: randomUUID() })
  await desk.log({ homeId: ids.home, followUp: { ...newId(), team: "staff", ownerId: null, dueAt: soon } })
  await desk.log({ homeId: ids.home, callBack: { ...newId(), at: soon } })
  await desk.done(addNeed, { ...newId(), homeId: ids.home, category: "买菜", text: "青菜两斤" })
  await desk.done(saveAnswer, { ...newId(), category: "咨询", question: "几点关门", answer: "九点" })
  await desk.done(issueCard, { ...newId(), homeId: ids.home })
  await desk.done(printPaperPack, { day: today })
  await desk.done(makeKnockRound, { ...newId(), name: "排查", stairwellIds: [ids.stairwell], dueOn: today })
}

/** Every question that a screen may ask of an endpoint that says what it shows. */
function questions() {
  const queries: Readonly<Record<string, readonly Record<string, string>[]>> = {
    "/api/attention": [{ on: today }],
    "/api/home": [{ id: ids.home, on: today }],
    "/api/rows": indicators.map((indicator) => ({ indicator, on: today })),
    "/api/rounds": ["visits", "readings", "knocks", "calls-failed"].map((list) => ({ list })),
    "/api/cases": ["open", "followed", "ended"].map((show) => ({ show })),
    "/api/case": [{ id: ids.case }],
    "/api/tasks": ["team", "all", "waiting", "done"].map((view) => ({ view })),
    "/api/tasks/one": [{ id: ids.task }],
    "/api/books": ["disinfection", "stock-movement", "checkpoint-inspection"].map((book) => ({
      book,
      on: today,
    })),
    "/api/phone/calls": ["day", "open"].map((view) => ({ view })),
    "/api/screening": ["returnee", "tenant"].map((kind) => ({ kind })),
    "/api/reports": ["open", "settled"].map((show) => ({ show })),
    "/api/entries": [{ on: today }],
    "/api/entries/hours": [{ on: today }],
    "/api/anomalies": [{ since: today }],
    "/api/parcels": [{ on: today }],
    ...ofDuty,
  }
  return app.routes
    .filter(({ shows }) => shows !== undefined)
    .flatMap((endpoint) =>
      (queries[endpoint.path] ?? [{}]).map((query) => ({
        name: [endpoint.path, ...Object.values(query)].join(" "),
        shows: endpoint.shows,
        answer: async () => {
          const { status, body } = await desk.client.call(endpoint, { query })
          // a version says nothing of what is shown
          return { status, text: JSON.stringify(body).replace(/"version":"\d+"/, "") }
        },
      })),
    )
}

type Question = ReturnType<typeof questions>[number]

/** Table → what its triggers say it is about; null: each row by its kind. */
async function topicsOfTables(): Promise<Map<string, string | null>> {
  const { rows } = await asSuperuser((client) =>
    client.query<{ name: string; said: string }>(
      `select c.relname as name, encode(t.tgargs, 'escape') as said from pg_trigger t join pg_class c on c.oid = t.tgrelid
       where t.tgname in ('note_change', 'note_new') order by t.tgname`,
    ),
  )
  return new Map(rows.map(({ name, said }) => [name, said.replace(/\\000$/, "") || null]))
}

const kinds: Readonly<Record<string, string>> = {
  fact: "topic_of_fact(kind)",
  matter: "topic_of_fact(kind)",
  planned_check: "topic_of_check(kind)",
  transition: "topic_of_transition(subject_kind)",
  tally: "topic_of_tally(measure)",
}

/** A number of each place where rows lie. */
const indicators = [
  ...[
    "总户数",
    "登记人口",
    "累计排查返沪人数",
    "累计排查租客人数",
    "在隔人数",
    "在隔户数",
    "今日应报体温次数",
  ],
  ...[
    "今日已报体温次数",
    "今日上门户次",
    "今日垃圾收运户次",
    "未办结需求",
    "今日进入登记人次",
    "累计来电",
    "今日口罩登记户数",
  ],
]

/** Written together with what has a topic, or shown by no screen. */
const quiet = new Set([
  ...["audit_entry", "command", "forgotten_row", "gate_secret", "month_change", "person_key", "session"],
  // how a list looked: nothing on a screen but the reply that is fetched
  ...["person_list_shape", "tally_month", "topic_version"],
  // whoever plans asks how it goes again and again
  "roster_proposal",
])

describe("every table", () => {
  it("says what a change of it is about", async () => {
    const said = await topicsOfTables()
    const tables = (await asSuperuser(listTenantTables)).map(({ name }) => name)
    expect(tables.filter((name) => !said.has(name) && !quiet.has(name))).toEqual([])
    for (const [name, topic] of said) {
      if (topic === null) expect(kinds, name).toHaveProperty(name)
      else expect([...topics, "everything"], name).toContain(topic)
    }
  })

  it.each([
    [
      "topic_of_fact",
      [...Object.values(factKindOf), "quarantine-return", "case-step", "attempt", "gate-undo"],
    ],
    ["topic_of_check", checkKinds],
    ["topic_of_transition", ["case", "case-file", "task", "need", "care-plan", "planned-check"]],
    [
      "topic_of_tally",
      ["readings", "returnees", "tenants", "cases-opened", "calls", "calls-by-hour", "stock"],
    ],
  ])("of many kinds names a topic of each: %s", async (name, values) => {
    const { rows } = await asSuperuser((client) =>
      client.query<{ topic: string }>(`select ${name}(v) as topic from unnest($1::text[]) v`, [values]),
    )
    for (const { topic } of rows) expect(topics).toContain(topic)
  })
})

describe("an endpoint that says what it shows", () => {
  it("answers the same when all else is gone", async () => {
    // what a search rests on is told by the tables it asks
    const asked = questions().filter(({ name }) => !searches.some((path) => name.startsWith(path)))
    const before = new Map<string, string>()
    const keep = async ({ name, answer }: Question) => {
      const { status, text } = await answer()
      expect(status, name).toBe(200)
      before.set(name, text)
    }
    await Promise.all(asked.map(keep))
    await letTopicsGo(await topicsOfTables())
    const forgotten = await judge(asked, async (others, alike) => {
      await hide(others)
      const answers = await Promise.all(alike.map(({ answer }) => answer()))
      await showAgain()
      return alike.filter(({ name }, at) => answers[at]?.text !== before.get(name))
    })
    expect(forgotten).toEqual([])
  })

  it("asks no table that it does not name", async () => {
    const said = await topicsOfTables()
    const forgotten = await judge(questions(), async (others, alike) => {
      const of = (topic: string | null) => others.some((other) => other === topic)
      const tables = [...said].flatMap(([table, topic]) => (of(topic) ? [table] : [])).join(", ")
      if (tables === "") return []
      await asSuperuser((client) => client.query(`revoke select on ${tables} from shouwang_app`))
      const answers = await Promise.all(alike.map(({ answer }) => answer()))
      await asSuperuser((client) => client.query(`grant select on ${tables} to shouwang_app`))
      return alike.filter((_, at) => answers[at]?.status !== 200)
    })
    expect(forgotten).toEqual([])
  })
})

/**
 * Tries questions that show the same all together without the rest, and names those that need it and did not say
 * so: they are tried again without one topic at a time.
 */
async function judge(
  asked: readonly Question[],
  failing: (without: readonly Topic[], alike: readonly Question[]) => Promise<readonly Question[]>,
): Promise<string[]> {
  const restOf = ({ shows }: Question) => topics.filter((topic) => !concerns([topic], shows))
  const forgotten: string[] = []
  for (const alike of groupBy(asked, (question) => restOf(question).join()).values()) {
    const rest = alike[0] ? restOf(alike[0]) : []
    const suspects = rest.length === 0 ? [] : await failing(rest, alike)
    forgotten.push(...suspects.map(({ name }) => name))
    for (const topic of suspects.length === 0 ? [] : rest) {
      for (const { name } of await failing([topic], suspects)) forgotten.push(`${name} shows ${topic}`)
    }
  }
  return forgotten
}

/** From now on there is as if nothing of the topics that the table `gone` names. */
async function letTopicsGo(said: ReadonlyMap<string, string | null>): Promise<void> {
  const policies = [...said].map(([table, of]) => {
    const topic = of === null ? kinds[table] : `'${of}'`
    const rest = `not exists (select from gone where topic = ${topic})`
    return `create policy hidden on ${table} as restrictive for select to shouwang_app using (${rest})`
  })
  const table = "create table gone (topic text primary key); grant select on gone to shouwang_app"
  await asSuperuser((client) => client.query([table, ...policies].join(";")))
}

async function hide(gone: readonly Topic[]): Promise<void> {
  await asSuperuser((client) => client.query("insert into gone select unnest($1::text[])", [gone]))
}

async function showAgain(): Promise<void> {
  await asSuperuser((client) => client.query("delete from gone"))
}

describe("a change", () => {
  /** What a deed is said to be about; null: anything. */
  async function told(deed: () => Promise<unknown>): Promise<string[] | null> {
    const stream = readStream(await desk.client.fetch(streamEvents))
    await stream.next("change")
    await deed()
    const { data } = await stream.next("change")
    await stream.close()
    const { topics: said } = data as { topics: string[] | null }
    return said?.toSorted() ?? null
  }

  it("is about what was written, and not about the rest", async () => {
    expect(await told(() => desk.log())).toEqual(["calls", "sums"])
    const followUp = { id: randomUUID(), team: "staff", ownerId: null, dueAt: app.ground.now() }
    expect(await told(() => desk.log({ followUp }))).toEqual(["calls", "sums", "tasks"])
    const need = { id: randomUUID(), homeId: ids.home, category: "买菜", text: "土豆" }
    expect(await told(() => desk.done(addNeed, need))).toEqual(["needs", "sums"])
  })

  it("that takes something back is about what it takes back", async () => {
    const line = { id: randomUUID(), book: "disinfection", cells: { 时间: "2020-02-20 14:00", 区域: "电梯" } }
    expect(await told(() => desk.done(writeLine, line))).toEqual(["books", "sums"])
    const back = { id: randomUUID(), lineId: line.id, reason: "写错" }
    expect(await told(() => desk.done(takeBackLine, back))).toEqual(["books", "sums"])
  })

  it("of the register may be about anything", async () => {
    const stairwell = { id: randomUUID(), lane: "288", number: "77", floors: 1, doorsPerFloor: 1 }
    const said = { ...stairwell, on: today, reason: "test" }
    expect(await told(() => desk.done(addStairwell, said))).toBeNull()
  })

  it("told together with others is about all of them", async () => {
    const both = async () => {
      await desk.done(addTasks, { ...plainTask, tasks: [{ id: randomUUID(), title: "一" }] })
      await desk.done(saveAnswer, { id: randomUUID(), category: "咨询", question: "几点", answer: "九点" })
    }
    // the first stream of all is told at once, the second in its turn: it hears of both as one
    const waiting = await Promise.all(
      [1, 2, 3].map(async () => readStream(await desk.client.fetch(streamEvents))),
    )
    for (const stream of waiting) await stream.next("change")
    await both()
    for (const stream of waiting) {
      const heard = new Set<string>()
      while (!(heard.has("tasks") && heard.has("answers"))) {
        const { topics: said } = (await stream.next("change")).data as { topics: string[] }
        for (const topic of said) heard.add(topic)
      }
      expect([...heard].toSorted()).toEqual(["answers", "tasks"])
      await stream.close()
    }
  })
})
