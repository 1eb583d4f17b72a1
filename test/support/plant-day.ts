import { randomBytes, randomInt, randomUUID } from "node:crypto"
import type { Db } from "../../src/store/database/db.ts"
import type { Subject } from "./subject.ts"

/** Every table of the working day that says something of somebody. */
export const dayTables = [
  "planned_check",
  "task",
  "task_detail",
  "case_file",
  "phone_call",
  "common_answer",
  "need",
  "care_plan",
  "knock_round",
  "home_card",
  "person_secret",
  "self_report",
  "self_report_detail",
  "person_list",
  "person_list_detail",
  "person_list_shape",
  "list_row",
  "list_row_detail",
  "finding",
  "finding_detail",
  "person_merge",
  "person_merge_detail",
  "likeness",
  "worker",
  "worker_detail",
  "worker_consent",
  "worker_absence",
  "turn_wish",
  "duty_message",
  "stand_in_call",
  "draft_turn",
  "duty_turn",
  "shift_swap",
  "shift_swap_part",
  "service_certificate",
  "guard",
] as const

/** What is planted about somebody else, or about the home, and stays: in which table, and how many rows. */
export const staying: Readonly<Partial<Record<(typeof dayTables)[number], number>>> = {
  ...{
    task: 1,
    task_detail: 1,
    case_file: 1,
    phone_call: 1,
    common_answer: 1,
    need: 1,
    knock_round: 1,
    home_card: 1,
  },
  ...{ self_report: 1, self_report_detail: 1 },
  // whose row it was is gone, that it was there stays
  ...{ person_list: 1, person_list_detail: 1, list_row: 2, list_row_detail: 1, likeness: 1 },
  ...{ finding: 1, finding_detail: 1 },
  // whoever is forgotten stood their turns
  ...{ worker: 3, worker_detail: 1, duty_turn: 2, service_certificate: 1, guard: 1 },
}

