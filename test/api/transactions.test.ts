import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { inNeighbourhood, type Tx } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp } from "../support/app.ts"

let app: TestApp
let other: string
beforeAll(async () => {
  app = await startTestApp()
  other = app.neighbourhoods?.other ?? ""
})
afterAll(() => app.stop())

const own = () => app.neighbourhoods?.own ?? ""

async function ask(tx: Tx, statement: string): Promise<unknown[]> {
  return (await tx.client.query(statement)).rows
}

/** Work of which one half fails at once while the other has more to ask; `rest` tells how that one ended. */
function half(more: (tx: Tx) => Promise<unknown>) {
  const failed = new Error("the first half failed")
  let rest: Promise<unknown> = Promise.resolve()
  const work = async (tx: Tx) => {
    rest = (async () => {
      await ask(tx, "select pg_sleep(0.05)")
      return more(tx)
    })()
    rest.catch(() => undefined)
    await Promise.all([rest, Promise.reject(failed)])
  }
  return { failed, work, rest: () => rest }
}

describe("a transaction of which one half fails while the other has more to ask", () => {
  it("takes nothing more, by statement or by builder, and its connection goes on to serve the next", async () => {
    for (const more of [
      (tx: Tx) => ask(tx, "select 1 as one"),
      (tx: Tx) => tx.query.selectFrom("community").selectAll().execute(),
    ]) {
      const { failed, work, rest } = half(more)
      await expect(inNeighbourhood(app.ground.db, own(), work)).rejects.toBe(failed)
      await expect(rest()).rejects.toThrow("the transaction is over")
      for (const id of [own(), other]) {
        expect(await inNeighbourhood(app.ground.db, id, (tx) => ask(tx, `select '${id}' as id`))).toEqual([
          { id },
        ])
      }
    }
  })
})
