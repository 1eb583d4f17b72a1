import { setTimeout as sleep } from "node:timers/promises"
import { timed } from "../../bench/kit/measure.ts"
import { residentMegabytes } from "../../bench/kit/memory.ts"
import * as contract from "../../src/contract/findings.ts"
import { getHealth } from "../../src/contract/health.ts"
import { downloadReply } from "../../src/contract/lists.ts"
import { type Client, makeClient } from "../support/client.ts"
import { superuserOf } from "../support/data-of.ts"
import { openDesk, type Served } from "../support/program.ts"
import { command, headOf, matchedCounts, seconds, takeIn, tell } from "./desk.ts"
import { fillStreet } from "./street-people.ts"

const PEOPLE = 160_000
/** Nobody at a desk waits longer for an answer while the search runs. */
const LONGEST_WAIT_MS = 1_000
/** The thread with the whole register, beside the server. */
const MOST_MEGABYTES = 1_500
const FOUND_AT_LEAST = 0.75

/** A street's register in the program as people run it: searched for doubles whole, cancelled, killed on the way, and searched anew. */
export async function soakStreet(people = PEOPLE, seed = 1): Promise<boolean> {
  const desk = await openDesk()
  try {
    const data = await desk.dataDir()
    const first = await desk.serve(data)
    const client = await headOf(first)
    const database = await superuserOf(data)
    const { rows } = await database.query<{ id: string }>("select community_id as id from community")
    const { twice, listed } = await fillStreet(database, rows[0]?.id ?? "", people, seed)
    tell(`${people} people are written down, ${twice} of them twice`)
    const faults: string[] = []

    await begin(client)
    await until(client, ({ running }) => (running?.done ?? 0) > 0.1)
    const stopping = performance.now()
    await client.call(contract.cancelDoublesSearch, command())
    const cancelled = await until(client, ({ running }) => running === null)
    tell(`cancelled in ${Math.round(performance.now() - stopping)} ms: ${cancelled.last?.endedAs}`)
    if (cancelled.last?.endedAs !== "cancelled") faults.push("it was not cancelled")

    await begin(client)
    await until(client, ({ running }) => (running?.done ?? 0) > 0.1)
    first.process.kill("SIGKILL")
    await first.ended
    const second = await desk.serve(data)
    const again = makeClient(second.url, client.cookie())
    const watched = watch(second, again)
    const done = await until(again, ({ running, last }) => running === null && last?.endedAs === "done")
    const { longestMs, longestAt, mostMb, took, steps } = await watched.stop()
    tell(`after a kill it ends by itself in ${seconds(took)} with ${done.last?.found} doubles of ${twice}`)
    tell(
      `${Math.round(mostMb)} MB at most; ${steps} steps of progress; the longest answer took ${longestMs} ms, at ${longestAt}`,
    )
    if ((done.last?.found ?? 0) < FOUND_AT_LEAST * twice) faults.push("too few were found")
    if (longestMs > LONGEST_WAIT_MS) faults.push("somebody had to wait")
    if (mostMb > MOST_MEGABYTES) faults.push("too much memory")
    if (steps < 5) faults.push("no progress was told")
    const answering = watch(second, again)
    const id = await takeIn(again, {
      ...{ name: "街道.csv", sheet: "街道", kinds: ["name", "phone"] },
      content: ["姓名,手机号", ...listed.map(({ name, phone }) => `${name},${phone}`)].join("\n"),
    })
    const counts = await matchedCounts(again, id)
    const answered = await answering.stop()
    tell(`a list of ${counts.rows} rows is matched in ${seconds(answered.took)}: ${JSON.stringify(counts)}`)
    tell(`${Math.round(answered.mostMb)} MB at most; the longest answer took ${answered.longestMs} ms`)
    const reply = await timed(() => again.call(downloadReply, { query: { id } }))
    tell(`its reply is written in ${seconds(reply)}`)
    if (answered.longestMs > LONGEST_WAIT_MS) faults.push("somebody had to wait for the list")
    await database.end()
    for (const fault of faults) tell(fault)
    return faults.length === 0
  } finally {
    await desk.close()
  }
}

type State = {
  readonly running: { readonly done: number } | null
  readonly last: { readonly endedAs: string; readonly found: number | null } | null
}

/** Asks as a person beside it would, and looks at the memory, until it is stopped. */
function watch({ process }: Served, client: Client) {
  const state = {
    going: true,
    longestMs: 0,
    longestAt: null as number | null,
    mostMb: 0,
    dones: new Set<number>(),
  }
  const began = performance.now()
  const asking = (async () => {
    while (state.going) {
      const asked = performance.now()
      await client.call(getHealth)
      const ms = Math.round(performance.now() - asked)
      const { body } = await client.call(contract.getDoublesSearch)
      if (ms > state.longestMs) Object.assign(state, { longestMs: ms, longestAt: body.running?.done ?? null })
      state.dones.add(body.running?.done ?? 0)
      state.mostMb = Math.max(state.mostMb, await residentMegabytes(process.pid ?? 0))
      await sleep(50)
    }
  })()
  return {
    stop: async () => {
      state.going = false
      await asking
      const took = performance.now() - began
      return {
        longestMs: state.longestMs,
        longestAt: state.longestAt,
        mostMb: state.mostMb,
        took,
        steps: state.dones.size,
      }
    },
  }
}

async function until(client: Client, isSo: (state: State) => boolean): Promise<State> {
  for (;;) {
    const { body } = await client.call(contract.getDoublesSearch)
    if (isSo(body)) return body
    await sleep(100)
  }
}

async function begin(client: Client): Promise<void> {
  const { status } = await client.call(contract.beginDoublesSearch, command())
  if (status !== 200) throw new Error(`the search was answered with ${status}`)
}