/** Rows about somebody in every table of the working day, and rows about others that name them. Needs connections that own the tables. */
export async function plantDay(db: Db, communityId: string, subject: Subject): Promise<void> {
  const { personId, name, phone, idNumber } = subject
  const found = await db.pool.query<{ home: string; otherHome: string; other: string; caseId: string }>(
    `select h.dwelling_id as home, o.dwelling_id as "otherHome", o.person_id as other,
       coalesce((select case_id from quarantine_case where person_id = $2 limit 1), gen_random_uuid()) as "caseId"
     from stay h, stay o where h.community_id = $1 and o.community_id = $1 and h.person_id = $2
       and o.dwelling_id <> h.dwelling_id order by o.stay_id limit 1`,
    [communityId, personId],
  )
  const [{ home, otherHome, other, caseId } = { home: "", otherHome: "", other: "", caseId: "" }] = found.rows
  const insert = async (table: string, row: Readonly<Record<string, unknown>>) => {
    const all: Readonly<Record<string, unknown>> = { community_id: communityId, ...row }
    const columns = Object.keys(all)
    const places = columns.map((_, index) => `$${index + 1}`)
    await db.pool.query(
      `insert into ${table} (${columns.join(", ")}) values (${places.join(", ")})`,
      Object.values(all).map((value) => (isJson(value) ? JSON.stringify(value) : value)),
    )
  }
  const at = "2020-03-05T08:00:00Z"
  const day = "2020-03-05"
  const said = `${name}的电话是${phone}，证件${idNumber}`
  const detail = { retention: "campaign" }

  const checkId = randomUUID()
  const planned = { kind: "reading", source: "quarantine", source_id: caseId, day, due_at: at, made_at: at }
  const cause = `reading ${personId} ${day} planted`
  await insert("planned_check", {
    check_id: checkId,
    ...planned,
    cause,
    dwelling_id: home,
    person_id: personId,
  })

  const task = async (row: object, data: object) => {
    const id = randomUUID()
    await insert("task", { task_id: id, kind: "own", source: "desk", team: "staff", opened_at: at, ...row })
    await insert("task_detail", { task_id: id, ...detail, data })
    return id
  }
  const ownTask = await task({ person_id: personId, cause: `missed ${cause}` }, { title: said })
  await task({ person_id: other, dwelling_id: otherHome }, { title: "回访", note: `先问${name}` })

  const file = { state: { contact: said }, dwelling_id: home }
  await insert("case_file", { case_id: caseId, person_id: personId, ...file })
  await insert("case_file", { case_id: randomUUID(), person_id: other, ...file, dwelling_id: otherHome })

  const fact = async (kind: string, row: object, data: object, words: object) => {
    const id = randomUUID()
    const known = { fact_id: id, kind, day, source: "desk", recorded_at: at, row_key: randomBytes(16) }
    await insert("fact", { ...known, ...row, data })
    await insert("fact_detail", { fact_id: id, ...detail, data: words })
    return id
  }
  const phoneKey = Buffer.from(`key of ${phone}`)
  const call = async (row: { person_id: string | null; dwelling_id: string }) => {
    const id = await fact(
      "call",
      row,
      { 时间: `${day} 16:00`, 类别: "咨询" },
      { 来电号码: phone, 内容: said },
    )
    await insert("phone_call", { fact_id: id, at, ...row, category: "咨询", phone_key: phoneKey })
  }
  await call({ person_id: personId, dwelling_id: home })
  await call({ person_id: null, dwelling_id: otherHome })
  const wish = { 时间: `${day} 16:00`, 门牌: "1号101室", 类别: "买药" }
  const needId = await fact("need", { dwelling_id: home }, wish, { 内容: `给${name}买药` })
  await insert("need", { fact_id: needId, dwelling_id: home, status: "wished", changed_at: at })

  const planId = randomUUID()
  const plan = { way: "call", every_days: 1, consented_on: day, consented_how: "phone" }
  await insert("care_plan", {
    ...{ plan_id: planId, person_id: personId, dwelling_id: home, from_on: day, made_at: at },
    ...plan,
  })
  const secret = { secret_hash: randomBytes(32), code_hash: randomBytes(32), made_at: at, until: at }
  await insert("person_secret", { secret_id: randomUUID(), person_id: personId, ...secret })
  await insert("home_card", {
    card_id: randomUUID(),
    dwelling_id: home,
    code_hash: randomBytes(32),
    made_at: at,
  })
  const round = { begun_on: day, due_on: day, made_at: at }
  await insert("knock_round", { round_id: randomUUID(), name: `${name}那个楼`, ...round })
  const answer = { category: "咨询", question: `${name}是哪家？`, answer: said, place: 1, made_at: at }
  await insert("common_answer", { answer_id: randomUUID(), ...answer })

  const report = async (row: object, data: object) => {
    const number = randomInt(10_000, 1_000_000_000)
    const id = randomUUID()
    const came = { kind: "thanks", channel: "card", at, received_at: at, number }
    await insert("self_report", { report_id: id, ...came, ...row })
    await insert("self_report_detail", { report_id: id, ...detail, data })
  }
  await report({ person_id: personId }, { name, phone, text: said })
  await report({ dwelling_id: home }, { name, phone: "", text: "谢谢" })
  await report({ dwelling_id: otherHome }, { name: "邻居", phone: "", text: `谢谢${name}` })

  await plantList(insert, subject, other)

  for (const [kind, id] of [
    ["care-plan", planId],
    ["case-file", caseId],
    ["planned-check", checkId],
    ["task", ownTask],
  ] as const) {
    const moved = { before: { said }, after: {}, recorded_at: at, name: "change" }
    await insert("transition", { transition_id: randomUUID(), subject_kind: kind, subject_id: id, ...moved })
  }
  const finding = async (kind: string, cause: string, row: object, data: object) => {
    const id = randomUUID()
    await insert("finding", { finding_id: id, kind, cause, found_at: at, ...row })
    await insert("finding_detail", { finding_id: id, ...detail, data })
  }
  const silent = { source: { kind: "quarantine", of: "" }, name: "", phone: "", here: day, there: "" }
  await finding("silent", `silent ${personId} ${day}`, { person_id: personId }, silent)
  const seen = { source: { kind: "gate", of: "正门" }, name, phone, here: day, there: "" }
  await finding("missing", `missing gate ${randomUUID()}`, { dwelling_id: otherHome }, seen)
  const [mergeId, goneId] = [randomUUID(), randomUUID()]
  await insert("person", { person_id: goneId, made_at: at })
  const merged = {
    merge_id: mergeId,
    kept_id: personId,
    gone_id: goneId,
    merged_at: at,
    merged_by: randomUUID(),
  }
  await insert("person_merge", merged)
  const changes = [
    { table: "person_identity", was: { person_id: goneId, name, phone, id_number: idNumber }, is: null },
  ]
  await insert("person_merge_detail", { merge_id: mergeId, ...detail, data: { reason: said, changes } })
  const apart = {
    one_kind: "person",
    one_id: personId,
    other_kind: "person",
    other_id: other,
    said: "not-same",
  }
  await insert("likeness", { likeness_id: randomUUID(), ...apart, said_at: at, said_by: randomUUID() })
  await plantDuty(insert, subject, home)
  const looked = { at, action: "own-data.show", subject_kind: "person", subject_id: personId }
  await insert("audit_entry", { entry_id: randomUUID(), ...looked, data: {} })
}

type Insert = (table: string, row: Readonly<Record<string, unknown>>) => Promise<void>

