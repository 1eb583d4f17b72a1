import { setTimeout as sleep } from "node:timers/promises"
import { median } from "../../bench/kit/measure.ts"
import { processorSeconds, residentMegabytes } from "../../bench/kit/memory.ts"

/** What somebody beside it asks for, by what it is called. */
export type Asks = Readonly<Record<string, () => Promise<unknown>>>

export type Waits = {
  readonly took: number
  /** What the server spent of the processor, in seconds. */
  readonly spent: number
  readonly mostMb: number
  /** The middle one and the longest, in milliseconds, by what was asked for. */
  readonly of: Readonly<Record<string, { readonly middle: number; readonly longest: number }>>
}

/** Asks for each over and over, all beside each other, while `work` goes on; how long each took, and the server's memory. */
export async function waitsWhile(pid: number, asks: Asks, work: () => Promise<unknown>): Promise<Waits> {
  const state = { going: true, mostMb: 0 }
  const asking = Object.entries(asks).map(async ([name, ask]) => {
    const waits: number[] = []
    while (state.going) {
      const asked = performance.now()
      await ask()
      waits.push(performance.now() - asked)
      state.mostMb = Math.max(state.mostMb, await residentMegabytes(pid))
      await sleep(PAUSE_MS)
    }
    return [name, { middle: median(waits), longest: Math.max(...waits) }] as const
  })
  const [began, before] = [performance.now(), await processorSeconds(pid)]
  await work()
  const spent = (await processorSeconds(pid)) - before
  const took = performance.now() - began
  state.going = false
  return { took, spent, of: Object.fromEntries(await Promise.all(asking)), mostMb: state.mostMb }
}

/** As screens ask that look again whenever something changes. */
const PAUSE_MS = 200
