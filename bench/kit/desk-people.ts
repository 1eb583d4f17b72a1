import { setTimeout as sleep } from "node:timers/promises"
import { streamEvents } from "../../src/contract/board.ts"
import { countTasks } from "../../src/contract/tasks.ts"
import { concerns } from "../../src/contract/topics.ts"
import { mayDo, type Role } from "../../src/core/access/roles.ts"
import { makeEventCutter, waitBeforeAsking } from "../../src/web/app/live-line.ts"
import type { Asked } from "../../test/support/client.ts"
import { type Asking, deeds, looks, type Place } from "./desk-askings.ts"
import type { Person } from "./desk-ground.ts"
import { timed } from "./measure.ts"

const ASKED = 60

/**
 * How quickly somebody works: the time in which they read, talk and type between two things, and how many of them are something
 * to write down (`deedEvery`: one in so many; null: nothing is written).
 */
export type Pace = { readonly thinkingMs: number; readonly deedEvery: number | null }

/**
 * A practised hand needs up to 30 s for a form and looks something up every 3 s. Twenty of them write 40 times a minute, where a
 * committee has 300 calls a day.
 */
export const practised: Pace = { thinkingMs: 3_000, deedEvery: 10 }

export type Wait = {
  readonly role: Role
  readonly name: string
  readonly kind: "look" | "deed" | "anew"
  readonly ms: number
}

/**
 * One person: one thing after the other, and, as a browser does, what the open screen shows live asked anew whenever a change
 * concerns it. What is only searched for does not close the screen behind it.
 */
export async function workOn(person: Person, at: Place, pace: Pace): Promise<Wait[]> {
  const may = ({ endpoint }: Asking) => mayDo(person.role, endpoint.permission as never)
  const [own, ownDeeds] = [shuffled(looks.filter(may)), shuffled(deeds.filter(may))]
  const waits: Wait[] = []
  const open: { asking: Asking | null; asked: Asked } = { asking: null, asked: {} }
  const wait = async (kind: Wait["kind"], { name, endpoint }: Asking, asked: Asked) => {
    const ms = await timed(() => send(person, endpoint, asked))
    waits.push({ role: person.role, name, kind, ms })
  }
  // the number of tasks stands in the head of every page
  const counting = looks.filter(({ endpoint }) => endpoint === countTasks).filter(may)
  const stop = await onChange(person, async (topics) => {
    for (const asking of counting) {
      if (concerns(topics, asking.endpoint.shows)) await wait("anew", asking, {})
    }
    if (open.asking !== null && concerns(topics, open.asking.endpoint.shows)) {
      await wait("anew", open.asking, open.asked)
    }
  })
  for (let turn = 0; turn < ASKED; turn += 1) {
    await sleep(Math.random() * 2 * pace.thinkingMs)
    const write = pace.deedEvery !== null && turn % pace.deedEvery === pace.deedEvery - 1
    if (write && ownDeeds.length > 0) {
      const deed = ownDeeds[Math.floor(turn / (pace.deedEvery ?? 1)) % ownDeeds.length] as Asking
      await wait("deed", deed, deed.ask(at))
    } else {
      const asking = own[turn % own.length] as Asking
      const asked = asking.ask(at)
      await wait("look", asking, asked)
      if (asking.endpoint.shows !== undefined) Object.assign(open, { asking, asked })
    }
  }
  await stop()
  return waits
}

/** Calls `hear` after every change, never twice at once; what changes meanwhile is one more change. */
async function onChange(
  { client }: Person,
  hear: (topics: readonly string[] | null) => Promise<void>,
): Promise<() => Promise<void>> {
  const response = await client.fetch(streamEvents)
  const reader = (response.body as ReadableStream<Uint8Array>).getReader()
  const text = new TextDecoder()
  const state = {
    behind: false,
    about: new Set() as Set<string> | null,
    running: null as Promise<void> | null,
  }
  const catchUp = async () => {
    while (state.behind) {
      await sleep(waitBeforeAsking())
      const about = state.about && [...state.about]
      Object.assign(state, { behind: false, about: new Set() })
      await hear(about)
    }
    state.running = null
  }
  const cut = makeEventCutter(({ name, data }) => {
    if (name !== "change") return
    const { topics } = JSON.parse(data) as { topics: readonly string[] | null }
    state.about = topics === null || state.about === null ? null : new Set([...state.about, ...topics])
    state.behind = true
    state.running ??= catchUp()
  })
  const listening = (async () => {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      cut(text.decode(value, { stream: true }))
    }
  })()
  return async () => {
    await reader.cancel()
    await listening
    await state.running
  }
}

/** Asks, and reads the answer to its end; what a screen makes of it is not the server's time. */
export async function send({ client }: Person, endpoint: Asking["endpoint"], asked: Asked): Promise<void> {
  const answer = await client.fetch(endpoint, asked)
  const body = await answer.arrayBuffer()
  if (answer.status !== 200) {
    throw new Error(`${endpoint.path} was answered with ${answer.status} ${new TextDecoder().decode(body)}`)
  }
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, at: Math.random() }))
    .sort((one, other) => one.at - other.at)
    .map(({ item }) => item)
}
