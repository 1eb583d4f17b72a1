import { randomUUID } from "node:crypto"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import * as contract from "../../src/contract/register.ts"
import { findHomes, getHome } from "../../src/contract/register.ts"
import type { Client } from "./client.ts"

export type Said = Readonly<Record<string, unknown>>

/** Somebody who keeps the register by hand, with what every test of it needs. */
export function makeRegisterDesk(client: Client) {
  const send = async (endpoint: Endpoint, said: Said) => {
    const body = { commandId: randomUUID(), on: "2020-03-01", reason: "测试", id: randomUUID(), ...said }
    return client.call(endpoint, { body })
  }
  /** Does a change that must succeed; gives the id it answers with. */
  const done = async (endpoint: Endpoint, said: Said): Promise<string> => {
    const answer = await send(endpoint, said)
    if (answer.status !== 200) throw new Error(`refused: ${JSON.stringify(answer.body)}`)
    return answer.body.id
  }
  /** Tries a change that must be refused; gives the code. */
  const refused = async (endpoint: Endpoint, said: Said): Promise<string> => {
    const answer = await send(endpoint, said)
    if (answer.status === 200) throw new Error("it was done")
    return answer.body.refusal
  }
  const homeAt = async (door: string): Promise<string | undefined> => {
    const answer = await client.call(findHomes, { body: { text: door } })
    return answer.body.homes[0]?.id
  }
  const page = async (id: string, on = "2020-03-05") => {
    const answer = await client.call(getHome, { query: { id, on, unmask: "测试" } })
    if (answer.status !== 200) throw new Error(`no page: ${JSON.stringify(answer.body)}`)
    return answer.body
  }
  /** A stairwell of its own with the homes in it, so that tests do not meet. */
  const stairwell = async (lane: string, number: string, floors = 2, doorsPerFloor = 2) => {
    const id = await done(contract.addStairwell, { lane, number, floors, doorsPerFloor, on: "2020-01-24" })
    const home = await homeAt(`${lane}弄${number}号101室`)
    if (home === undefined) throw new Error("a stairwell without doors")
    return { id, home }
  }
  return { client, send, done, refused, homeAt, page, stairwell }
}

export const household = { tenure: "owner-occupied", householder: "王小明", phone: "13800001111", size: 2 }

export const person = {
  name: "王小明",
  sex: "男",
  idNumber: "",
  phone: "13800001111",
  standing: "owner",
  relation: "本人",
  care: "",
}