/** A list that has a row of somebody, and one of somebody else that names them. */
async function plantList(insert: Insert, subject: Subject, other: string): Promise<void> {
  const { personId, name, phone, idNumber } = subject
  const at = "2020-03-05T08:00:00Z"
  const listId = randomUUID()
  const list = { list_id: listId, asks: "return", layout_key: randomBytes(16), made_at: at, matched_at: at }
  await insert("person_list", list)
  const shape = { sheet: "名单", lines: "{2,3}", content: Buffer.from(`${name}等人`) }
  await insert("person_list_shape", { list_id: listId, ...shape })
  const header = ["姓名", "电话", "证件", "备注"]
  const said = {
    sender: "街道办",
    title: `${name}等人`,
    header,
    kinds: ["name", "phone", "document", "note"],
  }
  await insert("person_list_detail", { list_id: listId, retention: "campaign", data: said })
  const row = async (place: number, who: string, cells: readonly string[], reason: string) => {
    const id = randomUUID()
    const known = { row_id: id, list_id: listId, place, identity: "same", person_id: who, outcome: "known" }
    await insert("list_row", known)
    const data = { cells, reason, candidates: [{ personId: who, chance: 1, odds: 9, contradicts: false }] }
    await insert("list_row_detail", { row_id: id, retention: "campaign", data })
    const same = { one_kind: "person", one_id: who, other_kind: "row", other_id: id, said: "same" }
    await insert("likeness", { likeness_id: randomUUID(), ...same, said_at: at, said_by: randomUUID() })
  }
  await row(0, personId, [name, phone, idNumber, ""], `${name}本人接电话`)
  await row(1, other, ["邻居", "", "", `同住人${name}，电话${phone}`], `问过${name}`)
}

/** Somebody on the roll by id, once more at their door by name, and somebody else whose note names them. */
async function plantDuty(insert: Insert, subject: Subject, home: string): Promise<void> {
  const { personId, name, phone } = subject
  const at = "2020-03-05T08:00:00Z"
  const guardId = randomUUID()
  await insert("guard", {
    guard_id: guardId,
    number: 900 + randomInt(90_000),
    name,
    pin_key: randomBytes(32),
    made_at: at,
  })
  const worker = async (row: object, said: object) => {
    const id = randomUUID()
    const plain = { kind: "volunteer", stage: "active", joined_by: "paper", asked_at: at, active_at: at }
    await insert("worker", { worker_id: id, free: "{work-day}", ...plain, ...row })
    await insert("worker_detail", { worker_id: id, retention: "campaign", ...said })
    return id
  }
  const links = { link_hash: randomBytes(32), feed_hash: randomBytes(32) }
  const own = await worker(
    { person_id: personId, guard_id: guardId, birth_year: 1980, ...links },
    { name, phone, note: `${name}腰不好` },
  )
  await worker({ stage: "asked", dwelling_id: home }, { name, phone: "", said_family: `${name}和爱人` })
  const other = await worker({}, { name: "邻居", phone: "", note: `和${name}一班` })
  await insert("worker_consent", {
    ...{ consent_id: randomUUID(), worker_id: own, what: "keep", given_how: "paper", given_at: at },
  })
  await insert("worker_absence", {
    ...{ absence_id: randomUUID(), worker_id: own, from_on: "2020-03-05", why: "ill", made_at: at },
  })
  const wish = { wish_id: randomUUID(), worker_id: own, day: "2020-03-09", wish: "off", made_at: at }
  await insert("turn_wish", wish)
  const told = { message_id: randomUUID(), worker_id: own, what: "published", made_at: at }
  await insert("duty_message", told)
  const call = { call_id: randomUUID(), day: "2020-03-09", post_id: randomUUID(), hours_id: randomUUID() }
  await insert("stand_in_call", {
    ...{ ...call, worker_id: own, answer: "cannot", called_at: at, called_by: randomUUID() },
  })
  const draft = { monday: "2020-03-09", day: "2020-03-09", post_id: randomUUID(), hours_id: randomUUID() }
  await insert("draft_turn", { ...draft, worker_id: own })
  const turn = async (workerId: string) => {
    const id = randomUUID()
    const hours = { starts_at: "2020-03-09T00:00:00Z", ends_at: "2020-03-09T04:00:00Z", made_at: at }
    const row = { turn_id: id, day: "2020-03-09", worker_id: workerId, source: "roster", ...hours }
    await insert("duty_turn", row)
    return id
  }
  const [turnId, othersTurn] = [await turn(own), await turn(other)]
  const swapId = randomUUID()
  await insert("shift_swap", {
    ...{ swap_id: swapId, asked_by: other, turn_id: othersTurn, stage: "open", opened_at: at },
  })
  for (const [turn_id, to] of [
    [othersTurn, own],
    [turnId, other],
  ])
    await insert("shift_swap_part", { swap_id: swapId, turn_id, to_worker_id: to })
  await insert("service_certificate", {
    ...{ certificate_id: randomUUID(), number: 1 + randomInt(1_000_000), worker_id: own },
    ...{ from_on: "2020-02-01", until_on: "2020-03-05", asked_how: "paper" },
    ...{ issued_at: at, issued_by: randomUUID() },
  })
}

function isJson(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Buffer.isBuffer(value)
}
