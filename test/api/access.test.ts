import { randomUUID } from "node:crypto"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import * as contract from "../../src/contract/access.ts"
import { addMinutes } from "../../src/core/kit/moments.ts"
import { evening, password, startTestApp, type TestApp } from "../support/app.ts"

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.stop())

/** A new account in the neighbourhood of `head`; the password is known to the test. */
async function addAccount(head: Awaited<ReturnType<TestApp["signedIn"]>>, role = "staff") {
  const login = `made-${randomUUID()}`
  const body = { commandId: randomUUID(), name: "新同事", login, role, password }
  const added = await head.call(contract.addAccount, { body })
  expect(added.status).toBe(200)
  return { login, id: added.body.id as string, body }
}

describe("signing in", () => {
  it("gives who one is and a cookie that pages cannot read and other sites cannot send", async () => {
    const { login } = await app.signedIn("staff")
    const someone = app.nobody()
    const answer = await someone.call(contract.signIn, { body: { login, password } })
    expect(answer.status).toBe(200)
    expect(answer.body).toMatchObject({
      login,
      role: "staff",
      neighbourhood: "我们居民区",
      demonstration: false,
    })
    expect(answer.body.permissions).toContain("import-books")
    const cookie = answer.headers.getSetCookie().join()
    expect(cookie).toMatch(/HttpOnly/)
    expect(cookie).toMatch(/SameSite=Strict/)
    expect(cookie).toMatch(/Path=\/(;|$)/)
    const session = await someone.call(contract.getSession)
    expect(session.body).toEqual(answer.body)
  })

  it("does not mind how a phone writes the login", async () => {
    const { login } = await app.signedIn("staff")
    const answer = await app
      .nobody()
      .call(contract.signIn, { body: { login: ` ${login.toUpperCase()} `, password } })
    expect(answer.status).toBe(200)
  })

  it("finds the neighbourhood by the login", async () => {
    const { login } = await app.signedIn("head", "other")
    const answer = await app.nobody().call(contract.signIn, { body: { login, password } })
    expect(answer.body.neighbourhood).toBe("别的居民区")
  })

  it("tells a login that two neighbourhoods have apart by its password", async () => {
    const login = `twin-${randomUUID()}`
    for (const [which, own] of [
      ["own", "password of ours"],
      ["other", "password of theirs"],
    ] as const) {
      const head = await app.signedIn("head", which)
      const body = { commandId: randomUUID(), name: "同名", login, role: "team", password: own }
      expect((await head.call(contract.addAccount, { body })).status).toBe(200)
    }
    const answer = await app
      .nobody()
      .call(contract.signIn, { body: { login, password: "password of theirs" } })
    expect(answer.body.neighbourhood).toBe("别的居民区")
  })

  it("says the same of a wrong password and an unknown login", async () => {
    const { login } = await app.signedIn("staff")
    const wrong = await app.nobody().call(contract.signIn, { body: { login, password: "wrong" } })
    const unknown = await app.nobody().call(contract.signIn, { body: { login: "nobody", password: "wrong" } })
    expect(wrong.status).toBe(403)
    expect(wrong.body).toEqual({ refusal: "wrong-login-or-password" })
    expect(unknown.body).toEqual(wrong.body)
  })

  it("locks an account at the eighth wrong password, for a quarter of an hour, also against the right one", async () => {
    const { login } = await app.signedIn("staff")
    // side by side, as a program that guesses would send them
    const guesses = Array.from({ length: 8 }, (_, index) =>
      app.nobody().call(contract.signIn, { body: { login, password: `guess ${index}` } }),
    )
    expect((await Promise.all(guesses)).map((guess) => guess.body.refusal)).not.toContain("account-locked")
    const right = { body: { login, password } }
    const locked = await app.nobody().call(contract.signIn, right)
    expect(locked.status).toBe(423)
    expect(locked.body).toEqual({ refusal: "account-locked" })

    app.setClock(addMinutes(evening, 16))
    const later = await app.nobody().call(contract.signIn, right)
    app.setClock(evening)
    expect(later.status).toBe(200)
  })

  it("counts wrong passwords anew after the right one", async () => {
    const { login } = await app.signedIn("staff")
    for (const _ of [1, 2]) {
      for (const guess of [1, 2, 3, 4, 5, 6, 7]) {
        await app.nobody().call(contract.signIn, { body: { login, password: `guess ${guess}` } })
      }
      expect((await app.nobody().call(contract.signIn, { body: { login, password } })).status).toBe(200)
    }
  })
})

describe("a session", () => {
  it("ends with the sign-out, for every copy of its cookie", async () => {
    const staff = await app.signedIn("staff")
    const copied = `shouwang=${staff.cookie()}`
    expect((await staff.call(contract.signOut)).body).toEqual({ done: true })
    expect(staff.cookie()).toBeNull()
    const answer = await app.nobody().call(contract.getSession, { headers: { cookie: copied } })
    expect(answer.status).toBe(401)
    expect(answer.body).toEqual({ refusal: "not-signed-in" })
  })

  it("lives while it is used, and a week at most", async () => {
    const staff = await app.signedIn("staff")
    const idle = await app.signedIn("staff")
    const statusAfter = async (hours: number, client = staff) => {
      app.setClock(addMinutes(evening, hours * 60))
      return (await client.call(contract.getSession)).status
    }
    try {
      for (let hours = 11; hours < 168; hours += 11) expect(await statusAfter(hours)).toBe(200)
      expect(await statusAfter(168)).toBe(401)
      expect(await statusAfter(12, idle)).toBe(401)
    } finally {
      app.setClock(evening)
    }
  })

  it.each([
    "",
    "x",
    "00000000-0000-0000-0000-000000000000.x",
    `------------------------------------.${"A".repeat(43)}`,
  ])("is not opened by the cookie '%s'", async (value) => {
    const answer = await app.nobody().call(contract.getSession, { headers: { cookie: `shouwang=${value}` } })
    expect(answer.status).toBe(401)
  })

  it("of one neighbourhood's token is worth nothing in another", async () => {
    const staff = await app.signedIn("staff")
    const token = staff.cookie()?.split(".")[1]
    const forged = `shouwang=${app.neighbourhoods?.other}.${token}`
    expect((await app.nobody().call(contract.getSession, { headers: { cookie: forged } })).status).toBe(401)
  })
})

