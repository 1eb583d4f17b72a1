import { randomUUID } from "node:crypto"
import * as contract from "../../src/contract/quarantine.ts"
import type { Role } from "../../src/core/access/roles.ts"
import { dayOf } from "../../src/core/kit/dates.ts"
import { caseMoveRules } from "../../src/core/quarantine/case-moves.ts"
import type { CaseMove } from "../../src/core/quarantine/case-step.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import type { TestApp } from "./app.ts"
import type { Client } from "./client.ts"
import { type Quarantined, quarantine, writeAtDesk } from "./round-desk.ts"
import { makeTeller } from "./tell.ts"

/** Rows of the app's own neighbourhood. */
export async function askOwn<Row>(
  app: TestApp,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  return inNeighbourhood(app.ground.db, app.neighbourhoods?.own ?? "", async (tx) => {
    const { rows } = await tx.client.query(text, [...values])
    return rows as Row[]
  })
}

/** Somebody of a home in which nobody is or was in quarantine. */
async function findFree(app: TestApp): Promise<Quarantined> {
  const [free] = await askOwn<Quarantined>(
    app,
    `select h.person_id as "personId", h.dwelling_id as "homeId", p.name,
       s.lane || '弄' || s.number || '号' || w.room || '室' as door
     from stay h join person_identity p on p.community_id = h.community_id and p.person_id = h.person_id
     join dwelling w on w.community_id = h.community_id and w.dwelling_id = h.dwelling_id
     join stairwell s on s.community_id = w.community_id and s.stairwell_id = w.stairwell_id
     where not exists (select from quarantine_case c where c.dwelling_id = h.dwelling_id) and h.to_on is null
     order by h.stay_id limit 1`,
  )
  if (free === undefined) throw new Error("nobody is free")
  return free
}

/** The newest case of a person. */
export async function caseOf(app: TestApp, personId: string): Promise<string> {
  const rows = await askOwn<{ id: string }>(
    app,
    "select case_id as id from quarantine_case where person_id = $1 order by opened_on desc, case_id desc limit 1",
    [personId],
  )
  return rows[0]?.id ?? ""
}

/** Puts somebody who is free into quarantine today, by a registration at the desk. */
export async function openCase(app: TestApp): Promise<Quarantined & { readonly caseId: string }> {
  const who = await findFree(app)
  await quarantine(app, who)
  return { ...who, caseId: await caseOf(app, who.personId) }
}

/** Two temperatures of a day, as somebody at the desk writes them down. */
export async function takeReadings(app: TestApp, who: Quarantined, celsius: readonly [string, string]) {
  const day = dayOf(app.ground.now())
  await writeAtDesk(
    app,
    (["上午", "下午"] as const).map((slot, place) => ({
      ...{ id: randomUUID(), form: "健康监测", dwellingId: who.homeId, personId: who.personId },
      values: { 日期: day, 时段: slot, 姓名: who.name, 门牌: who.door, 体温: celsius[place] ?? "" },
    })),
  )
}

/** A step as a test sends it, right or wrong. */
type SaidStep = { readonly move: CaseMove; readonly [field: string]: unknown }

/** What somebody at work on cases does, through the endpoint that their role has. */
export function makeCaseDesk(
  client: Client & { readonly context: { readonly role: Role; readonly accountId: string } },
) {
  const teller = makeTeller(client)
  const signs = client.context.role === "doctor"
  const body = (caseId: string, step: SaidStep) => ({
    id: randomUUID(),
    caseId,
    step,
  })
  const way = signs ? contract.signCase : contract.moveCase
  return {
    ...teller,
    client,
    move: (caseId: string, step: SaidStep) => teller.done(way, body(caseId, step)),
    notMoved: (caseId: string, step: SaidStep) => teller.refused(way, body(caseId, step)),
    read: (caseId: string) => teller.ask(contract.getCase, { id: caseId }),
    moves: async (caseId: string): Promise<CaseMove[]> => {
      const { moves } = await teller.ask(contract.getCase, { id: caseId })
      return moves.map((each: { move: CaseMove }) => each.move)
    },
  }
}

/** Every move with an example of its step, for tests of who may make it. */
export const exampleSteps: Readonly<Record<CaseMove, SaidStep>> = {
  "assess-dwelling": { move: "assess-dwelling", suitable: true, found: "" },
  "give-notice": { move: "give-notice", on: "2020-02-12", by: "徐" },
  "sign-undertaking": { move: "sign-undertaking", on: "2020-02-12" },
  "set-team": { move: "set-team", doctor: "高医生", police: "陈警官", committee: "徐阿姨", ownerId: null },
  "set-contact": { move: "set-contact", wechat: true, phone: "13800000000" },
  extend: { move: "extend", order: "街道〔2020〕3号", until: "2020-03-01", reason: "同住人确诊" },
  transfer: { move: "transfer", reason: "发热" },
  return: { move: "return", reason: "" },
  centralise: { move: "centralise", reason: "合租" },
  withdraw: { move: "withdraw", ground: "nothing-asked", reason: "未离沪" },
  release: { move: "release", reason: "" },
  "end-follow-up": { move: "end-follow-up", fine: true, found: "无异常" },
  object: { move: "object", by: "王小明", what: "没有离开过上海", channel: "phone" },
  answer: { move: "answer", upheld: false, reason: "有车票", goTo: "街道办事处" },
  undo: { move: "undo", reason: "写错了" },
}

/** Moves that only the doctor makes. */
export const doctorMoves = (Object.keys(caseMoveRules) as CaseMove[]).filter(
  (move) => !caseMoveRules[move].by.includes("run-cases"),
)
