import { median, timed } from "../../bench/kit/measure.ts"
import { processorSeconds } from "../../bench/kit/memory.ts"
import type { Endpoint } from "../../src/contract/endpoint.ts"
import { compareRecords } from "../../src/contract/findings.ts"
import { getHealth } from "../../src/contract/health.ts"
import * as contract from "../../src/contract/lists.ts"
import { createRandom } from "../../src/core/kit/random.ts"
import { writeTables } from "../../src/sheets/writing/write-table.ts"
import type { Client } from "../support/client.ts"
import { superuserOf } from "../support/data-of.ts"
import { openDesk } from "../support/program.ts"
import { headOf, matchedCounts, seconds, takeIn, tell } from "./desk.ts"
import { drawStrangers, fillStreet, type Listed, slipped } from "./street-people.ts"
import { type Waits, waitsWhile } from "./waits.ts"

const REGISTERS = [4_000, 20_000]
const ROWS = 50_000
const FEW_ROWS = 273
/** Nobody at a desk waits longer for an answer while a list is matched. */
const LONGEST_WAIT_MS = 1_000
const OPENINGS = 25
/** To open a doubtful row with its reasons, or to compare two records. */
const LONGEST_OPENING_MS = 50
const MOST_MEGABYTES = 1_000

const HEADER = ["姓名", "身份证号", "手机号", "地址", "备注"]
const KINDS = ["name", "document", "phone", "door", "note"]

/** A list as long as a list may be, on the register of a neighbourhood and of five: whether anybody has to wait for it. */
export async function soakLists(registers = REGISTERS, length = ROWS): Promise<boolean> {
  const faults: string[] = []
  for (const people of registers) faults.push(...(await onRegisterOf(people, length)))
  for (const fault of faults) tell(fault)
  return faults.length === 0
}

async function onRegisterOf(people: number, length: number): Promise<string[]> {
  const desk = await openDesk()
  try {
    const data = await desk.dataDir()
    const served = await desk.serve(data)
    const client = await headOf(served)
    const database = await superuserOf(data)
    const { rows } = await database.query<{ id: string }>("select community_id as id from community")
    const { listed } = await fillStreet(database, rows[0]?.id ?? "", people, 1, 1)
    await database.end()
    tell(`a register of ${people}`)
    const pid = served.process.pid ?? 0
    const get = (endpoint: Endpoint, query: Readonly<Record<string, string>> = {}) =>
      client.call(endpoint, { query })
    const few = await takeIn(client, await workbookOf("few", mixed(listed, FEW_ROWS)))
    await matchedCounts(client, few)
    const faults = await openings(client, pid, few)

    const many = await workbookOf("many", mixed(listed, length))
    const state = { id: "", steps: new Set<number>() }
    const aside = {
      health: () => get(getHealth),
      lists: () => get(contract.listLists),
      "another list": () => get(contract.getList, { id: few }),
      "another list's rows": () => get(contract.listRows, { id: few, show: "all" }),
      deed: () => undecided(client, few),
      ...{ "the list": async () => state.id !== "" && state.steps.add(await waitingOf(client, state.id)) },
    }
    const taken = await waitsWhile(pid, aside, async () => {
      state.id = await takeIn(client, many)
    })
    say(`${length} rows are taken in`, taken)
    const matched = await waitsWhile(pid, aside, () => matchedCounts(client, state.id))
    say(`${length} rows are matched, ${state.steps.size} steps told`, matched)
    const { id } = state
    tell(JSON.stringify(await matchedCounts(client, id)))
    for (const [what, ask] of Object.entries({
      "the list": () => get(contract.getList, { id }),
      "its first rows": () => get(contract.listRows, { id, show: "all" }),
      "its last rows": () => get(contract.listRows, { id, show: "all", offset: String(length - 100) }),
      "its certain rows": () => get(contract.listRows, { id, show: "certain" }),
      "its next doubtful row": () => get(contract.nextDoubtful, { id }),
    })) {
      tell(`  ${what}: ${(await middleOf(ask)).toFixed(0)} ms`)
    }
    faults.push(...(await openings(client, pid, id)))
    const ended = await waitsWhile(pid, aside, () => endAll(client, id))
    say("all of it is loaded and ended", ended)
    const replied = await waitsWhile(pid, aside, () => get(contract.downloadReply, { id }))
    say("its reply is written", replied)
    for (const [what, { of, mostMb }] of Object.entries({ taken, matched, ended, replied })) {
      for (const [asked, { longest }] of Object.entries(of)) {
        if (longest > LONGEST_WAIT_MS)
          faults.push(`${what}: somebody had to wait ${seconds(longest)} for ${asked}`)
      }
      if (mostMb > MOST_MEGABYTES) faults.push(`${what}: ${Math.round(mostMb)} MB`)
    }
    return faults
  } finally {
    await desk.close()
  }
}