describe("accounts", () => {
  it("are added, listed and changed by the head", async () => {
    const head = await app.signedIn("head")
    const { id, login } = await addAccount(head)
    const change = { commandId: randomUUID(), id, role: "team" }
    expect((await head.call(contract.changeAccount, { body: change })).body).toMatchObject({
      id,
      role: "team",
    })
    const listed = await head.call(contract.listAccounts)
    expect(listed.body.accounts).toContainEqual({
      id,
      login,
      name: "新同事",
      role: "team",
      madeAt: evening,
      disabled: false,
      locked: false,
    })
    expect(JSON.stringify(listed.body)).not.toMatch(/argon2/)
  })

  it("have each a login of their own", async () => {
    const head = await app.signedIn("head")
    const { body } = await addAccount(head)
    const second = await head.call(contract.addAccount, { body: { ...body, commandId: randomUUID() } })
    expect(second.status).toBe(409)
    expect(second.body).toEqual({ refusal: "login-taken", field: "login" })
  })

  it("once disabled are signed out at once and cannot sign in", async () => {
    const head = await app.signedIn("head")
    const { id, login } = await addAccount(head)
    const staff = app.nobody()
    await staff.call(contract.signIn, { body: { login, password } })
    await head.call(contract.changeAccount, { body: { commandId: randomUUID(), id, disabled: true } })
    expect((await staff.call(contract.getSession)).status).toBe(401)
    const again = await staff.call(contract.signIn, { body: { login, password } })
    expect(again.body).toEqual({ refusal: "wrong-login-or-password" })
  })

  it("given a new password by the head are open again and signed out elsewhere", async () => {
    const head = await app.signedIn("head")
    const { id, login } = await addAccount(head)
    const staff = app.nobody()
    await staff.call(contract.signIn, { body: { login, password } })
    for (const guess of [1, 2, 3, 4, 5, 6, 7, 8]) {
      await app.nobody().call(contract.signIn, { body: { login, password: `guess ${guess}` } })
    }
    const body = { commandId: randomUUID(), id, password: "a new password" }
    expect((await head.call(contract.changeAccount, { body })).body.locked).toBe(false)
    expect((await staff.call(contract.getSession)).status).toBe(401)
    const signIn = { body: { login, password: "a new password" } }
    expect((await app.nobody().call(contract.signIn, signIn)).status).toBe(200)
  })

  it("change their own password with the old one, and stay signed in where they did", async () => {
    const staff = await app.signedIn("staff")
    const elsewhere = app.nobody()
    await elsewhere.call(contract.signIn, { body: { login: staff.login, password } })
    const change = (old: string) =>
      staff.call(contract.changeOwnAccount, {
        body: { commandId: randomUUID(), language: "en", password: { old, new: "another password" } },
      })
    const wrong = await change("not the old one")
    expect(wrong.body).toEqual({ refusal: "wrong-password", field: "password" })
    expect((await change(password)).body).toMatchObject({ language: "en" })
    expect((await staff.call(contract.getSession)).status).toBe(200)
    expect((await elsewhere.call(contract.getSession)).status).toBe(401)
  })

  it("of another neighbourhood are not found", async () => {
    const stranger = await app.signedIn("staff", "other")
    const head = await app.signedIn("head")
    const body = { commandId: randomUUID(), id: stranger.context.accountId, disabled: true }
    const answer = await head.call(contract.changeAccount, { body })
    expect(answer.status).toBe(404)
    expect((await stranger.call(contract.getSession)).status).toBe(200)
  })

  it("leave what was done in the audit, without names or passwords", async () => {
    const head = await app.signedIn("head")
    const { id } = await addAccount(head)
    const audit = await head.call(contract.listAudit, { query: { subject: id } })
    expect(audit.body.entries).toHaveLength(1)
    expect(audit.body.entries[0]).toMatchObject({
      action: "account.add",
      subjectKind: "account",
      subjectId: id,
      at: evening,
      who: `name of ${head.login}`,
    })
  })
})

describe("the rules of a new neighbourhood", () => {
  it("are listed with their day and document", async () => {
    const staff = await app.signedIn("staff")
    const { body } = await staff.call(contract.listPolicies)
    expect(body.policies.map((policy: { rule: string }) => policy.rule)).toEqual([
      "call-queue",
      "care-rhythm",
      "damaged-code-proof",
      "dispositions",
      "duty",
      "fatigue",
      "fever-threshold",
      "follow-up",
      "gate-mode",
      "key-areas",
      "mask-quota",
      "pass-copy-window",
      "pass-validity",
      "quarantine-length",
      "reading-slots",
      "tenant-entry",
      "visit-rhythm",
    ])
    expect(body.policies[10]).toMatchObject({ inForceFrom: "2020-02-02", value: { perDwelling: 5 } })
    for (const policy of body.policies) expect(policy.document).not.toBe("")
  })
})
