import { expect, it, vi } from "vitest"
import type { Device } from "./device.ts"
import { keepInTouch, waitAfter } from "./keep-in-touch.ts"

it("waits longer from failure to failure, a minute at most, and never two phones alike", () => {
  expect([1, 2, 3, 9].map((failures) => waitAfter(failures, 1))).toEqual([1_000, 2_000, 4_000, 60_000])
  expect(waitAfter(9, 0)).toBe(30_000)
  expect(waitAfter(0, 0)).toBe(waitAfter(0, 1))
})

it("sends at once when it is nudged, and once more for what came during a sending", async () => {
  const answers: (() => void)[] = []
  const sync = vi.fn(
    () => new Promise((resolve) => answers.push(() => resolve({ reached: false, refusal: "no-connection" }))),
  )
  const timers: { work: () => void; ms: number }[] = []
  const { nudge } = keepInTouch({ sync } as unknown as Device, {
    setTimeout: (work, ms) => timers.push({ work, ms }),
    clearTimeout: () => timers.splice(0),
    random: () => 1,
    onReturn: () => undefined,
    openEvents: () => {
      throw new Error("not before the server was reached")
    },
  })
  nudge()
  nudge()
  expect(sync).toHaveBeenCalledTimes(1)
  answers[0]?.()
  await vi.waitFor(() => expect(sync).toHaveBeenCalledTimes(2))
  answers[1]?.()
  await vi.waitFor(() => expect(timers.map(({ ms }) => ms)).toEqual([2_000]))
  timers[0]?.work()
  expect(sync).toHaveBeenCalledTimes(3)
})
