import { addDays, instantOf } from "../src/core/kit/dates.ts"
import { layDesk } from "../src/core/roster/desk-problem.ts"
import type { DutyGround, PostTurn } from "../src/core/roster/duty-ground.ts"
import { openWaySeeker } from "../src/main/roster/open-way-seeker.ts"
import { solveInWorkers } from "../src/main/roster/solve-in-workers.ts"
import { isRefusal } from "../src/service/refusal.ts"
import type { Line } from "./kit/lines.ts"
import { median, quantile, tell, timed } from "./kit/measure.ts"

const SECONDS = 5
const CALLS = 9
/** How often the clock ticks that tells how long the own thread was held up. */
const TICK_MS = 5

/** Swaps, stand-ins and sick calls as the server has them sought, and how long its own thread is held up by them. */
export async function measureWays(what: string, ground: DutyGround): Promise<Line[]> {
  tell(`ways, ${what}`)
  const desk = layDesk(ground)
  const solved = await solveInWorkers(desk.problem, { seed: 1, seconds: SECONDS })
  if (!solved.ok) throw new Error(`no roster for ${what}: ${solved.refusal}`)
  const turns = desk.turnsOf(solved.roster)
  // some days into it, so that there are days before and after
  const from = addDays(ground.firstDay, 3)
  const held = turns.filter(({ day, head }) => day > from && head === 1)
  const calls = Array.from({ length: CALLS }, (_, call) => held[Math.floor((call * held.length) / CALLS)])
  const seeker = openWaySeeker({
    report: (error) => {
      throw error
    },
  })
  const times = { mends: [] as number[], standIns: [] as number[], swaps: [] as number[] }
  const lag = watchLag()
  try {
    // the thread starts once in a server's life
    await sought(seeker.swaps({ told: toldOf(ground, turns), turn: calls[0] as PostTurn, from }))
    lag.begin()
    for (const turn of calls as PostTurn[]) {
      const told = toldOf(ground, turns)
      const freed = turns.filter((each) => each.workerId === turn.workerId && each.day >= turn.day)
      const after = {
        ...toldOf(
          ground,
          turns.filter((each) => !freed.includes(each)),
        ),
      }
      const now = instantOf(Date.parse(from))
      times.mends.push(await timed(() => sought(seeker.mends({ told: awayOf(after, turn), freed, now }))))
      const none = new Set<string>()
      const slot = { day: turn.day, postId: turn.postId, hoursId: turn.hoursId }
      const asked = { told: after, slot, near: none, without: new Set([turn.workerId]) }
      times.standIns.push(await timed(() => sought(seeker.standIns(asked))))
      times.swaps.push(await timed(() => sought(seeker.swaps({ told, turn, from }))))
    }
    return [
      ...linesOf(`${what}: ways after a sick call`, times.mends),
      ...linesOf("  stand-ins of a shift", times.standIns),
      ...linesOf("  swaps of a turn", times.swaps),
      { what: "  the server's own thread held up, at most", measured: lag.most(), unit: "ms" },
    ]
  } finally {
    lag.stop()
    await seeker.close()
  }
}

function linesOf(what: string, times: readonly number[]): Line[] {
  return [
    { what: `${what}, median`, measured: median(times), unit: "ms" },
    { what: "    slowest", measured: quantile(times, 1), unit: "ms", wanted: { most: 1000 } },
  ]
}

async function sought<Found>(search: Promise<Found>): Promise<void> {
  if (isRefusal(await search)) throw new Error("a search has failed")
}

function toldOf(ground: DutyGround, published: readonly PostTurn[]) {
  return { ground: { ...ground, published }, duties: new Map() }
}

function awayOf(told: ReturnType<typeof toldOf>, { workerId, day }: PostTurn) {
  return { ...told, ground: { ...told.ground, absences: [{ workerId, from: day, until: null }] } }
}

/** How late a clock of this thread ticks at worst. */
function watchLag() {
  let [last, worst] = [performance.now(), 0]
  const timer = setInterval(() => {
    const now = performance.now()
    worst = Math.max(worst, now - last - TICK_MS)
    last = now
  }, TICK_MS)
  return {
    begin: () => {
      ;[last, worst] = [performance.now(), 0]
    },
    most: () => worst,
    stop: () => clearInterval(timer),
  }
}
