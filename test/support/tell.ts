import { randomUUID } from "node:crypto"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import type { Client } from "./client.ts"

/** Commands of somebody signed in, each under an id of its own unless it brings one. */
export function makeTeller(client: Client) {
  const send = async (endpoint: Endpoint, said: object) =>
    client.call(endpoint, { body: { commandId: randomUUID(), ...said } })
  return {
    send,
    /** Does what must succeed; gives the reply. */
    done: async (endpoint: Endpoint, said: object) => {
      const answer = await send(endpoint, said)
      if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
      return answer.body
    },
    /** Tries what must be refused; gives the code. */
    refused: async (endpoint: Endpoint, said: object): Promise<string> =>
      (await send(endpoint, said)).body.refusal,
    /** A question's answer or refusal, with its status. */
    look: (endpoint: Endpoint, query: Readonly<Record<string, string>> = {}) =>
      client.call(endpoint, { query }),
    /** What a question is answered with. */
    ask: async (endpoint: Endpoint, query: Readonly<Record<string, string>> = {}) =>
      (await client.call(endpoint, { query })).body,
  }
}
