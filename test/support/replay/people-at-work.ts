import { randomUUID } from "node:crypto"
import { getBoard } from "../../../src/contract/board.ts"
import type { Endpoint } from "../../../src/contract/endpoint.ts"
import type { Role } from "../../../src/core/access/roles.ts"
import { instantOfShanghai } from "../../../src/core/kit/dates.ts"
import type { BoardBundle } from "../../../src/core/report/board.ts"
import type { TestApp } from "../app.ts"
import type { Client } from "../client.ts"
import { dayOfMoment } from "./timeline.ts"

/** Everybody who acts in a replay, each signed in with a role of their own, and the doors by their name. */
export type AtWork = {
  readonly app: TestApp
  readonly as: Readonly<Record<"head" | "staff" | "doctor", Client>>
  /** Sends a command that must be done; gives its reply. */
  readonly tell: (who: Client, endpoint: Endpoint, body: object) => Promise<Record<string, unknown>>
  readonly setMoment: (moment: string) => void
  readonly homeAt: (door: string) => string
}

export async function putToWork(app: TestApp): Promise<Omit<AtWork, "homeAt">> {
  const role = (name: Role) => app.signedIn(name)
  return {
    app,
    as: { head: await role("head"), staff: await role("staff"), doctor: await role("doctor") },
    tell: async (who, endpoint, body) => {
      const answer = await who.call(endpoint, { body: { commandId: randomUUID(), ...body } })
      if (answer.status !== 200) {
        throw new Error(`${endpoint.path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      }
      return answer.body
    },
    setMoment: (moment) => {
      const at = instantOfShanghai(dayOfMoment(moment), moment.slice(11, 16))
      if (at === null) throw new Error("no such moment")
      app.setClock(at)
    },
  }
}

/** Door → home, as the board has them. */
export async function readDoors(client: Client): Promise<(door: string) => string> {
  const board = (await client.call(getBoard)).body as BoardBundle
  const doors = new Map(
    board.homes.map((home) => {
      const stairwell = board.stairwells[home.stairwell]
      return [`${stairwell?.lane}弄${stairwell?.number}号${home.room}室`, home.id]
    }),
  )
  return (door) => {
    const id = doors.get(door)
    if (id === undefined) throw new Error("no such door")
    return id
  }
}
