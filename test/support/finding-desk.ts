import { randomUUID } from "node:crypto"
import { beginDoublesSearch, getDoublesSearch, seekFindings } from "../../src/contract/findings.ts"
import { addStay } from "../../src/contract/register.ts"
import type { TestApp } from "./app.ts"
import { until } from "./data-of.ts"
import { openPost, passage } from "./gate-device.ts"
import { person } from "./register-desk.ts"
import { makeTeller } from "./tell.ts"

type Head = Awaited<ReturnType<TestApp["signedIn"]>>

/** Two records of one person at a home, as two clerks wrote them; then the register is searched for doubles. */
export async function writeTwice(head: Head, names: readonly string[], homeId: string): Promise<void> {
  const tell = makeTeller(head)
  for (const name of names) {
    const stay = { id: randomUUID(), dwellingId: homeId, on: "2020-02-01", reason: "测试" }
    await tell.done(addStay, { ...stay, ...person, name, phone: "13612340000" })
  }
  await tell.done(beginDoublesSearch, {})
  await until(async () => ((await tell.ask(getDoublesSearch, {})).running === null ? true : null))
}

/** A returnee whom a gate refers to the office; then it is looked for. */
export async function seeAtGate(app: TestApp, head: Head, gate: string, name: string): Promise<void> {
  const { devices } = await openPost(head, { url: app.url, now: app.ground.now }, gate)
  const particulars = { name, phone: "13912345678", note: "湖北" }
  devices[0]?.write(passage({ kind: "returnee", verdict: "refer", reason: "by-rule", particulars }))
  await devices[0]?.send()
  await makeTeller(head).done(seekFindings, {})
}
