import { randomUUID } from "node:crypto"
import type { Endpoint, ReplyOf } from "../../src/contract/endpoint.ts"
import * as contract from "../../src/contract/passes.ts"
import type { Client } from "./client.ts"

/** Somebody at the pass desk, with what every test of it needs. */
export function makePassDesk(client: Client) {
  const send = (endpoint: Endpoint, said: object) =>
    client.call(endpoint, { body: { commandId: randomUUID(), ...said } })
  const done = async (endpoint: Endpoint, said: object) => {
    const answer = await send(endpoint, said)
    if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  const refused = async (endpoint: Endpoint, said: object): Promise<string> => {
    const answer = await send(endpoint, said)
    if (answer.status === 200) throw new Error("it was done")
    return answer.body.refusal
  }
  const issue = async (homeId: string, said: object = {}) => {
    const whole = { id: randomUUID(), homeId, personId: null, holder: "王小明", kind: "resident", ...said }
    return (await done(contract.issuePass, whole)) as { id: string; number: string }
  }
  const list = async (query: Record<string, string>) =>
    (await client.call(contract.listPasses, { query })).body as ReplyOf<typeof contract.listPasses>
  const move = (id: string, wanted: string) => done(contract.movePass, { id, move: wanted })
  const print = async (...ids: string[]) =>
    (await done(contract.printPasses, { ids })).passes as ReplyOf<typeof contract.printPasses>["passes"]
  const check = async (said: { code?: string; number?: string }) =>
    (await client.call(contract.checkPass, { body: said })).body as ReplyOf<typeof contract.checkPass>
  return { client, send, done, refused, issue, list, move, print, check }
}
