import { randomUUID } from "node:crypto"
import { findPeople } from "../../src/contract/people.ts"
import * as contract from "../../src/contract/phone.ts"
import type { Role } from "../../src/core/access/roles.ts"
import type { TestApp } from "./app.ts"
import { makeTeller } from "./tell.ts"

/** Somebody at the phone desk. */
export async function makePhoneDesk(app: TestApp, role: Role = "staff") {
  const client = await app.signedIn(role)
  const { done, refused, send } = makeTeller(client)
  const call = (said: object = {}) => ({
    ...{ id: randomUUID(), at: app.ground.now(), number: "54001234", homeId: null, personId: null },
    ...{ category: "咨询", text: "几点关门", followUp: null, need: null, callBack: null, readings: [] },
    ...said,
  })
  return {
    ...{ client, done, refused, send, call },
    accountId: client.context.accountId,
    name: `name of ${client.login}`,
    log: async (said: object = {}): Promise<string> => (await done(contract.logCall, call(said))).id,
    caller: async (number: string, homeId: string | null = null) =>
      (await client.call(contract.recogniseCaller, { body: { number, homeId } })).body,
    calls: async (view: string, more: object = {}) =>
      (await client.call(contract.listCalls, { query: { view, ...more } })).body,
    queue: async () => (await client.call(contract.listCallsToMake)).body,
    held: async (id: string) => client.call(contract.getHeldCall, { query: { id } }),
    take: async (id: string | null = null) => send(contract.takeCall, { id }),
    outcome: (callId: string, outcome: string, more: object = {}) => ({
      ...{ id: randomUUID(), callId, outcome, fine: true, note: "", againAt: null, readings: [] },
      ...more,
    }),
    statistics: async (on?: string) =>
      (await client.call(contract.getCallStatistics, { query: on === undefined ? {} : { on } })).body,
    people: async (text: string) => (await client.call(findPeople, { body: { text } })).body.people,
  }
}
