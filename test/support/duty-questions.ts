import { randomUUID } from "node:crypto"
import { reportAway } from "../../src/contract/duty.ts"
import { issueCertificate } from "../../src/contract/roll.ts"
import { addDays, type PlainDate } from "../../src/core/kit/dates.ts"
import { mondayOf } from "../../src/core/roster/week.ts"
import type { TestApp } from "./app.ts"
import { makeDutyDesk } from "./duty-desk.ts"
import { plantDuty } from "./duty-ground.ts"
import { makeTeller } from "./tell.ts"

/** Their answers take a search among everybody. */
export const searches = ["/api/duty/stand-ins", "/api/duty/mends", "/api/swaps/ways"]

/** A roll and some days at the posts, in a neighbourhood whose books are there; with what is asked of them, by path. */
export async function plantDutyQuestions(app: TestApp, today: PlainDate) {
  const duty = await plantDuty(app, { staff: 2, from: addDays(today, -10) })
  const desk = makeDutyDesk(app, duty)
  const head = makeTeller(await app.signedIn("head"))
  /** Alone, free at any time, and may lead. */
  const free = duty.workers.filter((one) => one.familyId === null && one.free.length === 4)
  await desk.ask("update worker set is_experienced = true where worker_id = any($1::uuid[])", [
    free.map(({ id }) => id),
  ])
  const alone = (at: number) => {
    const one = free[at]
    if (one === undefined) throw new Error("too few people are planted")
    return one
  }
  await desk.plant(addDays(today, -1), "早班", [alone(0)], { stood: true })
  const [turn = ""] = await desk.plant(addDays(today, 2), "早班", [alone(1)])
  await desk.plant(addDays(today, 2), "中班", [alone(2)])
  const away = { id: randomUUID(), workerId: alone(2).id, from: addDays(today, 2), until: addDays(today, 2) }
  await head.done(reportAway, { ...away, why: "ill" })
  // somebody of the imported books, with hours in the duty book
  const [known] = await desk.ask<{ id: string }>(
    `select w.worker_id as id from worker w join worker_detail d using (worker_id)
     join fact_detail f on f.data->>'姓名' = d.name and f.data->>'手机号' = d.phone
     join fact k on k.fact_id = f.fact_id where k.kind = 'duty-turn' limit 1`,
  )
  const id = known?.id ?? ""
  const paper = { id: randomUUID(), workerId: id, from: addDays(today, -30), until: today, askedHow: "paper" }
  await head.done(issueCertificate, paper)
  const week = mondayOf(today)
  const queries: Readonly<Record<string, readonly Record<string, string>[]>> = {
    "/api/duty": [{ on: today }, { on: addDays(today, 2) }],
    "/api/duty/stand-ins": [{ ...desk.slot(addDays(today, 2), "中班") }],
    "/api/duty/mends": [{ id: away.id }],
    "/api/roll/one": [{ id }],
    "/api/roll/certificate": [{ id: paper.id }],
    "/api/shifts/week": [{ week: addDays(week, 7) }],
    "/api/shifts/messages": [{ week: addDays(week, 7) }],
    "/api/swaps": [{ show: "waiting" }, { show: "settled" }],
    "/api/swaps/ways": [{ turn }],
  }
  return { duty, desk, head, alone, turn, queries }
}
