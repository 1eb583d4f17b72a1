import { randomUUID } from "node:crypto"
import { setTimeout as sleep } from "node:timers/promises"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/access.ts"
import { once } from "../../src/service/once.ts"
import { inNeighbourhood } from "../../src/store/database/db.ts"
import { password, startTestApp, type TestApp } from "../support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

const newAccount = () => ({
  commandId: randomUUID(),
  name: "新同事",
  login: `made-${randomUUID()}`,
  role: "staff",
  password,
})

describe("a command sent twice", () => {
  it("is answered as the first time, and done once", async () => {
    const head = await app.signedIn("head")
    const body = newAccount()
    const first = await head.call(contract.addAccount, { body })
    const second = await head.call(contract.addAccount, { body })
    expect(first.status).toBe(200)
    expect(second.body).toEqual(first.body)
    const { accounts } = (await head.call(contract.listAccounts)).body
    expect(accounts.filter((account: { login: string }) => account.login === body.login)).toHaveLength(1)
  })

  it("at the same moment is done once, and every sender has the same answer", async () => {
    const head = await app.signedIn("head")
    const body = newAccount()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => head.call(contract.addAccount, { body })),
    )
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1)
    const audit = await head.call(contract.listAudit, { query: { subject: answers[0]?.body.id } })
    expect(audit.body.entries).toHaveLength(1)
  })

  it("waits for the first to end before it looks whether it was done", async () => {
    const { context } = await app.signedIn("head")
    const { communityId } = context
    const [commandId, done] = [randomUUID(), { times: 0 }]
    const send = () =>
      inNeighbourhood(context.db, communityId, (tx) =>
        once(tx, context, commandId, "test", async () => {
          done.times += 1
          await sleep(200)
          return { answer: done.times }
        }),
      )
    expect(await Promise.all([send(), send(), send()])).toEqual([{ answer: 1 }, { answer: 1 }, { answer: 1 }])
    expect(done.times).toBe(1)
  })

  it("is not kept when it was refused: it may be sent again once the cause is gone", async () => {
    const head = await app.signedIn("head")
    const taken = newAccount()
    await head.call(contract.addAccount, { body: taken })
    const body = { ...newAccount(), login: taken.login }
    expect((await head.call(contract.addAccount, { body })).status).toBe(409)
    const mended = { ...body, login: `made-${randomUUID()}` }
    expect((await head.call(contract.addAccount, { body: mended })).status).toBe(200)
  })

  it("is not answered to somebody else", async () => {
    const [head, colleague] = [await app.signedIn("head"), await app.signedIn("head")]
    const body = newAccount()
    await head.call(contract.addAccount, { body })
    const answer = await colleague.call(contract.addAccount, { body })
    expect(answer.status).toBe(409)
    expect(answer.body).toEqual({ refusal: "command-id-taken" })
  })

  it("in another neighbourhood is another command", async () => {
    const [head, stranger] = [await app.signedIn("head"), await app.signedIn("head", "other")]
    const body = newAccount()
    const [ours, theirs] = [
      await head.call(contract.addAccount, { body }),
      await stranger.call(contract.addAccount, { body }),
    ]
    expect(theirs.status).toBe(200)
    expect(theirs.body.id).not.toBe(ours.body.id)
  })
})

describe("the last head", () => {
  it("is neither disabled nor made something else, whoever asks when", async () => {
    const fresh = await startTestApp()
    try {
      const [one, two] = [await fresh.signedIn("head"), await fresh.signedIn("head")]
      const disable = (client: typeof one, id: string) =>
        client.call(contract.changeAccount, { body: { commandId: randomUUID(), id, disabled: true } })
      // each disables the other, and both have asked before either can be answered
      const { context } = one
      const both = await inNeighbourhood(context.db, context.communityId, async (tx) => {
        await tx.client.query("select from account for update")
        const asked = [disable(one, two.context.accountId), disable(two, one.context.accountId)]
        await sleep(500)
        return asked
      }).then((asked) => Promise.all(asked))
      expect(both.filter((answer) => answer.status === 200)).toHaveLength(1)
      const left = (await one.call(contract.getSession)).status === 200 ? one : two
      const self = { commandId: randomUUID(), id: left.context.accountId }
      for (const change of [{ disabled: true }, { role: "staff" }]) {
        const answer = await left.call(contract.changeAccount, { body: { ...self, ...change } })
        expect(answer.status).toBe(409)
        expect(answer.body).toEqual({ refusal: "last-head" })
      }
    } finally {
      await fresh.stop()
    }
  })
})
