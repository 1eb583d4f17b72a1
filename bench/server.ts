import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { setUp } from "../src/contract/access.ts"
import { getBoard } from "../src/contract/board.ts"
import { addDays, dayOf, instantOf } from "../src/core/kit/dates.ts"
import { generateWorld } from "../src/core/world/world.ts"
import { type Client, makeClient } from "../test/support/client.ts"
import { writeBooks } from "../test/world/write-books.ts"
import type { Line } from "./kit/lines.ts"
import { median, tell, timed } from "./kit/measure.ts"
import { databaseMegabytes, residentMegabytes } from "./kit/memory.ts"
import { type Program, runCommand, startProgram } from "./kit/program.ts"

const STARTS = 5
const ASKED = 15
const IDLE_MS = 10_000

/** The compiled server at work on one campaign that ends today, with its head signed in. */
export type ServedCampaign = {
  readonly program: Program
  readonly client: Client
  readonly lines: readonly Line[]
}

/** Starts as people do, imports files while the server runs, starts again, rests, answers. The caller stops the program. */
export async function measureServer(folder: string): Promise<ServedCampaign> {
  const dataDir = join(folder, "data")
  tell("first start, and import from files")
  const first = await startProgram(dataDir)
  const cookie = await setUpHead(first)
  const books = join(folder, "books")
  const firstDay = addDays(dayOf(instantOf(Date.now())), -41)
  writeBooks(books, generateWorld({ seed: 1, firstDay }).books)
  const fromFiles = await timed(() => runCommand(dataDir, ["import", books]))
  await first.stop()

  const starts: number[] = []
  let program: Program | null = null
  for (let start = 1; start <= STARTS; start += 1) {
    tell(`start ${start} of ${STARTS}`)
    await program?.stop()
    const began = performance.now()
    program = await startProgram(dataDir)
    starts.push(performance.now() - began)
  }
  if (program === null) throw new Error("never started")
  const client = makeClient(program.url, cookie)
  const lines: Line[] = [
    line("import of a campaign's files, all told", fromFiles / 1000, "s", 20),
    line("start until the server answers", median(starts) / 1000, "s", 3),
    ...(process.platform === "linux" ? await measureRest(program, dataDir) : []),
    ...(await measureAnswers(client)),
  ]
  return { program, client, lines }
}

async function setUpHead(program: Program): Promise<string | null> {
  const client = makeClient(program.url)
  const code = /Set-up code: (\S+)/.exec(program.printed())?.[1] ?? ""
  const answer = await client.call(setUp, {
    body: {
      ...{ commandId: crypto.randomUUID(), code, neighbourhood: "守望里居民区" },
      ...{ name: "书记", login: "head", password: "correct horse", language: "zh", demonstration: false },
    },
  })
  if (answer.status !== 200) throw new Error(`set-up was answered with ${answer.status}`)
  return client.cookie()
}

async function measureRest(program: Program, dataDir: string): Promise<Line[]> {
  tell("server at rest")
  await sleep(IDLE_MS)
  const server = await residentMegabytes(program.pid)
  const database = await databaseMegabytes(dataDir)
  return [
    line("server at rest, with its database", server + database, "MB", 250),
    { what: "  the server's process", measured: server, unit: "MB" },
    { what: "  its PostgreSQL", measured: database, unit: "MB" },
  ]
}

async function measureAnswers(client: Client): Promise<Line[]> {
  tell("board over HTTP")
  const times: number[] = []
  for (let time = 0; time <= ASKED; time += 1) {
    const took = await timed(async () => {
      const answer = await client.fetch(getBoard, { headers: { "accept-encoding": "gzip" } })
      if (!answer.ok) throw new Error(`the board was answered with ${answer.status}`)
      await answer.arrayBuffer()
    })
    if (time > 0) times.push(took)
  }
  return [line("board over HTTP, compressed", median(times), "ms", 100)]
}

function line(what: string, measured: number, unit: Line["unit"], most: number): Line {
  return { what, measured, unit, wanted: { most } }
}
