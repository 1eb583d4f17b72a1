import { randomUUID } from "node:crypto"
import { readdir, readFile } from "node:fs/promises"
import { createServer } from "node:net"
import { join } from "node:path"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { getSession, setUp } from "../../src/contract/access.ts"
import { streamEvents } from "../../src/contract/board.ts"
import { getImport, listImports, startImport } from "../../src/contract/imports.ts"
import { type Client, makeClient } from "../support/client.ts"
import { type Contents, postmasterOf, readContents, superuserOf, until } from "../support/data-of.ts"
import { type Desk, openDesk, type Served } from "../support/program.ts"
import { smallWorld } from "../support/small-campaign.ts"
import { readStream } from "../support/stream.ts"
import { writeBooks } from "../world/write-books.ts"

let desk: Desk
let books: string
/** A data directory with a head and no books, and the head's cookie; nothing runs on it. */
let template: string
let cookie: string | null
let clean: Contents
beforeAll(async () => {
  desk = await openDesk()
  books = join(desk.folder, "books")
  writeBooks(books, smallWorld.books)
  template = await desk.dataDir()
  const served = await desk.serve(template)
  const head = makeClient(served.url)
  const names = { neighbourhood: "守望里居民区", name: "徐书记", login: "xu", password: "long enough" }
  const more = { commandId: randomUUID(), code: await served.setUpCode, language: "zh", demonstration: false }
  expect((await head.call(setUp, { body: { ...names, ...more } })).status).toBe(200)
  cookie = head.cookie()
  await interrupt(served)
  const data = await desk.dataDir(template)
  expect((await desk.run(data, "import", books)).code).toBe(0)
  clean = await readContents(data, smallWorld.days)
})
afterAll(() => desk.close())

const asHead = (served: Served) => makeClient(served.url, cookie)

async function interrupt(served: Served): Promise<void> {
  served.process.kill("SIGINT")
  expect(await served.ended).toMatchObject({ code: 0, err: "" })
}

async function send(head: Client, commandId: string): Promise<void> {
  const form = new FormData()
  form.append("commandId", commandId)
  for (const name of await readdir(books)) {
    form.append("files", new Blob([await readFile(join(books, name))]), name)
  }
  const { host } = new URL((await head.fetch(getSession)).url)
  const url = `http://${host}`
  const answer = await fetch(`${url}${startImport.path}`, {
    ...{ method: "POST", body: form },
    headers: { cookie: `shouwang=${head.cookie()}`, origin: url },
  })
  expect([answer.status, await answer.json()]).toEqual([200, { id: commandId }])
}

const ended = (head: Client, id: string) =>
  until(async () => {
    const { status, body } = await head.call(getImport, { query: { id } })
    if (status === 503) return null
    return body.phase === "done" || body.phase === "failed" ? body : null
  })

describe("a running server", () => {
  it("is told of an import on the command line, and so is everyone who looks at it", async () => {
    const data = await desk.dataDir(template)
    const served = await desk.serve(data)
    const stream = readStream(await asHead(served).fetch(streamEvents))
    const before = await stream.next("change")
    const heard = stream.next("change")
    expect(await desk.run(data, "import", books)).toMatchObject({ code: 0, err: "" })
    expect(Number((await heard).data.version)).toBeGreaterThan(Number(before.data.version))
    await stream.close()
    expect((await asHead(served).call(listImports)).body.imports).toMatchObject([{ phase: "done" }])
    expect(await readContents(data, smallWorld.days)).toEqual(clean)
    await interrupt(served)
  })

  it("has its data directory for itself", async () => {
    const data = await desk.dataDir(template)
    const served = await desk.serve(data)
    const second = await desk.run(data, "serve")
    expect(second).toMatchObject({ code: 1, out: "" })
    expect(second.err).toContain(`in use by another Shouwang (server, process ${served.process.pid})`)
    expect((await asHead(served).call(getSession)).status).toBe(200)
    await interrupt(served)
  })

  it("stops cleanly at Ctrl-C, and a second start finds everything", async () => {
    const data = await desk.dataDir(template)
    const first = await desk.serve(data)
    await send(asHead(first), randomUUID())
    first.process.kill("SIGINT")
    // an import under way is brought to its end
    expect(await first.ended).toMatchObject({ code: 0, err: "" })
    expect(await postmasterOf(data)).toBeNull()
    const second = await desk.serve(data)
    expect((await asHead(second).call(listImports)).body.imports).toMatchObject([{ phase: "done" }])
    await interrupt(second)
    expect(await readContents(data, smallWorld.days)).toEqual(clean)
  })

  it("says when its port is taken, and leaves nothing running", async () => {
    const data = await desk.dataDir(template)
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, "localhost", resolve))
    const address = other.address()
    const port = typeof address === "object" ? String(address?.port) : ""
    await expect(desk.serve(data, { PORT: port })).rejects.toThrow(`Port ${port} is taken`)
    expect(await postmasterOf(data)).toBeNull()
    other.close()
  })
})

describe("a server ended by kill -9", () => {
  it("keeps people signed in", async () => {
    const data = await desk.dataDir(template)
    const first = await desk.serve(data)
    const before = await asHead(first).call(getSession)
    first.process.kill("SIGKILL")
    await first.ended
    const second = await desk.serve(data)
    expect((await asHead(second).call(getSession)).body).toEqual(before.body)
    await interrupt(second)
  })

  it.each(["stairwell", "fact", "tally"])("in an import that had come to %s", async (table) => {
    const data = await desk.dataDir(template)
    const first = await desk.serve(data)
    const client = await superuserOf(data)
    await client.query(`begin; lock table ${table} in exclusive mode`)
    const [cutOff, another] = [randomUUID(), randomUUID()]
    await send(asHead(first), cutOff)
    await until(async () => (await client.query("select from pg_locks where not granted")).rowCount !== 0)
    first.process.kill("SIGKILL")
    await first.ended
    await client.end()
    const second = await desk.serve(data)
    const head = asHead(second)
    expect(await ended(head, cutOff)).toMatchObject({ phase: "failed", lines: [] })
    // the same once more is the same import, and has failed
    await send(head, cutOff)
    expect(await ended(head, cutOff)).toMatchObject({ phase: "failed", lines: [] })
    await send(head, another)
    const done = await ended(head, another)
    expect(done.lines.map((line: { new: number }) => line.new)).toEqual(
      done.lines.map((line: { read: number }) => line.read),
    )
    await interrupt(second)
    expect(await readContents(data, smallWorld.days)).toEqual(clean)
  })
})

describe("a server whose PostgreSQL is ended by kill -9", () => {
  it.each(["postmaster", "backend"])("in an import (%s) goes on by itself", async (victim) => {
    const data = await desk.dataDir(template)
    const served = await desk.serve(data)
    const head = asHead(served)
    const client = await superuserOf(data)
    await client.query("begin; lock table fact in exclusive mode")
    const [cutOff, another] = [randomUUID(), randomUUID()]
    await send(head, cutOff)
    const blocked = await until(async () => {
      const { rows } = await client.query<{ pid: number }>("select pid from pg_locks where not granted")
      return rows[0]?.pid
    })
    process.kill(victim === "backend" ? blocked : ((await postmasterOf(data)) ?? 0), "SIGKILL")
    await client.end().catch(() => undefined)
    expect(await ended(head, cutOff)).toMatchObject({ phase: "failed", lines: [] })
    await send(head, another)
    expect(await ended(head, another)).toMatchObject({ phase: "done" })
    served.process.kill("SIGINT")
    expect((await served.ended).code).toBe(0)
    expect(await readContents(data, smallWorld.days)).toEqual(clean)
  })
})