function say(what: string, { took, spent, mostMb, of }: Waits): void {
  tell(
    `${what} in ${seconds(took)} (${spent.toFixed(1)} s of the processor), ${Math.round(mostMb)} MB at most; the longest answers:`,
  )
  for (const [asked, { middle, longest }] of Object.entries(of)) {
    tell(`  ${asked}: ${middle.toFixed(0)} ms, at most ${longest.toFixed(0)} ms`)
  }
}

/** Rows of people of the register as others write them, and of strangers: half and half, as far as there are people. */
function mixed(known: readonly Listed[], count: number): Listed[] {
  const random = createRandom(count, "list")
  const own = random.shuffle(known).slice(0, Math.floor(count / 2))
  const others = drawStrangers(count - own.length, count)
  return random.shuffle([
    ...own.map((person) => (random.chance(0.3) ? { ...person, ...slipped(random, person) } : person)),
    ...others,
  ])
}

async function workbookOf(sheet: string, people: readonly Listed[]) {
  const rows = people.map(({ name, id, phone, address }) => [name, id, phone, address, ""])
  return {
    ...{ name: `${sheet}.xlsx`, sheet, kinds: KINDS },
    content: await writeTables([{ sheet, header: HEADER, rows }]),
  }
}

/** How long it takes to open doubtful rows, to say why, and to compare two records. */
async function openings(client: Client, pid: number, list: string): Promise<string[]> {
  const faults: string[] = []
  const { body } = await client.call(contract.listRows, { query: { id: list, show: "doubtful" } })
  const opened = body.rows.slice(0, 20).map(({ id }: { id: string }) => id)
  const { rows: all } = (await client.call(contract.listRows, { query: { id: list, show: "certain" } })).body
  const people: string[] = all.flatMap(({ person }: { person: { id: string } | null }) => person?.id ?? [])
  const [one = "", other = "", third = ""] = people
  const row: string = opened[0] ?? ""
  const { rows } = (await client.call(contract.openRows, { query: { row } })).body
  const likeliest: string = rows[0]?.candidates[0]?.person.id ?? one
  const asks = {
    "to open a doubtful row": (at: number) =>
      client.call(contract.openRows, { query: { row: opened[at % opened.length] } }),
    "why it may be the likeliest": () =>
      client.call(contract.explainRow, { query: { row, person: likeliest } }),
    "why it may be somebody else": (at: number) =>
      client.call(contract.explainRow, { query: { row, person: people[at % people.length] ?? third } }),
    "to compare two records": () => client.call(compareRecords, { query: { one, other } }),
  }
  for (const [what, ask] of Object.entries(asks)) {
    const first = await timed(() => ask(0))
    const times: number[] = []
    const before = await processorSeconds(pid)
    for (let at = 1; at <= OPENINGS; at += 1) times.push(await timed(() => ask(at)))
    const spent = (1000 * ((await processorSeconds(pid)) - before)) / OPENINGS
    const middle = median(times).toFixed(0)
    tell(
      `  ${what}: ${middle} ms (${spent.toFixed(0)} ms of the server's processor), the first time ${first.toFixed(0)} ms`,
    )
    if (median(times) > LONGEST_OPENING_MS) faults.push(`${what} takes ${median(times).toFixed(0)} ms`)
  }
  return faults
}

async function middleOf(ask: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let turn = 0; turn < 7; turn += 1) times.push(await timed(ask))
  return median(times)
}

async function waitingOf(client: Client, id: string): Promise<number> {
  return (await client.call(contract.getList, { query: { id } })).body.list.counts.waiting
}

/** A deed at another list: its first row is doubtful again. */
async function undecided(client: Client, id: string): Promise<void> {
  const { rows } = (await client.call(contract.listRows, { query: { id, show: "all" } })).body
  const body = { commandId: crypto.randomUUID(), rowIds: [rows[0]?.id] }
  const { status } = await client.call(contract.undecideRows, { body })
  if (status !== 200) throw new Error(`a deed was answered with ${status}`)
}

/** As the desk does it with "choose all": loads all rows and ends them, a thousand at a time. */
async function endAll(client: Client, id: string): Promise<void> {
  const ids: string[] = []
  for (let offset = 0; ; offset += 1000) {
    const { body } = await client.call(contract.listRows, {
      query: { id, show: "all", offset: String(offset), limit: "1000" },
    })
    ids.push(...body.rows.map((row: { id: string }) => row.id))
    if (ids.length >= body.total) break
  }
  for (let at = 0; at < ids.length; at += 1000) {
    const rowIds = ids.slice(at, at + 1000)
    const body = {
      commandId: crypto.randomUUID(),
      rowIds,
      outcome: "not-living-here",
      reason: "查无此人",
      task: null,
    }
    const { status, body: answer } = await client.call(contract.endRows, { body })
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(answer)}`)
  }
}
