import { randomUUID } from "node:crypto"
import { afterEach, describe, expect, it, vi } from "vitest"
import * as contract from "../../src/contract/access.ts"
import { makeNeighbourhood } from "../../src/service/access/make-neighbourhood.ts"
import { listCommunities } from "../../src/store/access/communities.ts"
import { inNeighbourhood, inNoNeighbourhood } from "../../src/store/database/db.ts"
import { startTestApp, type TestApp, type TestAppOptions } from "../support/app.ts"

let app: TestApp
afterEach(() => app.stop())

const start = async (options: TestAppOptions = {}) => {
  app = await startTestApp({ neighbourhoods: false, setUpCode: "ABCD-2345", ...options })
  return app.nobody()
}

const setUp = (change = {}) => ({
  commandId: randomUUID(),
  code: "ABCD-2345",
  neighbourhood: "古美九村",
  name: "徐书记",
  login: "Xu",
  password: "long enough",
  language: "zh",
  demonstration: false,
  ...change,
})

const communities = () => inNoNeighbourhood(app.ground.db, listCommunities)

describe("the first run", () => {
  it("names the neighbourhood, makes the head and signs the head in", async () => {
    const head = await start()
    expect((await head.call(contract.getSetUp)).body).toEqual({ needed: true })
    const answer = await head.call(contract.setUp, { body: setUp() })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({ role: "head", login: "xu", neighbourhood: "古美九村" })
    expect((await head.call(contract.getSession)).body).toEqual(answer.body)
    expect((await head.call(contract.getSetUp)).body).toEqual({ needed: false })
    expect((await head.call(contract.listPolicies)).body.policies).toHaveLength(17)
  })

  it("takes the code as people type it", async () => {
    const head = await start()
    expect((await head.call(contract.setUp, { body: setUp({ code: " abcd 2345" }) })).status).toBe(200)
  })

  it("happens once", async () => {
    const head = await start()
    await head.call(contract.setUp, { body: setUp() })
    const second = await app.nobody().call(contract.setUp, { body: setUp({ login: "other" }) })
    expect(second.status).toBe(409)
    expect(second.body).toEqual({ refusal: "already-set-up" })
    expect(await communities()).toHaveLength(1)
  })

  it("sent twice, one after the other or at the same moment, makes one neighbourhood and signs in", async () => {
    const head = await start()
    const body = setUp()
    const answers = await Promise.all(
      [head, app.nobody()].map((client) => client.call(contract.setUp, { body })),
    )
    expect(answers.map((answer) => answer.status)).toEqual([200, 200])
    const again = app.nobody()
    expect((await again.call(contract.setUp, { body })).body).toEqual(answers[0]?.body)
    expect((await again.call(contract.getSession)).status).toBe(200)
    expect(await communities()).toHaveLength(1)
  })

  it("needs the code, and takes none after ten wrong ones", async () => {
    const head = await start()
    for (let tries = 0; tries < 10; tries += 1) {
      const answer = await head.call(contract.setUp, { body: setUp({ code: `wrong ${tries}` }) })
      expect(answer.status).toBe(403)
      expect(answer.body).toEqual({ refusal: "wrong-code" })
    }
    expect((await head.call(contract.setUp, { body: setUp() })).body).toEqual({ refusal: "wrong-code" })
    expect(await communities()).toHaveLength(0)
  })

  it("takes over a neighbourhood that an import has made", async () => {
    const head = await start()
    const communityId = app.ground.newId()
    const imported = { communityId, name: "imported", demonstration: false }
    await inNeighbourhood(app.ground.db, communityId, (tx) => makeNeighbourhood(tx, app.ground, imported))
    expect((await head.call(contract.getSetUp)).body).toEqual({ needed: true })
    expect((await head.call(contract.setUp, { body: setUp() })).status).toBe(200)
    expect(await communities()).toEqual([
      { community_id: communityId, name: "古美九村", demonstration: false },
    ])
  })

  it("asks for made-up people once where they are wanted", async () => {
    const fillDemonstration = vi.fn()
    const head = await start({ fillDemonstration })
    const body = setUp({ demonstration: true })
    expect((await head.call(contract.setUp, { body })).body.demonstration).toBe(true)
    await head.call(contract.setUp, { body })
    expect(fillDemonstration).toHaveBeenCalledTimes(1)
  })
})
