import { randomUUID } from "node:crypto"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as contract from "../../src/contract/residents.ts"
import { inNeighbourhood, type Tx } from "../../src/store/database/db.ts"
import type { TestApp } from "./app.ts"
import type { Client } from "./client.ts"

/** Somebody at the office who hears residents, with what every test of it needs. */
export function makeReportsDesk(client: Client) {
  const done = async (endpoint: Endpoint, said: object) => {
    const answer = await client.call(endpoint, { body: { commandId: randomUUID(), ...said } })
    if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const refused = async (endpoint: Endpoint, said: object): Promise<string> => {
    const answer = await client.call(endpoint, { body: { commandId: randomUUID(), ...said } })
    if (answer.status === 200) throw new Error("it was done")
    return answer.body.refusal
  }
  const issue = async (homeId: string) => {
    const { id } = await done(contract.issueCard, { id: randomUUID(), homeId })
    const { cards } = await done(contract.printCards, { ids: [id] })
    return { id: id as string, token: cards[0].token as string, door: cards[0].door as string }
  }
  const handOut = async (personId: string, days = 14) => {
    const given = { id: randomUUID(), personId, checked: "document", days }
    return { id: given.id, ...(await done(contract.handOutSecret, given)) } as {
      id: string
      token: string
      code: string
      until: string
    }
  }
  const list = async (show: "open" | "settled" | "thanks", query: Record<string, string> = {}) =>
    (await client.call(contract.listReports, { query: { show, ...query } })).body
  const find = async (number: number) => (await list("open", { number: String(number) })).reports[0]
  return { client, done, refused, issue, handOut, list, find }
}

/** Somebody in quarantine at home on a day whose name nobody else at that door has. */
export type Quarantined = {
  readonly personId: string
  readonly name: string
  readonly homeId: string
  readonly door: string
  readonly caseId: string
}

export async function findQuarantined(app: TestApp, day: string): Promise<Quarantined[]> {
  const communityId = app.neighbourhoods?.own ?? ""
  return inNeighbourhood(app.ground.db, communityId, async (tx: Tx) => {
    const { rows } = await tx.client.query<Quarantined>(
      `select c.person_id as "personId", p.name, c.dwelling_id as "homeId", c.case_id as "caseId",
         s.lane || '弄' || s.number || '号' || w.room || '室' as door
       from quarantine_case c join person_identity p on p.person_id = c.person_id
       join dwelling w on w.dwelling_id = c.dwelling_id join stairwell s on s.stairwell_id = w.stairwell_id
       where c.opened_on <= $1 and c.due_on >= $1 and (c.ended_on is null or c.ended_on > $1)
         and not exists (select from quarantine_case o where o.dwelling_id = c.dwelling_id and o.case_id <> c.case_id)
       order by c.case_id`,
      [day],
    )
    return rows
  })
}
