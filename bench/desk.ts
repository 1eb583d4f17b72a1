import type { Role } from "../src/core/access/roles.ts"
import type { Cluster } from "./kit/cluster.ts"
import { type Asking, deeds, findPlace, looks, type Place } from "./kit/desk-askings.ts"
import { fillCampaigns, type Person, signIn } from "./kit/desk-ground.ts"
import { type Pace, practised, send, type Wait, workOn } from "./kit/desk-people.ts"
import { startGateServer } from "./kit/gate-server.ts"
import type { Line } from "./kit/lines.ts"
import { median, quantile, tell, timed } from "./kit/measure.ts"

const ALONE = 12

/** Who is at work at once, twenty of them. */
const staffed: readonly Role[] = [
  ...Array.from({ length: 10 }, (): Role => "staff"),
  ...([
    "head",
    "head",
    "doctor",
    "doctor",
    "team",
    "team",
    "owners",
    "property",
    "volunteer-lead",
    "street",
  ] as const),
]
/** The roles that see no people. */
const restricted: ReadonlySet<Role> = new Set(["owners", "property", "volunteer-lead", "street"])

/** Twenty people at work at once on ten campaigns of history; how long they wait, and the most restricted of them. */
export async function measureDesk(cluster: Cluster): Promise<Line[]> {
  const fresh = await cluster.newDatabase()
  const { communityId, today } = await fillCampaigns(fresh)
  const server = await startGateServer(fresh.configs)
  try {
    const people = await Promise.all(staffed.map((role) => signIn(fresh, communityId, role, server.url)))
    return await measurePeople(people, await findPlace((people[0] as Person).client, today))
  } finally {
    await server.stop()
  }
}

async function measurePeople(people: readonly Person[], at: Place): Promise<Line[]> {
  tell("desk: one alone")
  const alone = await workAlone(people.find(({ role }) => role === "head") as Person, at)
  tell("desk: twenty people who look")
  const work = async (pace: Pace) =>
    (await Promise.all(people.map((person) => workOn(person, at, pace)))).flat()
  const looking = await work({ thinkingMs: practised.thinkingMs / 2, deedEvery: null })
  tell("desk: twenty people at work")
  const working = await work(practised)
  tell("desk: twenty people at work, twice as fast")
  const hurried = await work({ thinkingMs: practised.thinkingMs / 2, deedEvery: practised.deedEvery })
  return [
    ...boundsOf("twenty people who look, at twice a practised hand's pace", looking),
    ...boundsOf("twenty practised hands who look and write", working),
    ...withoutBounds(boundsOf("the same at twice that pace", hurried)),
    ...alone,
    ...pathsOf(working),
  ]
}

/** What each costs when nobody else is at work. */
async function workAlone(person: Person, at: Place): Promise<Line[]> {
  const lines: Line[] = []
  for (const { name, endpoint, ask } of [...looks, ...deeds]) {
    const times: number[] = []
    for (let turn = 0; turn <= ALONE; turn += 1) {
      times.push(await timed(() => send(person, endpoint, ask(at))))
    }
    lines.push({ what: `  ${name}, alone`, measured: median(times.slice(1)), unit: "ms" })
  }
  lines.push({
    what: "  GET /api/board after a change, alone",
    measured: await afterChange(person, at),
    unit: "ms",
  })
  return lines
}

/** What the first costs that asks for the board when it has changed. */
async function afterChange(person: Person, at: Place): Promise<number> {
  const [board] = looks as [Asking]
  const [write] = deeds as [Asking]
  const times: number[] = []
  for (let turn = 0; turn < ALONE; turn += 1) {
    await send(person, write.endpoint, write.ask(at))
    times.push(await timed(() => send(person, board.endpoint, {})))
  }
  return median(times)
}

function boundsOf(who: string, waits: readonly Wait[]): Line[] {
  const of = (chosen: readonly Wait[], what: string): Line[] =>
    chosen.length === 0
      ? []
      : [{ what, ...{ measured: p95(chosen), unit: "ms" as const, wanted: { most: 100 } } }]
  return [
    ...of(
      waits.filter(({ kind }) => kind === "look"),
      `desk, ten campaigns, ${who}: a screen, 95th percentile`,
    ),
    ...of(
      waits.filter(({ kind, role }) => kind === "look" && restricted.has(role)),
      "  of the most restricted roles",
    ),
    ...of(
      waits.filter(({ kind }) => kind === "anew"),
      "  an open screen asked anew after a change",
    ),
    ...of(
      waits.filter(({ kind }) => kind === "deed"),
      "  something written down",
    ),
    { what: "  median of all", measured: median(waits.map(({ ms }) => ms)), unit: "ms" },
  ]
}

/** Beyond what a committee comes to: printed, not bound. */
function withoutBounds(lines: readonly Line[]): Line[] {
  return lines.map(({ wanted, ...line }) => line)
}

function pathsOf(waits: readonly Wait[]): Line[] {
  return [...new Set(waits.map(({ name }) => name))].sort().map((name): Line => {
    return {
      what: `  ${name}, 95th percentile`,
      ...{ measured: p95(waits.filter((wait) => wait.name === name)), unit: "ms", wanted: { most: 100 } },
    }
  })
}

function p95(waits: readonly Wait[]): number {
  return quantile(
    waits.map(({ ms }) => ms),
    0.95,
  )
}
